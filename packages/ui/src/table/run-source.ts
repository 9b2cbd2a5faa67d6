import type { Cell, Dataset, RowsPage } from "@atlas/core";
import { columnLayout } from "./column-layout.ts";
import type { PageRow } from "./row-blocks.ts";
import type { RowSource } from "./row-source.ts";

/** The rows of a table of runs. Every row has a status, whether it is a column or not. */
export function runSource(dataset: Dataset): RowSource<RowsPage> {
  return {
    ask: ({ columns, ...question }, signal) =>
      dataset.rows(
        {
          ...question,
          sort: question.sort.map(({ field, order }) => ({ field, order })),
          columns: ["record.status", ...columns],
        },
        { signal },
      ),
    idsOf: (page) => page.run_ids,
    layoutOf: ({ path, info, place }, pages, measure) => {
      const cells = pages.flatMap((page) => page.columns[place + 1] ?? []);
      return {
        layout: columnLayout(path, info, cells, measure),
        hasValues: cells.some((cell) => cell !== undefined),
      };
    },
  };
}

/** The status of a shown run. */
export function statusOf(row: PageRow<RowsPage>): string {
  const status = row.page.columns[0]?.[row.at];
  return typeof status === "string" ? status : "";
}

/** The cell of a shown run in a column of the question, `column` being its place there. */
export function cellOf(row: PageRow<RowsPage>, column: number): Cell {
  return row.page.columns[column + 1]?.[row.at];
}
