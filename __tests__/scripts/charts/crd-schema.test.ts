import { describe, expect, it } from "vitest";
import { schemaOf, schemaProblems } from "../../../scripts/lib/charts/crd-schema";

const crd = {
  kind: "CustomResourceDefinition",
  spec: {
    versions: [
      { name: "v1beta1", storage: false, schema: { openAPIV3Schema: {} } },
      {
        name: "v1",
        storage: true,
        schema: {
          openAPIV3Schema: {
            type: "object",
            description: "A thing.",
            properties: {
              kind: { type: "string" },
              metadata: { type: "object" },
              spec: {
                type: "object",
                required: ["size"],
                properties: {
                  size: { type: "string", enum: ["small", "large"], description: "Its size." },
                  limits: {
                    type: "object",
                    additionalProperties: { "x-kubernetes-int-or-string": true, pattern: "^[0-9]+$" },
                  },
                },
              },
            },
          },
        },
      },
    ],
  },
};

describe("the schema of a custom resource", () => {
  const schema = schemaOf(crd);
  const thing = (spec: object) => ({ kind: "Thing", metadata: { name: "it" }, spec });

  it("is the stored version's, without descriptions", () => {
    expect(JSON.stringify(schema)).not.toContain("description");
  });

  it("takes what the API server takes", () => {
    expect(schemaProblems(schema, thing({ size: "small", limits: { cpu: 1, memory: "2" } }))).toEqual([]);
  });

  it("refuses other values, missing fields and unknown ones", () => {
    const refused = (spec: object) =>
      schemaProblems(schema, thing(spec)).map((problem) => problem.split(" {")[0]);
    expect(refused({ size: "huge" })).toEqual(["/spec/size must be equal to one of the allowed values"]);
    expect(refused({})).toEqual(["/spec must have required property 'size'"]);
    expect(refused({ size: "small", colour: "red" })).toEqual(["/spec must NOT have additional properties"]);
    expect(refused({ size: "small", limits: { cpu: "many" } })).toEqual([
      '/spec/limits/cpu must match pattern "^[0-9]+$"',
    ]);
  });
});
