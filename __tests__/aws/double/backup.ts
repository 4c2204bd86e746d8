import { findRoute, type Route, segment } from "./eks/routes";
import { json, jsonBody, jsonError, type ServiceDouble } from "./messages";

/**
 * AWS Backup: the selections of a plan.
 *
 * https://docs.aws.amazon.com/aws-backup/latest/devguide/API_CreateBackupSelection.html
 */
export function backupDouble(): ServiceDouble {
  const selections = new Map<string, Record<string, unknown>>();
  let counter = 0;
  const key = (region: string, segments: Readonly<Record<string, string>>) =>
    `${region}/${segment(segments, "plan")}/${segment(segments, "selection")}`;
  const routes: Route[] = [
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
  return {
    service: "backup",
    async answer(call, upstream) {
      const found = findRoute(routes, call);
      return found?.route.answer(call, found.segments, upstream);
    },
  };
}
