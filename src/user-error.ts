/** Errors that a user can mend: shown as lines, without a stack trace. */
import { ConfigurationError } from "./config/errors";

/** One or more problems, each in a line that says what to do. */
export class UserError extends Error {
  constructor(readonly lines: readonly string[]) {
    super(lines.join("\n"));
    this.name = "UserError";
  }
}

/** Runs a command; a user's mistake is printed and ends the process with status 1, everything else is thrown on. */
export function reportUserErrors(run: () => void): void {
  try {
    run();
  } catch (error) {
    if (!(error instanceof UserError) && !(error instanceof ConfigurationError)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }
}
