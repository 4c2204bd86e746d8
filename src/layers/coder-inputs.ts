/** Operator inputs that the layers of Coder share. */
import { Token } from "cdktf";
import { rawExpression } from "../terraform/hcl";
import type { Layer } from "../terraform/layer";
import type { OutputContract } from "../terraform/outputs";
import type { CertManagerLayer } from "./cert-manager";

/** `coder_access_url`: where people reach Coder. */
export function accessUrl<O extends OutputContract>(layer: Layer<O>, url: string): string {
  layer.variable("coder_access_url", {
    type: "string",
    description: "URL that people and workspaces reach Coder at.",
    default: url,
    validation: {
      condition: 'can(regex("^https://[a-z0-9.-]+$", var.coder_access_url))',
      errorMessage: `Expected https:// and a host name, without a path, e.g. ${url}.`,
    },
  });
  return rawExpression("var.coder_access_url");
}

/** `coder_wildcard_access_url`: host names of workspace apps. Despite its name it is no URL. */
export function wildcardAccessUrl<O extends OutputContract>(layer: Layer<O>, pattern: string): string {
  layer.variable("coder_wildcard_access_url", {
    type: "string",
    description: "Host name pattern of workspace apps: one * in the first label, no https://.",
    default: pattern,
    validation: {
      condition: 'can(regex("^\\\\*[a-z0-9-]*(\\\\.[a-z0-9-]+){2,}$", var.coder_wildcard_access_url))',
      errorMessage: `Expected a host name with one * at its start and without https://, e.g. ${pattern}.`,
    },
  });
  return rawExpression("var.coder_wildcard_access_url");
}

/** `secrets_revision`: raised after a secret in Secrets Manager has changed. */
export function secretsRevision<O extends OutputContract>(layer: Layer<O>): { number: number; text: string } {
  const { reference } = layer.variable("secrets_revision", {
    type: "number",
    description:
      "Raise it after a secret in Secrets Manager has changed: Terraform then writes the Kubernetes Secrets again and restarts the pods.",
    default: 1,
    validation: {
      condition: "var.secrets_revision >= 1 && var.secrets_revision == floor(var.secrets_revision)",
      errorMessage: "Expected a whole number of at least 1.",
    },
  });
  return { number: Token.asNumber(reference), text: rawExpression("tostring(var.secrets_revision)") };
}

/** `coder_primary_access_url`: where proxies find the Coder servers. */
export function primaryAccessUrl<O extends OutputContract>(layer: Layer<O>, url: string): string {
  layer.variable("coder_primary_access_url", {
    type: "string",
    description: "URL of the Coder servers.",
    default: url,
    validation: {
      condition: 'can(regex("^https://[a-z0-9.-]+$", var.coder_primary_access_url))',
      errorMessage: `Expected https:// and a host name, without a path, e.g. ${url}.`,
    },
  });
  return rawExpression("var.coder_primary_access_url");
}

/** The ClusterIssuer that signs certificates which end TLS in pods: the last of the list is not for staging. */
export function podIssuer<O extends OutputContract>(layer: Layer<O>, certManager: CertManagerLayer): string {
  layer.read(certManager);
  const issuers = "data.terraform_remote_state.cert_manager.outputs.cluster_issuers";
  return rawExpression(`${issuers}[length(${issuers}) - 1]`);
}
