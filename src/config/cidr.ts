import { Netmask } from "netmask";

const pattern = /^(\d{1,3}\.){3}\d{1,3}\/\d{1,2}$/;

/** Whether the text is an IPv4 CIDR block, aligned or not. */
export function isCidr(text: string): boolean {
  if (!pattern.test(text)) return false;
  const [address = "", prefix = ""] = text.split("/");
  return address.split(".").every(isOctet) && isDecimal(prefix) && Number(prefix) <= 32;
}

/** Whether the address of a CIDR block is the first of the block, as AWS requires. */
export function isAligned(cidr: string): boolean {
  return alignedCidr(cidr) === cidr;
}

/** The block that the address belongs to, e.g. `10.0.0.0/16` for `10.0.3.0/16`. */
export function alignedCidr(cidr: string): string {
  return block(cidr).toString();
}

/** Length of the prefix, e.g. 16. */
export function prefixLength(cidr: string): number {
  return block(cidr).bitmask;
}

/** Number of addresses in the block. */
export function addressCount(cidr: string): number {
  return block(cidr).size;
}

/** Whether two blocks share an address. */
export function overlaps(one: string, other: string): boolean {
  const first = block(one);
  const second = block(other);
  return first.contains(second) || second.contains(first);
}

/** Whether the first block lies inside the second. */
export function isWithin(inner: string, outer: string): boolean {
  return block(outer).contains(block(inner));
}

/** The piece number `index` (from 0) of a block that is cut into pieces of the given prefix length. */
export function pieceOf(cidr: string, prefix: number, index: number): string {
  const first = new Netmask(block(cidr).base, prefix);
  return (index === 0 ? first : first.next(index)).toString();
}

/** First block of the given prefix length inside `pools` that overlaps none of `taken`, if there is one. */
export function firstFree(
  prefix: number,
  pools: readonly string[],
  taken: readonly string[],
): string | undefined {
  for (const pool of pools) {
    const pieces = prefix < prefixLength(pool) ? 0 : 2 ** (prefix - prefixLength(pool));
    for (let index = 0; index < pieces; index++) {
      const candidate = pieceOf(pool, prefix, index);
      if (!taken.some((other) => overlaps(candidate, other))) return candidate;
    }
  }
  return undefined;
}

function isOctet(text: string): boolean {
  return isDecimal(text) && Number(text) <= 255;
}

/** No leading zero: some tools read `010` as octal. */
function isDecimal(text: string): boolean {
  return /^(0|[1-9]\d*)$/.test(text);
}

const parsed = new Map<string, Netmask>();

/** Parsed once: a deployment of a hundred regions compares each block thousands of times. */
function block(cidr: string): Netmask {
  const known = parsed.get(cidr) ?? new Netmask(cidr);
  parsed.set(cidr, known);
  return known;
}
