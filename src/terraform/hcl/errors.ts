/** The configuration cannot be written as HCL; the message says where and how to mend it. */
export class HclError extends Error {
  public constructor(message: string) {
    super(message);
    this.name = "HclError";
  }
}

/** Runs `action` and puts the place in the configuration in front of the message of any {@link HclError}. */
export function at<T>(place: string, action: () => T): T {
  try {
    return action();
  } catch (error) {
    if (error instanceof HclError) {
      throw new HclError(`${place}: ${error.message}`);
    }
    throw error;
  }
}
