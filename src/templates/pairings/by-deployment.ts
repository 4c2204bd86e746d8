/** Which templates a deployment has. The place to add your own pairings. */
import type { Pairing } from "../pairing";
import { documentedPairings } from "./documented";

/** Pairings by name of the deployment; a deployment that is not named here has the documented four. */
const pairingsByDeployment: Readonly<Record<string, readonly Pairing[]>> = {
  coderdemo: documentedPairings(),
};

/** The pairings of a deployment. */
export function pairingsOf(deployment: string): readonly Pairing[] {
  return pairingsByDeployment[deployment] ?? documentedPairings();
}
