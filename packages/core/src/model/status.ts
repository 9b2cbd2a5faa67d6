/** The states that metalab writes. Another text is kept as it is and counted as `other`. */
export const STATUSES = ["success", "failed", "running", "cancelled"] as const;

/** One of the four states that metalab writes. */
export type Status = (typeof STATUSES)[number];

/** How many runs are in each state; `other` counts every text that metalab does not write. */
export interface StatusCounts {
  readonly success: number;
  readonly failed: number;
  readonly running: number;
  readonly cancelled: number;
  readonly other: number;
}
