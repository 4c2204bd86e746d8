import { createHash } from "node:crypto";
import { unsignedAuthorization } from "../../../__tests__/aws/double/messages";
import type { LayerSet } from "../layers";

/** Reads the state bucket past Terraform. */
export class StateBucket {
  constructor(
    private readonly endpoint: string,
    private readonly set: LayerSet,
  ) {}

  /** Makes the bucket without its layer. */
  async create(): Promise<void> {
    const body = `<CreateBucketConfiguration><LocationConstraint>${this.set.stateRegion}</LocationConstraint></CreateBucketConfiguration>`;
    await this.send("PUT", "", body);
  }

  /** Takes the bucket away with everything in it. */
  async remove(): Promise<void> {
    const listed = await (await this.send("GET", "")).text();
    for (const [, key] of listed.matchAll(/<Key>([^<]+)<\/Key>/g)) await this.send("DELETE", key ?? "");
    await this.send("DELETE", "");
  }

  /** The object at `key`, or undefined. */
  async read(key: string): Promise<string | undefined> {
    const response = await this.send("GET", key);
    const text = await response.text();
    return response.ok ? text : undefined;
  }

  private send(method: string, key: string, body?: string): Promise<Response> {
    return fetch(`${this.endpoint}/${this.set.stateBucket}/${key}`, {
      method,
      headers: { authorization: unsignedAuthorization("s3", this.set.stateRegion) },
      ...(body === undefined ? {} : { body }),
    });
  }

  /** A digest of the object at `key`. */
  async digest(key: string): Promise<string | undefined> {
    const text = await this.read(key);
    return text === undefined ? undefined : createHash("sha256").update(text).digest("hex");
  }

  /** Identifiers of the managed resources in a state, by address. */
  async resources(key: string): Promise<Map<string, string>> {
    const text = await this.read(key);
    const state: unknown = text === undefined ? {} : JSON.parse(text);
    return resourcesOf(state);
  }
}

interface StateInstance {
  readonly index_key?: string | number;
  readonly attributes?: { readonly id?: unknown };
}

interface StateResource {
  readonly mode: string;
  readonly type: string;
  readonly name: string;
  readonly instances: readonly StateInstance[];
}

function resourcesOf(state: unknown): Map<string, string> {
  const { resources = [] } = state as { resources?: readonly StateResource[] };
  const found = new Map<string, string>();
  for (const { mode, type, name, instances } of resources) {
    if (mode !== "managed") continue;
    for (const { index_key: key, attributes } of instances) {
      const index = key === undefined ? "" : `[${JSON.stringify(key)}]`;
      found.set(`${type}.${name}${index}`, String(attributes?.id ?? ""));
    }
  }
  return found;
}
