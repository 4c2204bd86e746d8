import { type Architecture, architectureOf } from "../instance-types";

/**
 * The EC2 instance families that Karpenter knows, all but Apple's:
 * https://github.com/aws/karpenter-provider-aws/blob/v1.14.1/pkg/providers/pricing/zz_generated.pricing_aws.go and
 * https://github.com/aws/karpenter-provider-aws/blob/v1.14.1/pkg/providers/instancetype/zz_generated.vpclimits.go
 */
export const instanceFamilies: readonly string[] = `
  a1 c1 c3 c4 c5 c5a c5ad c5d c5n c6a c6g c6gd c6gn c6i c6id c6in c7a c7g c7g-flex c7gd c7gn c7i
  c7i-flex c8a c8g c8g-flex c8gb c8gd c8gn c8i c8i-flex c8ib c8id c8in c8ine c9g c9gd cr1 d2 d3 d3en
  dl1 dl2q f1 f2 g2 g3 g3s g4ad g4dn g5 g5g g6 g6e g6f g7 g7e gr6 gr6f h1 hpc7g i2 i3 i3en i4g i4i i7i
  i7ie i8g i8ge im4gn inf1 inf2 is4gen m1 m2 m3 m4 m5 m5a m5ad m5d m5dn m5n m5zn m6a m6g m6gd m6i m6id
  m6idn m6in m7a m7g m7g-flex m7gd m7i m7i-flex m8a m8azn m8g m8g-flex m8gb m8gd m8gn m8i m8i-flex
  m8ib m8id m8idb m8idn m8in m8ine m9g m9gd p2 p3 p3dn p4d p4de p5 p5e p5en p6-b200 p6-b300 r3 r4 r5
  r5a r5ad r5b r5d r5dn r5n r6a r6g r6gd r6i r6id r6idn r6in r7a r7g r7gd r7i r7iz r8a r8g r8gb r8gd
  r8gn r8i r8i-flex r8ib r8id r8idb r8idn r8in t1 t2 t3 t3a t4g trn1 trn1n u-12tb1 u-18tb1 u-24tb1
  u-3tb1 u-6tb1 u-9tb1 u7i-12tb u7i-6tb u7i-8tb u7in-16tb u7in-24tb u7in-32tb vt1 x1 x1e x2gd x2idn
  x2iedn x2iezn x8aedz x8g x8i z1d
`
  .trim()
  .split(/\s+/);

/** Architecture of a family; undefined for one that EC2 does not have. */
export function familyArchitecture(family: string): Architecture | undefined {
  // The naming rule cannot read u7i-12tb and p6-b200; all such families are x86_64.
  return instanceFamilies.includes(family) ? (architectureOf(`${family}.large`) ?? "x86_64") : undefined;
}
