import type { SortKey } from "../dataset.ts";

/** How runs stand where nothing else is said. */
export const NEWEST_FIRST: readonly SortKey[] = [{ field: "record.started_at", order: "desc" }];
