import { startAtlas } from "./atlas-process.ts";

/** What a command that ends by itself said, and its exit status. */
export interface Outcome {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a command that ends by itself. */
export async function outcomeOf(
  args: readonly string[],
  options?: Parameters<typeof startAtlas>[1],
): Promise<Outcome> {
  const atlas = startAtlas(args, options);
  const { status } = await atlas.ended;
  return { status, stdout: atlas.stdout(), stderr: atlas.stderr() };
}
