/** Notes that a module leaves on its constructs for the HCL writer: comments, and which file a block goes to. */
import type { IConstruct } from "constructs";

const commentKey = "hcl:comment";
const openingCommentKey = "hcl:opening-comment";
const fileKey = "hcl:file";

/** Puts a comment above the first block that the construct makes. Say why, not what. */
export function explain(construct: IConstruct, comment: string): void {
  construct.node.addMetadata(commentKey, comment);
}

/**
 * Puts a comment on the opening line of the construct's block. Terraform quotes that line in its error messages, so
 * it is the place for what an operator must know when the block fails.
 */
export function explainInErrors(construct: IConstruct, comment: string): void {
  construct.node.addMetadata(openingCommentKey, comment);
}

/** Sends the construct and all below it to a file of its own, e.g. `iam.tf`, instead of `main.tf`. */
export function placeInFile(construct: IConstruct, file: string): void {
  construct.node.addMetadata(fileKey, file);
}

/** The comments above the construct's block. */
export function commentsOn(construct: IConstruct): string[] {
  return textsOf(construct, commentKey);
}

/** The comments on the opening line of the construct's block. */
export function openingCommentsOn(construct: IConstruct): string[] {
  return textsOf(construct, openingCommentKey);
}

/** The file that the construct asks for, or the nearest one above it does. */
export function fileOf(construct: IConstruct): string | undefined {
  return construct.node.scopes.toReversed().flatMap((scope) => textsOf(scope, fileKey))[0];
}

function textsOf(construct: IConstruct, key: string): string[] {
  return construct.node.metadata.filter(({ type }) => type === key).map(({ data }) => String(data));
}
