/** From pairings to template folders, and to what the `coder` layer needs to know of them. */
import { createHash } from "node:crypto";
import { App } from "cdktf";
import type { Pairing, TemplateLifecycle } from "./pairing";
import { templateReadme } from "./readme";
import { type ResolvedPairing, resolvePairing } from "./resolve-pairing";
import type { TemplateDeployment } from "./workspace";
import { contentHashPlaceholder, WorkspaceTemplate } from "./workspace-template";

/** What the server takes at most. https://coder.com/docs/admin/templates/managing-templates */
const maxTemplateBytes = 1024 * 1024;

/** An input of a template: what `tf_vars` may and must set. */
export interface TemplateInput {
  readonly name: string;
  readonly type: string;
  readonly description: string;
  readonly required: boolean;
}

/** A composed template. */
export interface ComposedTemplate {
  readonly pairing: ResolvedPairing;
  /** The files by path below the template's folder. */
  readonly files: ReadonlyMap<string, string>;
  /** SHA-256 over all files, in hexadecimal. */
  readonly contentHash: string;
  readonly inputs: readonly TemplateInput[];
}

/**
 * Composes one template.
 *
 * @throws PairingError when toolchain, base, capabilities and profiles do not go together
 */
export function composeTemplate(pairing: Pairing, deployment: TemplateDeployment): ComposedTemplate {
  const resolved = resolvePairing(pairing);
  const template = new WorkspaceTemplate(new App(), resolved, deployment);
  const inputs = (): TemplateInput[] =>
    [...template.inputs].map(([name, variable]) => ({
      name,
      type: variable.props.type,
      description: variable.props.description,
      required: variable.required,
    }));
  const files = template.files();
  files.set("README.md", templateReadme(resolved, template));
  const sorted = new Map([...files].sort(([a], [b]) => (a < b ? -1 : 1)));
  const contentHash = hashOf(sorted);
  const stamped = new Map(
    [...sorted].map(([path, content]) => [path, content.replaceAll(contentHashPlaceholder, contentHash)]),
  );
  refuseTooLarge(pairing.name, stamped);
  return { pairing: resolved, files: stamped, contentHash, inputs: inputs() };
}

/** Over paths and contents, with the placeholder where the hash itself will stand. */
function hashOf(files: ReadonlyMap<string, string>): string {
  const hash = createHash("sha256");
  for (const [path, content] of files) hash.update(`${path}\0${content}\0`);
  return hash.digest("hex");
}

function refuseTooLarge(name: string, files: ReadonlyMap<string, string>): void {
  const bytes = [...files.values()].reduce((sum, content) => sum + Buffer.byteLength(content), 0);
  if (bytes > maxTemplateBytes) {
    throw new Error(
      `template ${name}: ${bytes} bytes; Coder takes at most ${maxTemplateBytes}; move files into the image`,
    );
  }
}

/** Folder of a template below `infra/`. */
export function templateFolder(deployment: string, name: string): string {
  return `${deployment}/templates/${name}`;
}

/** What the `coder` layer makes a `coderd_template` from. */
export interface TemplateCatalogEntry {
  readonly name: string;
  readonly displayName: string;
  readonly description: string;
  readonly icon: string;
  /** Folder below `infra/`. */
  readonly folder: string;
  /** Changes whenever a file of the template changes. */
  readonly versionName: string;
  /** Names of Coder groups. */
  readonly access: { readonly use: readonly string[]; readonly admin: readonly string[] };
  readonly lifecycle: {
    readonly defaultTtlMs: number;
    readonly activityBumpMs: number;
    readonly failureTtlMs: number;
    readonly timeTilDormantMs: number;
    readonly timeTilDormantAutodeleteMs: number;
    readonly autostopDays: readonly string[];
  };
  readonly provisionerTags: Readonly<Record<string, string>>;
  /** What `tf_vars` may set; required ones it must. */
  readonly inputs: readonly TemplateInput[];
}

const hour = 3_600_000;

/** The entry of a composed template. */
export function catalogEntry(template: ComposedTemplate, deployment: string): TemplateCatalogEntry {
  const { pairing, contentHash, inputs } = template;
  return {
    name: pairing.name,
    displayName: pairing.displayName,
    description: pairing.description,
    icon: pairing.icon,
    folder: templateFolder(deployment, pairing.name),
    versionName: `${pairing.toolchain.version}-${contentHash.slice(0, 12)}`,
    access: pairing.access,
    lifecycle: milliseconds(pairing.lifecycle),
    provisionerTags: pairing.provisionerTags,
    inputs,
  };
}

function milliseconds(lifecycle: TemplateLifecycle): TemplateCatalogEntry["lifecycle"] {
  return {
    defaultTtlMs: lifecycle.defaultTtlHours * hour,
    activityBumpMs: lifecycle.activityBumpHours * hour,
    failureTtlMs: lifecycle.failureTtlHours * hour,
    timeTilDormantMs: lifecycle.dormantAfterDays * 24 * hour,
    timeTilDormantAutodeleteMs: lifecycle.deleteDormantAfterDays * 24 * hour,
    autostopDays: lifecycle.autostopDays,
  };
}
