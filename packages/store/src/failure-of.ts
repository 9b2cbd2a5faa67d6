import { AtlasError } from "@atlas/core";

/** What an operation fails with; `undefined` when it does not. To be given up is no failure, and thrown. */
export async function failureOf(operation: () => Promise<void>): Promise<AtlasError | undefined> {
  try {
    await operation();
    return undefined;
  } catch (error) {
    if (!(error instanceof AtlasError) || error.code === "aborted") throw error;
    return error;
  }
}
