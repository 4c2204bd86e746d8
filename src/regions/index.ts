/** The regions of the `coderdemo` deployment: one line for each. */
export * from "./eu-west-2";
export * from "./us-east-2";
export * from "./us-west-2";
