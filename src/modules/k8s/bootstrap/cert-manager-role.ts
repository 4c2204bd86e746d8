import { Construct } from "constructs";
import { AwsContext } from "../../aws-context";
import { ManagedPolicy } from "../../security/policy";
import { policyDocument } from "../../security/policy-document";
import { type OidcProvider, ServiceAccountRole } from "../../security/role/service-account";
import { serviceAccounts } from "../service-accounts";

/** What the role is made from. */
export interface CertManagerRoleProps {
  readonly clusterName: string;
  readonly oidcProvider: OidcProvider;
  /** Id of the Route 53 zone. */
  readonly zoneId: string;
}

/** Longest id of a zone: https://docs.aws.amazon.com/Route53/latest/APIReference/API_HostedZone.html */
const longestZoneId = 32;

/**
 * The role of cert-manager's controller: it may write the TXT records `_acme-challenge.…` of one zone, and nothing
 * else. https://cert-manager.io/docs/configuration/acme/dns01/route53/
 */
export class CertManagerRole extends Construct {
  readonly arn: string;

  constructor(scope: Construct, id: string, props: CertManagerRoleProps) {
    super(scope, id);
    const { partition } = AwsContext.of(this);
    const zone = `arn:${partition}:route53:::hostedzone/${props.zoneId}`;
    const policy = new ManagedPolicy(this, "policy:Default", {
      name: `${props.clusterName}-cert-manager`,
      description: "ACME challenges in one Route 53 zone: cert-manager",
      document: policyDocument(
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
      ),
      expressionLengths: [[/\bzone_id$/, longestZoneId]],
    });
    const role = new ServiceAccountRole(this, "Default", {
      name: `${props.clusterName}-cert-manager`,
      description: "ACME challenges in Route 53: cert-manager",
      oidcProvider: props.oidcProvider,
      serviceAccount: serviceAccounts.certManager,
      policies: { route53: policy.arn },
    });
    this.arn = role.arn;
  }
}
