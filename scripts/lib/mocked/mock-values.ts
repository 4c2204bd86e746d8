const ACCOUNT = "123456789012";
const REGION = "us-east-2";

/** An ARN that the provider's checks accept. */
const arn = (service: string, resource: string): string =>
  `arn:aws:${service}:${REGION}:${ACCOUNT}:${resource}`;
const globalArn = (service: string, resource: string): string => `arn:aws:${service}::${ACCOUNT}:${resource}`;

/**
 * Values that mocked providers give to computed attributes, by type. Terraform makes up random letters for the
 * rest, which will not do where the provider checks a format or HCL reaches into a list.
 */
export const mockedResources: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  aws_acm_certificate: { arn: arn("acm", "certificate/mocked") },
  aws_acm_certificate_validation: { certificate_arn: arn("acm", "certificate/mocked") },
  aws_autoscaling_group: { arn: arn("autoscaling", "autoScalingGroup:1:autoScalingGroupName/mocked") },
  aws_backup_vault: { arn: arn("backup", "backup-vault:mocked") },
  aws_cloudwatch_event_rule: { arn: arn("events", "rule/mocked") },
  aws_cloudwatch_log_group: { arn: arn("logs", "log-group:mocked") },
  aws_db_subnet_group: { arn: arn("rds", "subgrp:mocked") },
  aws_ecr_repository: { arn: arn("ecr", "repository/mocked") },
  aws_eks_cluster: {
    arn: arn("eks", "cluster/mocked"),
    endpoint: "https://0123456789.gr7.us-east-2.eks.amazonaws.com",
    certificate_authority: [{ data: "bW9ja2Vk" }],
    identity: [{ oidc: [{ issuer: `https://oidc.eks.${REGION}.amazonaws.com/id/0123456789` }] }],
  },
  aws_elasticache_replication_group: { arn: arn("elasticache", "replicationgroup:mocked") },
  aws_elasticache_user: { arn: arn("elasticache", "user:mocked") },
  aws_iam_instance_profile: { arn: globalArn("iam", "instance-profile/mocked") },
  aws_iam_openid_connect_provider: { arn: globalArn("iam", "oidc-provider/mocked") },
  aws_iam_policy: { arn: globalArn("iam", "policy/mocked") },
  aws_iam_role: { arn: globalArn("iam", "role/mocked") },
  aws_kms_key: { arn: arn("kms", "key/mocked") },
  aws_kms_alias: { arn: arn("kms", "alias/mocked") },
  aws_launch_template: {
    id: "lt-0123456789abcdef0",
    arn: arn("ec2", "launch-template/mocked"),
    latest_version: 1,
  },
  aws_rds_cluster: {
    arn: arn("rds", "cluster:mocked"),
    master_user_secret: [{ secret_arn: arn("secretsmanager", "secret:mocked") }],
  },
  aws_s3_bucket: { arn: "arn:aws:s3:::mocked" },
  kubernetes_service_v1: {
    status: [{ load_balancer: [{ ingress: [{ hostname: `mocked.elb.${REGION}.amazonaws.com`, ip: "" }] }] }],
  },
  aws_sqs_queue: { arn: arn("sqs", "mocked"), url: `https://sqs.${REGION}.amazonaws.com/${ACCOUNT}/mocked` },
};

/** What a mocked certificate says about the validation of these names. */
export function validationOptions(names: readonly string[]): Readonly<Record<string, string>>[] {
  return names.map((name) => ({
    domain_name: name,
    resource_record_name: `_mocked.${name}.`,
    resource_record_type: "CNAME",
    resource_record_value: "_mocked.acm-validations.aws.",
  }));
}

/** The same for data sources. */
export const mockedDataSources: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  aws_ami: { id: "ami-0123456789abcdef0" },
  aws_caller_identity: { account_id: ACCOUNT, arn: globalArn("iam", "role/Admin") },
  aws_iam_policy_document: { json: '{"Statement":[],"Version":"2012-10-17"}' },
  aws_lb: { dns_name: `mocked.elb.${REGION}.amazonaws.com`, zone_id: "Z0MOCKEDNLB" },
  aws_iam_session_context: { issuer_arn: globalArn("iam", "role/Admin") },
  aws_partition: { partition: "aws", dns_suffix: "amazonaws.com" },
  aws_region: { id: REGION, name: REGION },
  aws_route53_zone: { zone_id: "Z0MOCKEDZONE", name_servers: ["ns-1.mocked", "ns-2.mocked"] },
};
