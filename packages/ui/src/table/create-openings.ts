import { allOf, type RowsPage } from "@atlas/core";
import { type Accessor, createMemo, createSignal } from "solid-js";
import { createAnswer } from "../state/create-answer.ts";
import { useDataset } from "../state/use-dataset.ts";
import type { ConfigurationRowsPage } from "./configuration-source.ts";
import { configurationAt, queryOfConfigurations } from "./configuration-source.ts";
import type { Opening } from "./outline.ts";
import type { PageRow } from "./row-blocks.ts";
import type { RowsQuestion } from "./row-source.ts";
import { runSource } from "./run-source.ts";
import type { RowId } from "./selection.ts";

/** How many runs of one configuration are listed; a table of runs has all. */
const LISTED = 1000;

/** The configurations of a table that are open, and their runs. */
export interface Openings {
  /** In the order of their rows. */
  readonly openings: Accessor<readonly Opening[]>;
  has(id: RowId): boolean;
  /** Opens the configuration of a row, or closes it. */
  toggle(row: number, at: PageRow<ConfigurationRowsPage>): void;
  /** Says where the rows of open configurations are now; those whose place is not known stay where they were. */
  place(rowOf: (id: RowId) => number | undefined): void;
  closeAll(): void;
  /** A run of an open configuration; `undefined` while it is on its way. */
  runAt(id: RowId, at: number): PageRow<RowsPage> | undefined;
}

interface Open extends Opening {
  readonly id: RowId;
}

/** Keeps configurations open in place, their runs up to date and in the order of the table. */
export function createOpenings(question: Accessor<RowsQuestion | undefined>): Openings {
  const source = runSource(useDataset());
  const [open, setOpen] = createSignal<readonly Open[]>([]);
  const ids = createMemo(() => open().map(({ id }) => id));
  const runs = createAnswer(
    () => {
      const asked = question();
      return asked === undefined || ids().length === 0 ? undefined : { asked, ids: ids() };
    },
    async ({ asked, ids }, signal) =>
      new Map(
        await Promise.all(
          ids.map(async (id) => {
            const filter = allOf([asked.filter, queryOfConfigurations([id])]);
            return [id, await source.ask({ ...asked, filter, offset: 0, limit: LISTED }, signal)] as const;
          }),
        ),
      ),
  );
  const inOrder = (list: readonly Open[]) => list.toSorted((a, b) => a.row - b.row);
  return {
    openings: open,
    has: (id) => open().some((one) => one.id === id),
    toggle: (row, at) => {
      const id = at.page.ids[at.at];
      if (id === undefined) return;
      const others = open().filter((one) => one.id !== id);
      const lines = Math.min(LISTED, configurationAt(at)?.run_count ?? 0);
      setOpen(others.length < open().length ? others : inOrder([...others, { id, row, lines }]));
    },
    place: (rowOf) =>
      setOpen((list) => inOrder(list.map((one) => ({ ...one, row: rowOf(one.id) ?? one.row })))),
    closeAll: () => setOpen([]),
    runAt: (id, at) => {
      const page = runs.latest()?.get(id);
      return page !== undefined && at < page.run_ids.length ? { page, at } : undefined;
    },
  };
}
