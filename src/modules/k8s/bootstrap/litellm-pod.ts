import { versions } from "../../../versions";
import { onPool } from "../placement";
import { spreadOverNodes } from "../pod-placement";
import type { LitellmProps } from "./litellm";

/** User of the image `litellm-non_root`: https://github.com/BerriAI/litellm/blob/main/docker/Dockerfile.non_root */
const user = "65534";

/** The pod of LiteLLM, as the kubernetes provider takes it. */
export function litellmPodSpec(
  props: LitellmProps,
  serviceAccountName: string,
  configMap: string,
  labels: Readonly<Record<string, string>>,
) {
  const { nodeSelector, tolerations } = onPool("coder-server");
  return {
    serviceAccountName,
    automountServiceAccountToken: false,
    nodeSelector: { ...nodeSelector },
    toleration: tolerations.map((toleration) => ({ ...toleration })),
    topologySpreadConstraint: spreadOverNodes(labels).map(({ labelSelector, ...rule }) => ({
      ...rule,
      labelSelector: [{ matchLabels: { ...labelSelector.matchLabels } }],
    })),
    terminationGracePeriodSeconds: 120,
    volume: [{ name: "config", configMap: { name: configMap } }],
    container: [
      {
        name: "litellm",
        image: versions.images.litellm,
        args: ["--config", "/etc/litellm/config.yaml", "--port", "4000"],
        env: environment(props),
        port: [{ name: "http", containerPort: 4000, protocol: "TCP" }],
        volumeMount: [{ name: "config", mountPath: "/etc/litellm", readOnly: true }],
        resources: { requests: { cpu: "1", memory: "2Gi" }, limits: { memory: "4Gi" } },
        securityContext: {
          runAsNonRoot: true,
          runAsUser: user,
          runAsGroup: user,
          allowPrivilegeEscalation: false,
          capabilities: { drop: ["ALL"] },
          seccompProfile: { type: "RuntimeDefault" },
        },
        startupProbe: { ...probe("/health/liveliness"), periodSeconds: 10, failureThreshold: 60 },
        livenessProbe: { ...probe("/health/liveliness"), periodSeconds: 15, failureThreshold: 4 },
        readinessProbe: { ...probe("/health/readiness"), periodSeconds: 10, failureThreshold: 3 },
      },
    ],
  };
}

/** https://docs.litellm.ai/docs/proxy/health */
function probe(path: string) {
  return { httpGet: { path, port: "http" }, timeoutSeconds: 10 };
}

/** https://docs.litellm.ai/docs/proxy/config_settings and https://docs.litellm.ai/docs/proxy/elasticache_iam */
function environment({ region, databaseHost, databasePort, cache }: LitellmProps) {
  const secret = (key: string) => ({ valueFrom: { secretKeyRef: { name: "litellm-master", key } } });
  const texts: Readonly<Record<string, string>> = {
    LITELLM_MODE: "PRODUCTION",
    LITELLM_LOG: "ERROR",
    AWS_REGION: region,
    AWS_REGION_NAME: region,
    IAM_TOKEN_DB_AUTH: "True",
    DATABASE_HOST: databaseHost,
    DATABASE_PORT: databasePort,
    DATABASE_NAME: "litellm",
    DATABASE_USER: "litellm",
    REDIS_HOST: cache.host,
    REDIS_PORT: cache.port,
    REDIS_SSL: "True",
    REDIS_AWS_IAM_AUTH: "True",
    REDIS_AWS_IAM_USER_NAME: cache.userName,
    REDIS_AWS_IAM_CACHE_NAME: cache.replicationGroupId,
    REDIS_AWS_IAM_REGION: region,
  };
  return [
    { name: "LITELLM_MASTER_KEY", ...secret("master_key") },
    { name: "LITELLM_SALT_KEY", ...secret("salt_key") },
    ...Object.entries(texts).map(([name, value]) => ({ name, value })),
  ];
}
