import { describe, expect, it } from "vitest";
import { ExistingZone, NewZone } from "../../../src/modules/dns/zone";
import { synthLayer } from "../../support/synth";

describe("ExistingZone", () => {
  const made = synthLayer((layer) => {
    new ExistingZone(layer, "zone", {
      zoneNameVariable: "zone_name",
      zoneIdVariable: "route53_zone_id",
      domainVariable: "domain_name",
    });
  });

  it("is found by id, else by name, and must own the domain", () => {
    expect(made.data("aws_route53_zone", "zone")).toEqual({
      name: "${var.route53_zone_id == null ? var.zone_name : null}",
      zone_id: "${var.route53_zone_id}",
      private_zone: false,
      lifecycle: {
        postcondition: [
          {
            condition:
              '${var.domain_name == trimsuffix(self.name, ".") || endswith(var.domain_name, ".${trimsuffix(self.name, ".")}")}',
            error_message:
              "The hosted zone ${self.name} does not own ${var.domain_name}: set route53_zone_id to the zone of that domain or of a domain above it.",
          },
        ],
      },
    });
  });
});

describe("NewZone", () => {
  it("is destroyed only when nobody else has records in it", () => {
    const made = synthLayer((layer) => {
      new NewZone(layer, "zone", { name: "acme.dev" });
    });
    expect(made.resource("aws_route53_zone", "zone")).toEqual({
      name: "acme.dev",
      comment: "Managed by Terraform",
      force_destroy: false,
    });
  });
});
