/** What the rendered charts must say in particular. Each check gives what is wrong. */
import { at, listAt, type Manifest, ofKind } from "./manifests";

type Expectation = (manifests: readonly Manifest[]) => string[];

/** Of the cluster's add-ons, by name of the chart. */
export const addOnExpectations: Readonly<Record<string, Expectation>> = {
  "aws-load-balancer-controller": (manifests) => {
    const [container] = listAt(ofKind(manifests, "Deployment")[0], "spec", "template", "spec", "containers");
    const flags = listAt(container, "args").map(String);
    const hooks = ofKind(manifests, "MutatingWebhookConfiguration").flatMap((one) => listAt(one, "webhooks"));
    return [
      ...["--cluster-name=coderdemo", "--aws-vpc-id=vpc-0123456789abcdef0"].flatMap((flag) =>
        expect(flags.includes(flag), `the controller is not given ${flag}`),
      ),
      ...expect(
        flags.some((flag) => flag.startsWith("--aws-region=")),
        "the controller is not given its region",
      ),
      ...expect(
        hooks.every((hook) => at(hook, "name") !== "mservice.elbv2.k8s.aws"),
        "a webhook stands before every new Service",
      ),
      ...expect(ofKind(manifests, "IngressClass").length === 1, "there is not exactly one IngressClass"),
    ];
  },
  "aws-ebs-csi-driver": (manifests) => {
    const classes = ofKind(manifests, "StorageClass");
    const isDefault = (one: Manifest) =>
      at(one, "metadata", "annotations", "storageclass.kubernetes.io/is-default-class") === "true";
    return [
      ...expect(classes.length === 3, `there are ${classes.length} StorageClasses instead of 3`),
      ...expect(classes.filter(isDefault).length === 1, "there is not exactly one default StorageClass"),
      ...classes.flatMap((one) => [
        ...expect(at(one, "parameters", "encrypted") === "true", "a StorageClass is not encrypted"),
        ...expect(at(one, "parameters", "type") === "gp3", "a StorageClass is not gp3"),
        ...expect(
          at(one, "volumeBindingMode") === "WaitForFirstConsumer",
          "a StorageClass binds before the pod has a zone",
        ),
      ]),
    ];
  },
  "metrics-server": (manifests) => {
    const [container] = listAt(ofKind(manifests, "Deployment")[0], "spec", "template", "spec", "containers");
    const [service] = ofKind(manifests, "APIService");
    return [
      ...expect(
        !listAt(container, "args").includes("--kubelet-insecure-tls"),
        "certificates of kubelets are not verified",
      ),
      ...expect(
        at(service, "spec", "insecureSkipTLSVerify") !== true &&
          at(service, "spec", "caBundle") !== undefined,
        "the API server does not verify metrics-server",
      ),
    ];
  },
  karpenter: (manifests) => {
    const pod = at(ofKind(manifests, "Deployment")[0], "spec", "template", "spec");
    const [container] = listAt(pod, "containers");
    const variables = new Map(
      listAt(container, "env").map((one) => [String(at(one, "name")), at(one, "value")]),
    );
    return [
      ...["CLUSTER_NAME", "CLUSTER_ENDPOINT", "INTERRUPTION_QUEUE", "AWS_REGION"].flatMap((name) =>
        expect(Boolean(variables.get(name)), `the controller is not given ${name}`),
      ),
      ...expect(at(pod, "dnsPolicy") === "Default", "the controller waits for CoreDNS"),
    ];
  },
  "karpenter-crd": (manifests) => {
    const kinds = ofKind(manifests, "CustomResourceDefinition").map((one) =>
      at(one, "spec", "names", "kind"),
    );
    return ["NodePool", "NodeClaim", "EC2NodeClass"].flatMap((kind) =>
      expect(kinds.includes(kind), `there is no CRD of ${kind}`),
    );
  },
  "cert-manager": (manifests) => {
    const crds = ofKind(manifests, "CustomResourceDefinition");
    return [
      ...expect(crds.length === 6, `there are ${crds.length} CRDs instead of 6`),
      ...expect(
        crds.every((one) => at(one, "metadata", "annotations", "helm.sh/resource-policy") === "keep"),
        "a CRD goes with the release, and all certificates with it",
      ),
    ];
  },
};

function expect(condition: boolean, problem: string): string[] {
  return condition ? [] : [problem];
}
