import { describe, expect, it } from "vitest";
import {
  composeTemplate,
  definePairing,
  ec2LinuxBase,
  ec2WindowsBase,
  type Pairing,
  swdev,
  windev,
} from "../../src/templates";
import type { Capabilities } from "../../src/templates/contract/capabilities";
import { documented, resourceOf, templateJson, testDeployment } from "../support/template";

const names = ["ec2-windev-gui", "ec2-datasci", "ec2-datasci-gpu"] as const;

/** A toolchain that can do without network, so that every mode can be tried. */
const undemanding = { ...swdev, requires: {} };

function linux(capabilities: Partial<Capabilities>): Pairing {
  const pod = documented("pod-swdev");
  return definePairing({ ...pod, toolchain: undemanding, base: ec2LinuxBase(), capabilities });
}

function egress(pairing: Pairing): Record<string, Record<string, unknown>> {
  return templateJson(pairing).resource.aws_vpc_security_group_egress_rule ?? {};
}

describe.each(names)("%s", (name) => {
  const json = templateJson(documented(name));
  const instance = resourceOf(json, "aws_instance", "workspace");

  it("S1-23: the instance is kept, and stopped with the workspace", () => {
    expect(instance).not.toHaveProperty("count");
    expect(resourceOf(json, "aws_ec2_instance_state", "workspace")).toMatchObject({
      instance_id: "${aws_instance.workspace.id}",
      state: '${data.coder_workspace.me.transition == "start" ? "running" : "stopped"}',
    });
  });

  it("is resized in place by another profile, never replaced by user data, image, subnet or key", () => {
    expect(instance.instance_type).toBe("${local.compute_profile.instance_type}");
    expect(instance).not.toHaveProperty("user_data_replace_on_change");
    expect(instance.lifecycle).toMatchObject({
      ignore_changes: ["ami", "subnet_id", "root_block_device[0].kms_key_id"],
    });
  });

  it("S1-23: the home volume has no count, is encrypted gp3 and is never replaced", () => {
    const home = resourceOf(json, "aws_ebs_volume", "home");
    expect(home).not.toHaveProperty("count");
    expect(home).toMatchObject({
      type: "gp3",
      encrypted: true,
      size: "${data.coder_parameter.home_size.value}",
    });
    expect(home.lifecycle).toEqual({ ignore_changes: ["availability_zone", "kms_key_id"] });
  });

  it("S1-23: the home volume is found by its id, not by a device name", () => {
    const scripts = composeTemplate(documented(name), testDeployment).files;
    const text = [...scripts].filter(([path]) => path.startsWith("scripts/")).map(([, content]) => content);
    expect(text.join("\n")).not.toMatch(/\/dev\/(xvd|sd|nvme\d)/);
    expect(instance.user_data).toContain("${aws_ebs_volume.home.id}");
  });

  it("S1-23: no password in template, parameters or state", () => {
    const { files } = composeTemplate(documented(name), testDeployment);
    const hcl = [...files]
      .filter(([path]) => path.endsWith(".tf"))
      .map(([, content]) => content)
      .join("\n");
    expect(hcl).not.toMatch(/random_password|admin_password|password\s*=/i);
    expect(json.text).not.toMatch(/coderDCV|coderRDP|"coder_parameter":\{[^}]*password/);
  });

  it("proves who it is by its identity document, and IMDSv2 is required", () => {
    expect(resourceOf(json, "coder_agent", "main").auth).toBe("aws-instance-identity");
    expect(instance.metadata_options).toMatchObject({
      http_tokens: "required",
      http_put_response_hop_limit: 1,
    });
    expect(json.text).not.toContain("coder_agent.main.token");
  });

  it("has no public address and no open port", () => {
    expect(instance.lifecycle).toMatchObject({
      precondition: [{ condition: "${!data.aws_subnet.workspace.map_public_ip_on_launch}" }],
    });
    expect(json.resource).not.toHaveProperty("aws_vpc_security_group_ingress_rule");
    expect(resourceOf(json, "aws_security_group", "workspace")).not.toHaveProperty("ingress");
  });

  it("carries the tag that the provisioner's policy asks for", () => {
    expect(json.text).toContain('"Coder_Provisioned":"true"');
  });

  it("has user data that EC2 takes: at most 16 KiB with 4 KiB for the agent's script", () => {
    const { files } = composeTemplate(documented(name), testDeployment);
    const read = [...String(instance.user_data).matchAll(/path\.module\}\/([\w./-]+)/g)].map(
      (match) => match[1] ?? "",
    );
    const bytes = read.reduce((sum, path) => sum + Buffer.byteLength(files.get(path) ?? ""), 0);
    expect(read.length).toBeGreaterThan(0);
    expect(bytes).toBeGreaterThan(1000);
    expect(bytes).toBeLessThan(12 * 1024);
  });
});

describe("network-egress of a security group", () => {
  const dns = ["dns_udp", "dns_tcp"];

  it("none: DNS and Coder's address", () => {
    const rules = egress(linux({ "network-egress": "none" }));
    expect(Object.keys(rules)).toEqual([...dns, "coder"]);
    expect(rules.coder).toMatchObject({
      cidr_ipv4: "${var.coder_cidr}",
      from_port: "${data.coder_workspace.me.access_port}",
      to_port: "${data.coder_workspace.me.access_port}",
    });
    expect(rules.coder).not.toHaveProperty("count");
  });

  it("https-only: TCP 443, and Coder's port where it is another", () => {
    const rules = egress(linux({}));
    expect(Object.keys(rules)).toEqual([...dns, "https", "https_ipv6", "coder"]);
    expect(rules.https).toMatchObject({
      ip_protocol: "tcp",
      from_port: 443,
      to_port: 443,
      cidr_ipv4: "0.0.0.0/0",
    });
    expect(rules.coder?.count).toBe("${data.coder_workspace.me.access_port == 443 ? 0 : 1}");
  });

  it("unrestricted: everything", () => {
    const rules = egress(linux({ "network-egress": "unrestricted" }));
    expect(Object.keys(rules)).toEqual(["ipv4", "ipv6"]);
    expect(rules.ipv4).toMatchObject({ ip_protocol: "-1", cidr_ipv4: "0.0.0.0/0" });
  });
});

describe("options of the bases", () => {
  it("identity iam: an instance profile; oidc: none", () => {
    expect(resourceOf(templateJson(linux({})), "aws_instance", "workspace").iam_instance_profile).toBe(
      "${var.instance_profile_name}",
    );
    const oidc = templateJson(linux({ "identity-mode": "oidc" }));
    expect(resourceOf(oidc, "aws_instance", "workspace")).not.toHaveProperty("iam_instance_profile");
    expect(oidc.variable).not.toHaveProperty("instance_profile_name");
  });

  it("without persistent-home the home directory is on the root volume, which has room for it", () => {
    const json = templateJson(linux({ "persistent-home": false }));
    expect(json.resource).not.toHaveProperty("aws_ebs_volume");
    expect(resourceOf(json, "aws_instance", "workspace").root_block_device).toMatchObject({
      volume_size: "${30 + local.compute_profile.storage_gib}",
    });
  });

  it("root volumes have the documented sizes", () => {
    const sizes = names.map((name) => {
      const instance = resourceOf(templateJson(documented(name)), "aws_instance", "workspace");
      return (instance.root_block_device as { volume_size: number }).volume_size;
    });
    expect(sizes).toEqual([50, 30, 100]);
  });

  it("Windows comes with DCV or web RDP, and a password that only its owner sees", () => {
    const pairing = documented("ec2-windev-gui");
    const dcv = templateJson(pairing);
    const rdp = templateJson(
      definePairing({ ...pairing, toolchain: windev, base: ec2WindowsBase("web-rdp") }),
    );
    expect(resourceOf(dcv, "coder_app", "desktop")).toMatchObject({
      url: "https://localhost:8443",
      share: "owner",
    });
    expect(resourceOf(rdp, "coder_app", "desktop")).toMatchObject({
      url: "http://localhost:7171",
      share: "owner",
    });
    for (const json of [dcv, rdp]) {
      expect(resourceOf(json, "coder_app", "desktop_password")).toMatchObject({ share: "owner" });
      expect(json.text).toContain("Reset-DesktopPassword");
    }
    expect(rdp.text).toContain("Start-WebRdp -Port 7171 -Version '2025.2.2'");
  });

  it("Windows startup scripts fit the command line by which the agent runs them", () => {
    const { files } = composeTemplate(documented("ec2-windev-gui"), testDeployment);
    const bytes = [...files]
      .filter(([path]) => path.startsWith("scripts/") && path !== "scripts/mount-home.ps1")
      .reduce((sum, [, content]) => sum + Buffer.byteLength(content), 0);
    expect(bytes).toBeLessThan(24_000);
  });
});
