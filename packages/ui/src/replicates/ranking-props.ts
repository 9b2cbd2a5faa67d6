import type { FieldPath, Query, Ranking, RankingOrder } from "@atlas/core";

/** What the table of a ranking shows, and whom it tells of a choice. */
export interface RankingProps {
  readonly ranking: Ranking;
  readonly metric: FieldPath;
  readonly filter: Query;
  readonly by: RankingOrder;
  readonly onBy: (by: RankingOrder) => void;
  readonly baseline: string | undefined;
  readonly compared: string | undefined;
  readonly onBaseline: (fingerprint: string) => void;
  readonly onCompare: (fingerprint: string) => void;
  readonly runHref: (runId: string) => string;
  /** Asks for more configurations. */
  readonly onMore: () => void;
}
