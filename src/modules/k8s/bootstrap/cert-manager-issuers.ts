import type { LocalChartSource } from "../local-chart";

/** How the ACME server is shown that a name is ours: a DNS record in Route 53, or in Cloudflare. */
export type Dns01Solver =
  | {
      readonly route53: { readonly hostedZoneID: string; readonly region: string };
    }
  | {
      readonly cloudflare: { readonly apiTokenSecretRef: { readonly name: string; readonly key: string } };
    };

/** The values of the chart `charts/cluster-issuers`. */
export type ClusterIssuersValues = {
  readonly email: string;
  readonly dnsZone: string;
  readonly dns01: Dns01Solver;
  readonly issuers: readonly { readonly name: string; readonly server: string }[];
};

/** Let's Encrypt: https://letsencrypt.org/docs/acme-protocol-updates/, https://letsencrypt.org/docs/staging-environment/ */
export const letsEncryptIssuers = [
  { name: "letsencrypt-staging", server: "https://acme-staging-v02.api.letsencrypt.org/directory" },
  { name: "letsencrypt-production", server: "https://acme-v02.api.letsencrypt.org/directory" },
] as const;

/** The chart `charts/cluster-issuers`: the ClusterIssuers that the layer's values hold. */
export const clusterIssuersChart: LocalChartSource = {
  name: "cluster-issuers",
  description: "ClusterIssuers of cert-manager.",
  values: `# The ACME server warns this address of certificates that are about to expire.
email: ""

# Names below this zone can have certificates.
dnsZone: ""

# The solver's part of an ACME issuer: https://cert-manager.io/docs/configuration/acme/dns01/
dns01: {}

# Each has a name and the URL of an ACME directory.
issuers: []
`,
  templates: {
    "cluster-issuers.yaml": `{{- range .Values.issuers }}
---
apiVersion: cert-manager.io/v1
kind: ClusterIssuer
metadata:
  name: {{ .name }}
  labels:
    app.kubernetes.io/name: {{ $.Chart.Name }}
    app.kubernetes.io/instance: {{ $.Release.Name }}
    app.kubernetes.io/managed-by: {{ $.Release.Service }}
spec:
  acme:
    email: {{ required "email: an issuer needs an e-mail address" $.Values.email | quote }}
    server: {{ .server }}
    privateKeySecretRef:
      name: {{ .name }}-account-key
    solvers:
      - selector:
          dnsZones:
            - {{ $.Values.dnsZone }}
        dns01:
          {{- toYaml $.Values.dns01 | nindent 10 }}
{{- end }}
`,
  },
};
