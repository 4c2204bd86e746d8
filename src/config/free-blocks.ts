import { firstFree, overlaps } from "./cidr";

/** RFC 1918. */
export const privateRanges = ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16"] as const;

/** Proposes CIDR blocks that nothing in the deployment uses, and never the same one twice. */
export class FreeBlocks {
  private readonly taken: string[];

  constructor(taken: readonly string[]) {
    this.taken = [...taken];
  }

  /** A free private block of that prefix length, from `pools` in their order. */
  take(prefix: number, pools: readonly string[] = privateRanges): string | undefined {
    return this.keep(firstFree(prefix, pools, this.taken));
  }

  /** The block wished for if it is free beside `own`, which it replaces; else another one of that prefix length. */
  takePreferred(wish: string, prefix: number, own: string): string | undefined {
    const others = this.taken.filter((block) => block !== own);
    return others.some((other) => overlaps(other, wish)) ? this.take(prefix) : this.keep(wish);
  }

  private keep(block: string | undefined): string | undefined {
    if (block !== undefined) this.taken.push(block);
    return block;
  }
}

/** How to mend a block: with a free one, or without. */
export function useFree(block: string | undefined): string {
  return block === undefined
    ? "no private block of that size is free: use smaller ones"
    : `use e.g. ${block}`;
}
