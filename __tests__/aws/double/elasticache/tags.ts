import { queryAnswer } from "../query";
import type { Action } from "./index";
import type { ElasticacheState } from "./state";

/** Tags of everything that has an ARN. */
export function tagActions(state: ElasticacheState): Record<string, Action> {
  const answer = (action: string, arn: string) => {
    const tags = [...(state.tags.get(arn) ?? [])].map(([Key, Value]) => ({ Key, Value }));
    return queryAnswer(action, { TagList: { item: "Tag", of: tags } });
  };
  return {
    ListTagsForResource: (parameters) => answer("ListTagsForResource", parameters.required("ResourceName")),
    AddTagsToResource(parameters) {
      const arn = parameters.required("ResourceName");
      const added = parameters.pairs("Tags.Tag", "Key", "Value");
      state.tags.set(arn, new Map([...(state.tags.get(arn) ?? []), ...added]));
      return answer("AddTagsToResource", arn);
    },
    RemoveTagsFromResource(parameters) {
      const arn = parameters.required("ResourceName");
      for (const key of parameters.list("TagKeys.member")) state.tags.get(arn)?.delete(key);
      return answer("RemoveTagsFromResource", arn);
    },
  };
}
