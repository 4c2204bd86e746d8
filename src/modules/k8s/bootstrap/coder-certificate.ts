import type { Release } from "@cdktf/provider-helm/lib/release";
import { Construct } from "constructs";
import { LocalChart, type LocalChartSource } from "../local-chart";

/** What a certificate is made from. */
export interface CoderCertificateProps {
  readonly namespace: string;
  /** Secret that cert-manager keeps the certificate in. */
  readonly secretName: string;
  /** Name of the ClusterIssuer. */
  readonly issuer: string;
  readonly dnsNames: readonly string[];
}

/** The chart `charts/coder-certificate`: https://cert-manager.io/docs/usage/certificate/ */
export const coderCertificateChart: LocalChartSource = {
  name: "coder-certificate",
  description: "The certificate with which Coder's pods end TLS.",
  values: `# Secret that cert-manager keeps the certificate in.
secretName: ""

# ClusterIssuer that signs it.
issuer: ""

# Names that it covers.
dnsNames: []
`,
  templates: {
    "certificate.yaml": `apiVersion: cert-manager.io/v1
kind: Certificate
metadata:
  name: {{ .Values.secretName }}
  namespace: {{ .Release.Namespace }}
spec:
  secretName: {{ .Values.secretName }}
  issuerRef:
    kind: ClusterIssuer
    name: {{ .Values.issuer }}
  dnsNames:
    {{- toYaml .Values.dnsNames | nindent 4 }}
`,
  },
};

/** A certificate of cert-manager for the pods of Coder, as a local chart: its kind comes from cert-manager's CRDs. */
export class CoderCertificate extends Construct {
  readonly release: Release;
  readonly files: ReadonlyMap<string, string>;

  constructor(scope: Construct, id: string, props: CoderCertificateProps) {
    super(scope, id);
    const { namespace, ...values } = props;
    const chart = new LocalChart(this, "Default", {
      source: coderCertificateChart,
      namespace,
      values,
    });
    this.release = chart.release;
    this.files = chart.files;
  }
}
