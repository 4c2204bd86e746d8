import { renderBlock } from "./block";
import { type BlockKind, topLevelBlocks } from "./configuration";
import type { TerraformJson } from "./json";

export { jsonDocument, rawExpression, yamlDocument } from "./document";
export { HclError } from "./errors";
export type { JsonObject, JsonValue, TerraformJson } from "./json";

/** One top-level block of HCL. */
export interface HclBlock {
  readonly kind: BlockKind;
  /** For instance `aws_vpc.this`, `data.aws_ami.fck_nat`, `var.x`, `output.x`, `provider.aws`, `backend.s3`. */
  readonly address: string;
  /** The block, formatted as `terraform fmt` does, ending in `}` and a line feed. */
  readonly text: string;
}

/** How the blocks of a configuration are to be written. */
export interface HclOptions {
  /**
   * Addresses in the order wanted; blocks with other addresses follow in the order of the JSON.
   * @default - the order of the JSON
   */
  readonly order?: readonly string[];
  /**
   * Per address: lines of `# …` above the block.
   * @default - none
   */
  readonly comments?: ReadonlyMap<string, string>;
  /**
   * Per address: a `# …` comment after the `{` of the block's first line.
   * @default - none
   */
  readonly trailingComments?: ReadonlyMap<string, string>;
}

/**
 * Writes Terraform JSON configuration as HCL that means exactly the same.
 *
 * The `terraform` block becomes two: settings and provider requirements, and the backend.
 *
 * @throws HclError if something cannot be written: a type that no committed provider schema has, an argument that the
 * schema does not know, a string that is no valid template
 */
export function renderBlocks(config: TerraformJson, options: HclOptions = {}): HclBlock[] {
  const blocks = topLevelBlocks(config).map(({ kind, address, block }) => ({
    kind,
    address,
    text: renderBlock(block, {
      above: options.comments?.get(address),
      trailing: options.trailingComments?.get(address),
    }),
  }));
  const positions = new Map(options.order?.map((address, index) => [address, index]));
  const position = ({ address }: HclBlock): number => positions.get(address) ?? positions.size;
  return blocks.sort((a, b) => position(a) - position(b));
}

/** Puts blocks into one file, with a blank line between them. */
export function joinBlocks(blocks: readonly HclBlock[]): string {
  return blocks.map(({ text }) => text).join("\n");
}
