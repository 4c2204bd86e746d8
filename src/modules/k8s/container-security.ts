/** Security context of a container, as charts take it: what the Pod Security Standard `restricted` asks for. */
export type RestrictedContext = {
  readonly runAsNonRoot: true;
  readonly runAsUser: number;
  readonly runAsGroup: number;
  readonly allowPrivilegeEscalation: false;
  readonly capabilities: { readonly drop: readonly ["ALL"] };
  readonly seccompProfile: { readonly type: "RuntimeDefault" };
};

/** A container without privileges, as charts take it. */
export function restricted(user: number): RestrictedContext {
  return {
    runAsNonRoot: true,
    runAsUser: user,
    runAsGroup: user,
    allowPrivilegeEscalation: false,
    capabilities: { drop: ["ALL"] },
    seccompProfile: { type: "RuntimeDefault" },
  };
}

/** The same for containers that the kubernetes provider makes: it takes ids as text. */
export function restrictedContainer(user: number) {
  return {
    runAsNonRoot: true,
    runAsUser: `${user}`,
    runAsGroup: `${user}`,
    allowPrivilegeEscalation: false,
    readOnlyRootFilesystem: true,
    capabilities: { drop: ["ALL"] },
    seccompProfile: { type: "RuntimeDefault" },
  };
}
