/** A small VPC for the tests of the network modules. */
import { EksVpc, type EksVpcProps } from "../../../src/modules/network/eks-vpc";
import type { SubnetProps } from "../../../src/modules/network/subnet-tier";
import { type SynthesizedLayer, synthLayer } from "../../support/synth";

/** Subnets in zones a and b of us-east-2, numbered from 10.0.<first>.0/24. */
export function twoSubnets(first: number): SubnetProps[] {
  return ["a", "b"].map((letter, index) => ({
    id: `us_east_2${letter}`,
    zone: `us-east-2${letter}`,
    cidr: `10.0.${first + index}.0/24`,
  }));
}

const minimal: EksVpcProps = {
  clusterName: "acme",
  region: "us-east-2",
  cidr: "10.0.0.0/16",
  publicSubnets: twoSubnets(0),
  privateSubnets: twoSubnets(10),
  intraSubnets: twoSubnets(20),
  databaseSubnets: twoSubnets(30),
  nat: { kind: "none" },
};

/** The VPC with other props. */
export function synthVpc(props: Partial<EksVpcProps> = {}): SynthesizedLayer {
  return synthLayer((layer) => new EksVpc(layer, "Default", { ...minimal, ...props }));
}
