import type { Cell, Dataset, FieldPath, Query } from "@atlas/core";

const PAGE = 1000;

/** The cells of the runs that match, newest run first, and at most `limit` of them. */
export async function readRows(
  dataset: Dataset,
  filter: Query,
  columns: readonly FieldPath[],
  limit: number,
): Promise<readonly (readonly Cell[])[]> {
  const rows: Cell[][] = [];
  for (let total = limit; rows.length < Math.min(limit, total); ) {
    const asked = Math.min(PAGE, limit - rows.length);
    const page = await dataset.rows({ filter, columns, limit: asked, offset: rows.length });
    total = page.total;
    if (page.run_ids.length === 0) break;
    for (const at of page.run_ids.keys()) rows.push(page.columns.map((column) => column[at]));
  }
  return rows;
}
