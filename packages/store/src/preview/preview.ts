import type { PreviewParts } from "@atlas/core";

/** What could be made of a file. */
export interface Preview {
  readonly parts: PreviewParts;
  /** Whether there is more than is shown. */
  readonly isCut: boolean;
}
