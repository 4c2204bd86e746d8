import { findRoute, type Route, segment } from "./eks/routes";
import {
  type AwsRequest,
  isRecord,
  json,
  jsonBody,
  jsonError,
  recordAt,
  type ServiceDouble,
  stringAt,
} from "./messages";

/**
 * AWS Backup: the selections of a plan, and the tags of plans and vaults.
 *
 * https://docs.aws.amazon.com/aws-backup/latest/devguide/API_Operations_AWS_Backup.html
 */
export function backupDouble(): ServiceDouble {
  const routes = [...selectionRoutes(), ...tagRoutes()];
  return {
    service: "backup",
    async answer(call, upstream) {
      const found = findRoute(routes, call);
      return found?.route.answer(call, found.segments, upstream);
    },
  };
}

function selectionRoutes(): Route[] {
  const selections = new Map<string, Record<string, unknown>>();
  let counter = 0;
  const key = (region: string, segments: Readonly<Record<string, string>>) =>
    `${region}/${segment(segments, "plan")}/${segment(segments, "selection")}`;
  return [
    {
      method: "PUT",
      path: "/backup/plans/{plan}/selections",
      async answer(call, segments) {
        counter += 1;
        const selection = `00000000-0000-4000-8000-${String(counter).padStart(12, "0")}`;
        const described = {
          SelectionId: selection,
          BackupPlanId: segment(segments, "plan"),
          CreationDate: Math.floor(Date.now() / 1000),
        };
        selections.set(key(call.region, { ...segments, selection }), {
          ...described,
          BackupSelection: jsonBody(call).BackupSelection,
        });
        return json(described);
      },
    },
    {
      method: "GET",
      path: "/backup/plans/{plan}/selections/{selection}",
      async answer(call, segments) {
        const found = selections.get(key(call.region, segments));
        return found === undefined
          ? jsonError(404, "ResourceNotFoundException", "The backup selection does not exist")
          : json(found);
      },
    },
    {
      method: "DELETE",
      path: "/backup/plans/{plan}/selections/{selection}",
      async answer(call, segments) {
        selections.delete(key(call.region, segments));
        return json({});
      },
    },
  ];
}

/** Moto keeps the tags of plans and vaults and does not tell them. */
function tagRoutes(): Route[] {
  const tags = new Map<string, Record<string, unknown>>();
  const creation = (path: string, given: string, arn: string): Route => ({
    method: "PUT",
    path,
    async answer(call, _segments, upstream) {
      const answer = await upstream.forward(call);
      const made: unknown = answer.status === 200 ? JSON.parse(answer.body) : {};
      const name = isRecord(made) ? stringAt(made, arn) : undefined;
      if (name !== undefined) tags.set(name, recordAt(jsonBody(call), given));
      return answer;
    },
  });
  const named = (call: AwsRequest) => decodeURIComponent(call.path.split("/")[2] ?? "");
  return [
    creation("/backup-vaults/{vault}", "BackupVaultTags", "BackupVaultArn"),
    creation("/backup/plans", "BackupPlanTags", "BackupPlanArn"),
    {
      method: "GET",
      path: "/tags/{arn}",
      answer: async (call) => json({ Tags: tags.get(named(call)) ?? {} }),
    },
    {
      method: "POST",
      path: "/tags/{arn}",
      async answer(call) {
        tags.set(named(call), { ...tags.get(named(call)), ...recordAt(jsonBody(call), "Tags") });
        return json({});
      },
    },
    {
      method: "POST",
      path: "/untag/{arn}",
      async answer(call) {
        const removed = new Set(jsonBody(call).TagKeyList as readonly string[]);
        const left = Object.entries(tags.get(named(call)) ?? {}).filter(([key]) => !removed.has(key));
        tags.set(named(call), Object.fromEntries(left));
        return json({});
      },
    },
  ];
}
