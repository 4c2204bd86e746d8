import type { AwsRequest } from "../../../__tests__/aws/double/messages";

/** Holds back calls to the AWS API, so that an apply can be interrupted at a known point. */
export class Gate {
  private matches: ((call: AwsRequest) => boolean) | undefined;
  private readonly held: { release(): void; drop(reason: Error): void }[] = [];

  /** Called for every call; waits while the call is held. */
  readonly onRequest = (call: AwsRequest): Promise<void> => {
    if (this.matches?.(call) !== true) return Promise.resolve();
    return new Promise((release, drop) => this.held.push({ release, drop }));
  };

  /** From now on calls that match are held. */
  hold(matches: (call: AwsRequest) => boolean): void {
    this.matches = matches;
  }

  /** How many calls are held. */
  get count(): number {
    return this.held.length;
  }

  /** Lets one held call through. */
  releaseOne(): void {
    this.held.shift()?.release();
  }

  /** Held calls are never made; later ones go through. */
  dropAll(): void {
    this.matches = undefined;
    for (const call of this.held.splice(0)) call.drop(new Error("cut off by the test"));
  }
}
