import type { SortKey } from "./sort-key.ts";

/** How runs stand where nothing else is said. */
export const NEWEST_FIRST: readonly SortKey[] = [{ field: "record.started_at", order: "desc" }];
