import { expect, test } from "vitest";
import { joinBlocks, renderBlocks } from "../../../src/terraform/hcl";
import { CORPUS } from "./corpus";
import { write } from "./write";

test.each(CORPUS.map((json, index) => [index, json] as const))(
  "configuration %i comes back from HCL unchanged and is formatted",
  async (_, json) => {
    await write(json);
  },
);

test("the same configuration gives the same text", () => {
  for (const json of CORPUS) {
    const copy = JSON.parse(JSON.stringify(json));
    expect(joinBlocks(renderBlocks(copy))).toBe(joinBlocks(renderBlocks(json)));
  }
});
