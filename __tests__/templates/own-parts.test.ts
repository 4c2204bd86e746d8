import { describe, expect, it } from "vitest";
import { docsToolchain } from "../../examples/own-template/docs-toolchain";
import { podDocs } from "../../examples/own-template/pairing";
import { throwawayBase } from "../../examples/own-template/throwaway-base";
import { definePairing, documentedPairings, kubernetesBase, PairingError, swdev } from "../../src/templates";
import { composeTemplates } from "../../src/templates/of-deployment";
import { resolvePairing } from "../../src/templates/resolve-pairing";
import { resourceOf, templateJson, testDeployment } from "../support/template";

describe("own toolchains and bases, added from outside", () => {
  it("give one more template beside the documented ones", () => {
    const { files } = composeTemplates(testDeployment, [...documentedPairings(), podDocs]);
    const folders = new Set([...files.keys()].map((path) => path.split("/")[2]));
    expect([...folders]).toEqual([
      "pod-swdev",
      "ec2-windev-gui",
      "ec2-datasci",
      "ec2-datasci-gpu",
      "pod-docs",
    ]);
    expect(files.get("test/templates/pod-docs/scripts/preview.sh")).toContain("start_preview()");
    expect(files.get("test/templates/pod-docs/scripts/tools.tsv")).toMatch(/\nnode\t22\./);
  });

  it("bring their own resources, app and startup", () => {
    const json = templateJson(podDocs);
    expect(resourceOf(json, "kubernetes_pod_v1", "workspace").count).toBe(
      "${data.coder_workspace.me.start_count}",
    );
    expect(resourceOf(json, "coder_app", "preview")).toMatchObject({ url: "http://localhost:4321" });
    expect(json.text).toContain("start_preview 4321");
    expect(Object.keys(json.data.coder_parameter ?? {})).toEqual(["compute_profile"]);
  });

  it("an own toolchain fits the shipped bases", () => {
    const onKubernetes = definePairing({ ...podDocs, toolchain: docsToolchain, base: kubernetesBase() });
    expect(resolvePairing(onKubernetes).capabilities["persistent-home"]).toBe(false);
  });

  it("an own base refuses what does not fit it, in tsc and at synthesis", () => {
    // @ts-expect-error swdev requires a persistent home
    const wrong = definePairing({ ...podDocs, toolchain: swdev, base: throwawayBase });
    expect(() => resolvePairing(wrong)).toThrow(PairingError);
    expect(() => resolvePairing(wrong)).toThrow(
      "swdev-toolchain requires persistent-home (true), base-throwaway offers false only; use a base that offers it, or a toolchain without that need",
    );
  });
});
