import type { Deployment } from "../config/types";
import type { Layer } from "../terraform/layer";
import type { OutputContract } from "../terraform/outputs";

/** The operator input `name` of the data layers: what RDS and ElastiCache accept as an identifier. */
export function resourceName<O extends OutputContract>(
  layer: Layer<O>,
  deployment: Deployment,
  description: string,
): string {
  return layer.variable("name", {
    type: "string",
    description,
    default: deployment.name,
    validation: {
      condition: 'can(regex("^[a-z](-?[a-z0-9]){0,31}$", var.name)) && length(var.name) <= 32',
      errorMessage:
        "Expected 1 to 32 lower-case letters, digits and single hyphens that start with a letter and do not end with a hyphen.",
    },
  }).stringValue;
}
