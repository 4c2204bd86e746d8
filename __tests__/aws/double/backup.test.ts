import { expect, test } from "vitest";
import { backupDouble } from "./backup";
import { FakeUpstream, restCall } from "./fake-upstream";
import { json } from "./messages";

const nothing = new FakeUpstream(() => json({}));

test("a selection is kept until it is deleted", async () => {
  const double = backupDouble();
  const BackupSelection = { SelectionName: "one", IamRoleArn: "arn:role", Resources: ["arn:cluster"] };
  const put = restCall("backup", "PUT", "/backup/plans/p-1/selections/", { BackupSelection });
  const made = JSON.parse((await double.answer(put, nothing))?.body ?? "");
  const url = `/backup/plans/p-1/selections/${made.SelectionId}`;
  const found = await double.answer(restCall("backup", "GET", url), nothing);
  expect(JSON.parse(found?.body ?? "")).toMatchObject({ BackupPlanId: "p-1", BackupSelection });
  await double.answer(restCall("backup", "DELETE", url), nothing);
  expect((await double.answer(restCall("backup", "GET", url), nothing))?.status).toBe(404);
});

test("a vault tells the tags that it was made with, and later ones", async () => {
  const double = backupDouble();
  const BackupVaultArn = "arn:aws:backup:us-east-2:123456789012:backup-vault:acme";
  const upstream = new FakeUpstream(() => json({ BackupVaultArn }));
  await double.answer(
    restCall("backup", "PUT", "/backup-vaults/acme", { BackupVaultTags: { Layer: "hub-rds", Old: "x" } }),
    upstream,
  );
  const tags = `/tags/${encodeURIComponent(BackupVaultArn)}/`;
  await double.answer(restCall("backup", "POST", tags, { Tags: { New: "y" } }), upstream);
  await double.answer(
    restCall("backup", "POST", `/untag/${encodeURIComponent(BackupVaultArn)}`, { TagKeyList: ["Old"] }),
    upstream,
  );
  const told = await double.answer(restCall("backup", "GET", tags), upstream);
  expect(JSON.parse(told?.body ?? "")).toEqual({ Tags: { Layer: "hub-rds", New: "y" } });
});

test("other calls are moto's", async () => {
  expect(
    await backupDouble().answer(restCall("backup", "GET", "/backup/plans/p-1"), nothing),
  ).toBeUndefined();
});
