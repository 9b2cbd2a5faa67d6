import { AtlasError } from "@atlas/core";
import type { SlurmState } from "@atlas/ui";
import { encodeText } from "../url-state/query-string.ts";
import { linkTo } from "./base-path.ts";

/**
 * Asks the server how the SLURM jobs of an experiment are.
 *
 * @throws AtlasError `unavailable`, `aborted`
 */
export async function askSlurm(experimentId: string, signal: AbortSignal): Promise<SlurmState> {
  try {
    const response = await fetch(linkTo(`/api/experiments/${encodeText(experimentId)}/slurm-status`), {
      signal,
    });
    if (!response.ok) throw new Error(`status ${response.status}`);
    return (await response.json()) as SlurmState;
  } catch (cause) {
    if (signal.aborted) throw new AtlasError("aborted", "The question was given up", { cause });
    throw new AtlasError("unavailable", "The server does not say how the SLURM jobs are", { cause });
  }
}
