/** Notes that a module leaves on its constructs for the HCL writer: comments, and which file a block goes to. */
import type { IConstruct } from "constructs";

const commentKey = "hcl:comment";
const fileKey = "hcl:file";

/** Puts a comment above the first block that the construct makes. Say why, not what. */
export function explain(construct: IConstruct, comment: string): void {
  construct.node.addMetadata(commentKey, comment);
}

/** Sends the construct and all below it to a file of its own, e.g. `iam.tf`, instead of `main.tf`. */
export function placeInFile(construct: IConstruct, file: string): void {
  construct.node.addMetadata(fileKey, file);
}

/** The comments on the construct itself. */
export function commentsOn(construct: IConstruct): string[] {
  return construct.node.metadata.filter((entry) => entry.type === commentKey).map((entry) => String(entry.data));
}

/** The file that the construct asks for, or the nearest one above it does. */
export function fileOf(construct: IConstruct): string | undefined {
  return construct.node.scopes
    .toReversed()
    .flatMap((scope) => scope.node.metadata)
    .find((entry) => entry.type === fileKey)?.data as string | undefined;
}
