import type { Deployment, Region } from "../config/types";
import type { CertificateName } from "../modules/dns/acm";
import type { ReadmeSection } from "../terraform/layer";

/** The README sections of an acm layer. */
export function zoneReadme(
  { domain, dns }: Deployment,
  region: Region,
  names: readonly CertificateName[],
): ReadmeSection[] {
  const isHub = region.role === "hub";
  const domains = names.map(({ id }) => (id === "apex" ? domain : `${region.name}.${domain}`));
  const covered = domains.flatMap((name) => [`\`${name}\``, `\`*.${name}\``]).join(", ");
  return [
    {
      title: "Names",
      body:
        region.certificateArn === undefined
          ? `The certificate covers ${covered}. A wildcard stands for one label, so that each name needs its own.`
          : `An existing certificate is used. It must cover ${covered}; nothing here checks that.`,
    },
    ...(isHub ? [{ title: "Hosted zone", body: hostedZone(dns) }] : []),
  ];
}

function hostedZone({ createZone, zone }: Deployment["dns"]): string {
  const owner =
    "This layer owns the hosted zone of the whole deployment; every other layer reads its id from here.";
  if (!createZone) {
    return `${owner} It is found by \`zone_name\`, or by \`route53_zone_id\` where several zones have the same domain.`;
  }
  return `${owner} It is made here. ACM issues the certificate once \`${zone}\` is delegated to its name servers: while the first apply waits for the certificate, delegate the domain to the name servers of \`aws_route53_zone.zone\` (\`aws route53 get-hosted-zone\`).`;
}
