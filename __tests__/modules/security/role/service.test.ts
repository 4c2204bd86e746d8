import { describe, expect, it } from "vitest";
import { ServiceRole, type ServiceRoleProps } from "../../../../src/modules/security/role/service";
import { documentOf } from "../../../support/documents";
import { synthLayer } from "../../../support/synth";

function trustOf(props: Partial<ServiceRoleProps>): unknown {
  const layer = synthLayer(
    (scope) =>
      new ServiceRole(scope, "cluster", {
        name: "acme-cluster",
        description: "Control plane",
        service: "eks.amazonaws.com",
        policies: {},
        ...props,
      }),
  );
  return documentOf(layer.resource("aws_iam_role", "cluster").assume_role_policy);
}

function statement(action: string | string[]) {
  return {
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Principal: { Service: "eks.amazonaws.com" }, Action: action }],
  };
}

describe("ServiceRole", () => {
  it("trusts one AWS service", () => {
    expect(trustOf({})).toEqual(statement("sts:AssumeRole"));
  });

  it("lets the service pass session tags where asked", () => {
    expect(trustOf({ tagSession: true })).toEqual(statement(["sts:AssumeRole", "sts:TagSession"]));
  });

  it("describes itself for documentation", () => {
    const summaries: unknown[] = [];
    synthLayer((scope) => {
      const role = new ServiceRole(scope, "nodes", {
        name: "acme-nodes",
        description: "System nodes",
        service: "ec2.amazonaws.com",
        policies: {},
      });
      summaries.push(role.summary);
    });
    expect(summaries).toEqual([
      { address: "aws_iam_role.nodes", trusts: "`ec2.amazonaws.com`", description: "System nodes" },
    ]);
  });
});
