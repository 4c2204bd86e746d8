import { describe, expect, it } from "vitest";
import { Layers, outputsOf } from "./data-support";

describe("EcrLayer", () => {
  const layers = new Layers();
  const made = layers.made("hub-ecr");

  it("makes the documented repositories in the hub", () => {
    expect(layers.namesOf("ecr")).toEqual(["hub-ecr"]);
    expect(made.names("aws_ecr_repository")).toEqual([
      "base_ws",
      "claude_ws",
      "goose_ws",
      "fetch_and_store",
      "coder_preview",
    ]);
    expect(made.names("aws_ecr_replication_configuration")).toEqual([]);
  });

  it("says where images are", () => {
    const { registry, repository_urls, repository_arns } = outputsOf(made);
    expect(registry).toBe(
      "${data.aws_caller_identity.current.account_id}.dkr.ecr.us-east-2.${data.aws_partition.current.dns_suffix}",
    );
    expect(repository_urls).toMatchObject({ "base-ws": "${aws_ecr_repository.base_ws.repository_url}" });
    expect(repository_arns).toMatchObject({ "coder-preview": "${aws_ecr_repository.coder_preview.arn}" });
  });

  it("replicates to the spokes when it is asked to, with a provider for each", () => {
    const other = new Layers({ ecr: { repositories: ["ws"], replicateToSpokes: true } }).made("hub-ecr");
    expect(other.names("aws_ecr_repository")).toEqual(["ws", "ws_eu_west_2", "ws_us_west_2"]);
    const { replication_configuration } = other.resource("aws_ecr_replication_configuration", "this");
    const { rule } = replication_configuration as { rule: { destination: { region: string }[] }[] };
    expect(rule[0]?.destination.map(({ region }) => region)).toEqual(["eu-west-2", "us-west-2"]);
  });
});
