import { describe, expect, it } from "vitest";
import { resolveDeployment } from "../../../src/config/resolve";
import { minimal, problemsWith, problemsWithSpoke } from "../support";

const dns = (settings: Record<string, unknown>, domain = "coder.acme.dev") =>
  problemsWith({ domain, dns: settings });

describe("the hosted zone", () => {
  it("owns the domain", () => {
    expect(dns({ zone: "oder.acme.dev" })).toEqual([
      "dns.zone: the zone oder.acme.dev does not own the domain coder.acme.dev; expected the domain itself or one above it; use coder.acme.dev, or leave it out",
    ]);
    expect(dns({ zone: "acme.dev" })).toEqual([]);
    expect(dns({ zone: "coder.acme.dev" })).toEqual([]);
  });

  it("is either made or found", () => {
    expect(dns({ createZone: true, zoneId: "Z0123456789ABC" })).toEqual([
      "dns.zoneId: Z0123456789ABC was given, and createZone is true; a zone is either made or found; remove one of the two",
    ]);
  });

  it("has an id without a path", () => {
    expect(dns({ zoneId: "/hostedzone/Z0123456789ABC" })).toEqual([
      'dns.zoneId: "/hostedzone/Z0123456789ABC" is not the id of a hosted zone; expected upper-case letters and digits, without /hostedzone/; use e.g. Z0123456789ABCDEFGHIJ',
    ]);
  });

  it("is by default that of the domain", () => {
    expect(resolveDeployment(minimal).dns).toEqual({
      zone: "acme.dev",
      createZone: false,
      wildcardDomain: "*.acme.dev",
    });
    const given = { zone: "acme.dev", zoneId: "Z0123456789ABC", wildcardDomain: "*-apps.acme.dev" };
    expect(resolveDeployment({ ...minimal, dns: given }).dns).toEqual({ ...given, createZone: false });
  });
});

describe("the wildcard", () => {
  it.each(["*.apps.coder.acme.dev", "*.acme.dev", "*.other.dev"])(
    "%s is outside the certificate's names",
    (name) => {
      expect(dns({ wildcardDomain: name })).toEqual([
        `dns.wildcardDomain: ${name} is outside the names of the certificate (coder.acme.dev, *.coder.acme.dev); a wildcard in a certificate stands for one label; use *.coder.acme.dev`,
      ]);
    },
  );

  it.each(["*.coder.acme.dev", "*-apps.coder.acme.dev", "*--apps.coder.acme.dev"])(
    "%s is inside them",
    (name) => {
      expect(dns({ wildcardDomain: name })).toEqual([]);
    },
  );

  it("is a host name pattern without a scheme", () => {
    expect(dns({ wildcardDomain: "https://*.coder.acme.dev" })).toEqual([
      'dns.wildcardDomain: "https://*.coder.acme.dev" is not a host name pattern; expected one * at the start of the first label, without https://; use *.coder.acme.dev',
    ]);
    expect(dns({ wildcardDomain: "apps.coder.acme.dev" })).toEqual([
      'dns.wildcardDomain: "apps.coder.acme.dev" is not a host name pattern; expected one * at the start of the first label, without https://; use e.g. *.coderdemo.io',
    ]);
  });
});

describe("a region's certificate", () => {
  const arn = (region: string) =>
    `arn:aws:acm:${region}:123456789012:certificate/12345678-1234-1234-1234-123456789012`;

  it("is of the region", () => {
    expect(problemsWithSpoke({ certificateArn: arn("us-east-1") })).toEqual([
      "regions.euw2.certificateArn: the certificate is in us-east-1; a load balancer uses certificates of its own region; name one in eu-west-2, or leave it out to have one made",
    ]);
    expect(problemsWithSpoke({ certificateArn: arn("eu-west-2") })).toEqual([]);
  });

  it("is named by its ARN", () => {
    expect(problemsWithSpoke({ certificateArn: "12345678-1234" })).toEqual([
      'regions.euw2.certificateArn: "12345678-1234" is not the ARN of an ACM certificate; expected arn:<partition>:acm:<region>:<account>:certificate/<id>; use e.g. arn:aws:acm:us-east-2:123456789012:certificate/12345678-1234-1234-1234-123456789012',
    ]);
  });
});
