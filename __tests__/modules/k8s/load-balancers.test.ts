import { expect, it } from "vitest";
import { loadBalancerServices, loadBalancerTags } from "../../../src/modules/k8s/load-balancers";

it("a load balancer is found by the tags that AWS Load Balancer Controller sets", () => {
  expect(loadBalancerTags("coderdemo", loadBalancerServices.coderServer)).toEqual({
    "elbv2.k8s.aws/cluster": "coderdemo",
    "service.k8s.aws/stack": "coder/coder-nlb",
  });
  expect(loadBalancerTags("coderdemo-euw2", loadBalancerServices.coderProxy)).toEqual({
    "elbv2.k8s.aws/cluster": "coderdemo-euw2",
    "service.k8s.aws/stack": "coder-proxy/coder-proxy-nlb",
  });
});
