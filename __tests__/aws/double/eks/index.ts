import type { ServiceDouble } from "../messages";
import { accessEntryRoutes } from "./access-entries";
import { addonRoutes } from "./addons";
import { clusterRoutes } from "./cluster";
import { nodeGroupRoutes } from "./node-group";
import { podIdentityRoutes } from "./pod-identity";
import { findRoute } from "./routes";
import { EksState } from "./state";

/** EKS: add-ons, access entries and pod identity, and what moto does not echo of clusters and node groups. */
export function eksDouble(): ServiceDouble {
  const state = new EksState();
  const routes = [
    ...clusterRoutes(state),
    ...nodeGroupRoutes(state),
    ...addonRoutes(state),
    ...accessEntryRoutes(state),
    ...podIdentityRoutes(state),
  ];
  return {
    service: "eks",
    async answer(call, upstream) {
      const found = findRoute(routes, call);
      return found?.route.answer(call, found.segments, upstream);
    },
  };
}
