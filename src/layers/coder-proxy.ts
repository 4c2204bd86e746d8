import type { App } from "cdktf";
import { regionDomain } from "../config/dns/names";
import type { Deployment, Region } from "../config/types";
import { wildcardOf } from "../modules/dns/acm";
import { CoderProxy } from "../modules/k8s/bootstrap/coder-proxy";
import { rawExpression } from "../terraform/hcl";
import { output } from "../terraform/outputs";
import type { Site } from "../terraform/site";
import { versions } from "../versions";
import type { AcmLayer } from "./acm";
import type { CertManagerLayer } from "./cert-manager";
import type { CoderLayer } from "./coder";
import { accessUrl, podIssuer, primaryAccessUrl, wildcardAccessUrl } from "./coder-inputs";
import { coderSecret } from "./coder-secrets";
import type { EksLayer } from "./eks";
import type { KarpenterLayer } from "./karpenter";
import { KubernetesLayer } from "./kubernetes-layer";
import type { LbControllerLayer } from "./lb-controller";

/** What later layers read from a coder-proxy layer. */
export const coderProxyOutputs = {
  access_url: output.string("URL of the region's workspace proxies."),
  load_balancer_hostname: output.string("DNS name of the load balancer."),
};

/** What a coder-proxy layer is made from. */
export interface CoderProxyLayerProps {
  readonly site: Site;
  readonly deployment: Deployment;
  readonly region: Region;
  readonly eks: EksLayer;
  readonly acm: AcmLayer;
  /** Registers the proxy, and stores its token. */
  readonly coder: CoderLayer;
  readonly lbController: LbControllerLayer;
  readonly karpenter: KarpenterLayer;
  readonly certManager: CertManagerLayer;
}

/** Workspace proxies of a spoke. */
export class CoderProxyLayer extends KubernetesLayer<typeof coderProxyOutputs> {
  constructor(app: App, props: CoderProxyLayerProps) {
    const { site, deployment, region, eks } = props;
    const { server, proxy: size } = deployment.coder;
    super(app, {
      site,
      name: "coder-proxy",
      summary: `Workspace proxies in ${region.name}: apps, terminals and ports of workspaces near the people who use them.`,
      source: "src/layers/coder-proxy.ts",
      outputs: coderProxyOutputs,
      eks,
    });
    this.useAws();
    this.useKubernetes();
    const { certificate_arn } = this.read(props.acm);
    const { load_balancer_class } = this.read(props.lbController);
    this.after(props.karpenter);
    this.read(props.coder);
    const domain = regionDomain(region.name, deployment.domain);
    const token = coderSecret("hub_coder", "proxy_token", region.key);
    const proxy = new CoderProxy(this, "Default", {
      primaryAccessUrl: primaryAccessUrl(this, `https://${deployment.domain}`),
      accessUrl: accessUrl(this, `https://${domain}`),
      wildcardDomain: wildcardAccessUrl(this, wildcardOf(domain)),
      size,
      scheme: server.scheme,
      loadBalancerClass: load_balancer_class,
      ...(server.tls === "pod"
        ? { issuer: podIssuer(this, props.certManager) }
        : { certificateArn: certificate_arn }),
      certificateNames: [domain, wildcardOf(domain)],
      tokenSecretArn: token.arn,
      tokenRevision: token.revision,
      tokenVersion: token.version,
      secretsProvider: this.addAwsProvider({ region: deployment.hub.name, alias: "hub" }),
      chartVersion: this.addonVersion(versions.charts.coder),
    });
    this.addFiles(proxy.files);
    this.publish({
      access_url: rawExpression("var.coder_access_url"),
      load_balancer_hostname: proxy.loadBalancer.hostname,
    });
  }
}
