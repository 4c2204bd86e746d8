import { describe, expect, it } from "vitest";
import {
  type Base,
  computeProfiles,
  datasci,
  defaultLifecycle,
  defineBase,
  definePairing,
  ec2AmazonLinuxBase,
  ec2GpuBase,
  ec2LinuxBase,
  ec2WindowsBase,
  kubernetesBase,
  swdev,
  type Toolchain,
  windev,
} from "../../src/templates";

const common = {
  name: "try",
  displayName: "Try",
  description: "A try",
  icon: "/icon/code.svg",
  tags: [],
  profiles: [computeProfiles["sw-dev-small"]],
  defaultProfile: "sw-dev-small",
  access: { use: [], admin: [] },
  lifecycle: defaultLifecycle,
  provisionerTags: {},
};

/** `npm run typecheck` fails when one of the expected errors is not there. */
describe("the compiler refuses wrong pairs where types can tell", () => {
  it("accepts what fits", () => {
    const fitting = [
      definePairing({ ...common, toolchain: swdev, base: kubernetesBase() }),
      definePairing({ ...common, toolchain: swdev, base: ec2LinuxBase() }),
      definePairing({ ...common, toolchain: swdev, base: ec2AmazonLinuxBase() }),
      definePairing({ ...common, toolchain: datasci, base: ec2GpuBase() }),
      definePairing({ ...common, toolchain: windev, base: ec2WindowsBase("web-rdp") }),
    ];
    expect(fitting).toHaveLength(5);
  });

  it("refuses another operating system, a missing capability and a value that will not do", () => {
    // @ts-expect-error swdev is for Linux
    const system = definePairing({ ...common, toolchain: swdev, base: ec2WindowsBase() });
    // @ts-expect-error windev is for Windows
    const desktop = definePairing({ ...common, toolchain: windev, base: ec2LinuxBase() });
    const homeless = defineBase({
      ...kubernetesBase(),
      supports: { "network-egress": ["https-only"], "identity-mode": ["iam"] },
    });
    // @ts-expect-error swdev requires persistent-home
    const home = definePairing({ ...common, toolchain: swdev, base: homeless });
    const closed = defineBase({
      ...kubernetesBase(),
      supports: { "persistent-home": [true], "network-egress": ["none"], "identity-mode": ["iam"] },
    });
    // @ts-expect-error swdev requires network-egress other than none
    const network = definePairing({ ...common, toolchain: swdev, base: closed });
    expect([system, desktop, home, network]).toHaveLength(4);
  });

  it("leaves to synthesis what is known at run time only", () => {
    const toolchain: Toolchain = swdev;
    const base: Base = ec2WindowsBase();
    expect(definePairing({ ...common, toolchain, base }).base.name).toBe("base-ec2-windows");
  });
});
