/** One thing that is wrong with a deployment. */
export interface Problem {
  /** Where, by region key: `regions.euw2.vpc.cidr`. */
  readonly path: string;
  /** What was found there. */
  readonly found: string;
  /** What was expected instead, or why what was found cannot work. */
  readonly expected: string;
  /** How to mend it. */
  readonly fix: string;
}

/** Everything that is wrong with a deployment. */
export class ConfigurationError extends Error {
  override readonly name = "ConfigurationError";

  constructor(readonly problems: readonly Problem[]) {
    super(problems.map(describeProblem).join("\n"));
  }
}

/** A problem as one line. */
export function describeProblem({ path, found, expected, fix }: Problem): string {
  return `${path}: ${found}; ${expected}; ${fix}`;
}
