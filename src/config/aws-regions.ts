/** One AWS region. */
export interface AwsRegion {
  readonly name: string;
  readonly location: string;
  readonly partition: "aws" | "aws-us-gov" | "aws-cn" | "aws-eusc";
  /**
   * Letters of the zones that a deployment uses when it names none; undefined where the letters differ from account
   * to account, so that the deployment must name them.
   */
  readonly defaultZones: readonly string[] | undefined;
}

const abc = ["a", "b", "c"] as const;

/** [name, location, default zones]: `a`, `b` and `c` where nothing is said. */
type Row = readonly [string, string, (readonly string[] | "by account")?];

/**
 * Regions: https://docs.aws.amazon.com/global-infrastructure/latest/regions/aws-regions.html and botocore's
 * endpoints.json (1.43.11). Zone letters: https://github.com/jsonmaur/aws-regions; us-west-1 gives an account two of
 * three zones.
 */
const commercial: readonly Row[] = [
  ["af-south-1", "Africa (Cape Town)"],
  ["ap-east-1", "Asia Pacific (Hong Kong)"],
  ["ap-east-2", "Asia Pacific (Taipei)"],
  ["ap-northeast-1", "Asia Pacific (Tokyo)", ["a", "c", "d"]],
  ["ap-northeast-2", "Asia Pacific (Seoul)"],
  ["ap-northeast-3", "Asia Pacific (Osaka)"],
  ["ap-south-1", "Asia Pacific (Mumbai)"],
  ["ap-south-2", "Asia Pacific (Hyderabad)"],
  ["ap-southeast-1", "Asia Pacific (Singapore)"],
  ["ap-southeast-2", "Asia Pacific (Sydney)"],
  ["ap-southeast-3", "Asia Pacific (Jakarta)"],
  ["ap-southeast-4", "Asia Pacific (Melbourne)"],
  ["ap-southeast-5", "Asia Pacific (Malaysia)"],
  ["ap-southeast-6", "Asia Pacific (New Zealand)"],
  ["ap-southeast-7", "Asia Pacific (Thailand)"],
  ["ca-central-1", "Canada (Central)", ["a", "b", "d"]],
  ["ca-west-1", "Canada West (Calgary)"],
  ["eu-central-1", "Europe (Frankfurt)"],
  ["eu-central-2", "Europe (Zurich)"],
  ["eu-north-1", "Europe (Stockholm)"],
  ["eu-south-1", "Europe (Milan)"],
  ["eu-south-2", "Europe (Spain)"],
  ["eu-west-1", "Europe (Ireland)"],
  ["eu-west-2", "Europe (London)"],
  ["eu-west-3", "Europe (Paris)"],
  ["il-central-1", "Israel (Tel Aviv)"],
  ["me-central-1", "Middle East (UAE)"],
  ["me-south-1", "Middle East (Bahrain)"],
  ["mx-central-1", "Mexico (Central)"],
  ["sa-east-1", "South America (Sao Paulo)"],
  ["us-east-1", "US East (N. Virginia)"],
  ["us-east-2", "US East (Ohio)"],
  ["us-west-1", "US West (N. California)", "by account"],
  ["us-west-2", "US West (Oregon)"],
];

const govCloud: readonly Row[] = [
  ["us-gov-east-1", "AWS GovCloud (US-East)"],
  ["us-gov-west-1", "AWS GovCloud (US-West)"],
];

const china: readonly Row[] = [
  ["cn-north-1", "China (Beijing)", ["a", "b", "d"]],
  ["cn-northwest-1", "China (Ningxia)"],
];

const sovereign: readonly Row[] = [["eusc-de-east-1", "AWS European Sovereign Cloud (Germany)"]];

const rows = (partition: AwsRegion["partition"], list: readonly Row[]): AwsRegion[] =>
  list.map(([name, location, zones]) => ({
    name,
    location,
    partition,
    defaultZones: zones === "by account" ? undefined : (zones ?? abc),
  }));

const all: ReadonlyMap<string, AwsRegion> = new Map(
  [
    ...rows("aws", commercial),
    ...rows("aws-us-gov", govCloud),
    ...rows("aws-cn", china),
    ...rows("aws-eusc", sovereign),
  ].map((region) => [region.name, region]),
);

/** Names of all regions. */
export const awsRegionNames: readonly string[] = [...all.keys()];

/** The region of that name, if there is one. */
export function awsRegion(name: string): AwsRegion | undefined {
  return all.get(name);
}

/** The zones that a deployment uses when it names none. */
export function defaultZonesOf(name: string): readonly string[] | undefined {
  return awsRegion(name)?.defaultZones?.map((letter) => `${name}${letter}`);
}
