/** What the stub remembers: things with an id, by kind. */
import { randomUUID } from "node:crypto";

/** Anything of Coder's: fields as the API has them. */
export type Thing = Record<string, unknown> & { readonly id: string };

/** Time of everything that happens in the stub. */
export const now = "2026-11-20T12:00:00Z";

/** A collection of one kind. */
export class Collection {
  private readonly things = new Map<string, Thing>();

  add(fields: Record<string, unknown>): Thing {
    const thing = { id: randomUUID(), created_at: now, updated_at: now, ...fields };
    this.things.set(thing.id, thing);
    return thing;
  }

  /** By id, else by name. */
  find(idOrName: string | undefined): Thing | undefined {
    return this.things.get(idOrName ?? "") ?? this.all().find(({ name }) => name === idOrName);
  }

  all(): Thing[] {
    return [...this.things.values()];
  }

  change(id: string, fields: Record<string, unknown>): Thing | undefined {
    const thing = this.find(id);
    if (thing === undefined) return undefined;
    const changed = { ...thing, ...defined(fields), id: thing.id };
    this.things.set(thing.id, changed);
    return changed;
  }

  remove(idOrName: string): boolean {
    const thing = this.find(idOrName);
    return thing !== undefined && this.things.delete(thing.id);
  }
}

/** Everything that the stub remembers. */
export class Store {
  readonly organizations = new Collection();
  readonly groups = new Collection();
  readonly proxies = new Collection();
  readonly provisionerKeys = new Collection();
  readonly templates = new Collection();
  readonly templateVersions = new Collection();
  readonly files = new Collection();
  readonly licenses = new Collection();
  /** Settings by path. */
  readonly settings = new Map<string, unknown>();
  /** Secrets that the stub gave out: none of them may turn up elsewhere. */
  readonly secrets: string[] = [];
  readonly defaultOrganization = this.organizations.add({
    name: "coder",
    display_name: "Coder",
    description: "",
    icon: "",
    is_default: true,
  });

  secret(prefix: string): string {
    const value = `${prefix}-${randomUUID()}`;
    this.secrets.push(value);
    return value;
  }
}

/** A body's fields; anything but an object has none. */
export function fieldsOf(body: unknown): Record<string, unknown> {
  return typeof body === "object" && body !== null ? { ...body } : {};
}

function defined(fields: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== undefined && value !== null),
  );
}
