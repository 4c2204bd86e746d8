import { describe, expect, it } from "vitest";
import { CertManager, type CertManagerProps } from "../../../../src/modules/k8s/bootstrap/cert-manager";
import { CertManagerRole } from "../../../../src/modules/k8s/bootstrap/cert-manager-role";
import { documentOf } from "../../../support/documents";
import { synthLayer } from "../../../support/synth";
import { addOn, eks, eksText, spread, systemPlacement, valuesOf } from "./support";

const acme = {
  email: "platform@coderdemo.io",
  dnsZone: "coderdemo.io",
  solver: { kind: "route53", zoneId: "Z1", region: "us-east-2" },
} as const;

function made(props: CertManagerProps = {}) {
  return addOn((layer) => {
    new CertManager(layer, "Default", props);
  });
}

const component = (name: string) => ({
  replicaCount: 2,
  podDisruptionBudget: { enabled: true, maxUnavailable: 1 },
  ...systemPlacement,
  topologySpreadConstraints: spread({
    "app.kubernetes.io/instance": "cert-manager",
    "app.kubernetes.io/component": name,
  }),
  resources: { requests: { cpu: "50m", memory: "256Mi" }, limits: { memory: "256Mi" } },
});

describe("CertManager", () => {
  it("is a release of the pinned chart in a namespace of its own, where only restricted pods run", () => {
    const layer = made();
    expect(layer.resource("helm_release", "cert_manager")).toMatchObject({
      name: "cert-manager",
      repository: "oci://quay.io/jetstack/charts",
      version: "v1.21.1",
      namespace: "${kubernetes_namespace_v1.cert_manager.metadata[0].name}",
    });
    expect(layer.resource("kubernetes_namespace_v1", "cert_manager").metadata).toEqual({
      name: "cert-manager",
      labels: {
        "app.kubernetes.io/part-of": "coder",
        "pod-security.kubernetes.io/enforce": "restricted",
        "pod-security.kubernetes.io/warn": "restricted",
      },
    });
  });

  it("sets exactly these values", () => {
    expect(valuesOf(made({ roleArn: "arn" }), "cert_manager")).toEqual({
      crds: { enabled: true, keep: true },
      global: { leaderElection: { namespace: "cert-manager" } },
      serviceAccount: {
        create: true,
        name: "cert-manager",
        annotations: { "eks.amazonaws.com/role-arn": "arn" },
      },
      ...component("controller"),
      webhook: component("webhook"),
      cainjector: component("cainjector"),
      startupapicheck: systemPlacement,
    });
  });

  it("gives its service account no role unless there is one", () => {
    expect(valuesOf(made(), "cert_manager").serviceAccount).toEqual({ create: true, name: "cert-manager" });
  });

  it("takes version and number of replicas", () => {
    const layer = made({ chartVersion: "v1.22.0", replicas: 3 });
    expect(layer.resource("helm_release", "cert_manager").version).toBe("v1.22.0");
    const values = valuesOf(layer, "cert_manager");
    expect([values, values.webhook, values.cainjector]).toEqual(
      [3, 3, 3].map((replicaCount) => expect.objectContaining({ replicaCount })),
    );
  });

  it("has no issuer without an ACME account", () => {
    expect(made().names("helm_release")).toEqual(["cert_manager"]);
  });

  it("makes the issuers after its webhook answers", () => {
    const layer = made({ acme });
    expect(layer.resource("helm_release", "cluster_issuers")).toMatchObject({
      chart: "${path.module}/charts/cluster-issuers",
      depends_on: ["helm_release.cert_manager"],
    });
    expect(valuesOf(layer, "cluster_issuers")).toEqual({
      email: "platform@coderdemo.io",
      dnsZone: "coderdemo.io",
      dns01: { route53: { hostedZoneID: "Z1", region: "us-east-2" } },
      issuers: [
        { name: "letsencrypt-staging", server: "https://acme-staging-v02.api.letsencrypt.org/directory" },
        { name: "letsencrypt-production", server: "https://acme-v02.api.letsencrypt.org/directory" },
      ],
    });
  });

  it("S0-01: needs no Cloudflare token for Route 53", () => {
    expect(made({ acme }).json.resource).not.toHaveProperty("kubernetes_secret_v1");
  });

  it("passes the Cloudflare token from Secrets Manager by a write-only argument", () => {
    const layer = made({
      acme: {
        ...acme,
        solver: { kind: "cloudflare", tokenSecretId: "coderdemo/cloudflare", tokenRevision: 2 },
      },
    });
    expect(layer.json.ephemeral).toEqual({
      aws_secretsmanager_secret_version: { cloudflare_token: { secret_id: "coderdemo/cloudflare" } },
    });
    expect(layer.resource("kubernetes_secret_v1", "cloudflare_token")).toMatchObject({
      data_wo: {
        "api-token":
          '${jsondecode(ephemeral.aws_secretsmanager_secret_version.cloudflare_token.secret_string)["api-token"]}',
      },
      data_wo_revision: 2,
    });
    expect(layer.resource("kubernetes_secret_v1", "cloudflare_token")).not.toHaveProperty("data");
    expect(valuesOf(layer, "cluster_issuers").dns01).toEqual({
      cloudflare: { apiTokenSecretRef: { name: "cloudflare-token", key: "api-token" } },
    });
    expect(layer.resource("helm_release", "cluster_issuers").depends_on).toEqual([
      "helm_release.cert_manager",
      "kubernetes_secret_v1.cloudflare_token",
    ]);
  });
});

describe("CertManagerRole", () => {
  const layer = synthLayer((scope) => {
    new CertManagerRole(scope, "cert_manager", {
      clusterName: eks("cluster_name"),
      oidcProvider: { arn: eks("oidc_provider_arn"), issuer: eks("oidc_issuer") },
      zoneId: "Z1",
    });
  });
  const partition = "${data.aws_partition.current.partition}";

  it("may write the challenges of one zone, and nothing else", () => {
    const zone = `arn:${partition}:route53:::hostedzone/Z1`;
    expect(documentOf(layer.resource("aws_iam_policy", "cert_manager").policy)).toEqual({
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "SeeChanges",
          Effect: "Allow",
          Action: "route53:GetChange",
          Resource: `arn:${partition}:route53:::change/*`,
        },
        { Sid: "ReadZone", Effect: "Allow", Action: "route53:ListResourceRecordSets", Resource: zone },
        {
          Sid: "WriteChallenges",
          Effect: "Allow",
          Action: "route53:ChangeResourceRecordSets",
          Resource: zone,
          Condition: {
            "ForAllValues:StringEquals": { "route53:ChangeResourceRecordSetsRecordTypes": ["TXT"] },
            "ForAllValues:StringLike": {
              "route53:ChangeResourceRecordSetsNormalizedRecordNames": ["_acme-challenge.*"],
            },
          },
        },
      ],
    });
  });

  it("trusts cert-manager's service account only", () => {
    expect(documentOf(layer.resource("aws_iam_role", "cert_manager").assume_role_policy)).toMatchObject({
      Statement: [
        {
          Condition: {
            StringEquals: {
              [`${eksText("oidc_issuer")}:sub`]: "system:serviceaccount:cert-manager:cert-manager",
            },
          },
        },
      ],
    });
  });
});
