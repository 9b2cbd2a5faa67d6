import { type Dataset, EVERY_RUN, type RowsPage, type RowsQuery } from "@atlas/core";
import { createComponent, createRoot, createSignal } from "solid-js";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { DatasetContext } from "../../src/state/use-dataset.ts";
import { createRunRows, type RowsChange, type RunRows } from "../../src/table/create-run-rows.ts";
import type { RowsQuestion } from "../../src/table/row-source.ts";
import { cellOf, runSource, statusOf } from "../../src/table/run-source.ts";

// Under Node, solid-js is its build for servers, in which nothing reacts.
vi.mock("solid-js", () => vi.importActual("solid-js/dist/solid.js"));

const QUESTION: RowsQuestion = { filter: EVERY_RUN, sort: [], columns: ["params.dim"] };

/** Rows under test: `runs` is what the data set holds, newest first, at the version in the test's hands. */
function createRows(runs: readonly string[]) {
  let held = runs;
  let isHeldBack = false;
  const waiting: (() => void)[] = [];
  const asked: RowsQuery[] = [];
  const changes: RowsChange[] = [];
  let anchors: readonly string[] = [];
  const [version, setVersion] = createSignal(1);
  const [question, setQuestion] = createSignal<RowsQuestion | undefined>(QUESTION);
  const [seen, setSeen] = createSignal({ first: 0, end: 10 });
  const dataset = {
    rows: async (query: RowsQuery) => {
      asked.push(query);
      if (isHeldBack) await new Promise<void>((resolve) => waiting.push(resolve));
      return pageOf(held, query, version());
    },
  } as Partial<Dataset> as Dataset;
  let rows!: RunRows<RowsPage>;
  createRoot(() =>
    createComponent(DatasetContext.Provider, {
      value: { dataset, version },
      get children() {
        rows = createRunRows({
          source: runSource(dataset),
          question,
          seen,
          anchors: () => anchors,
          onShow: (change) => changes.push(change),
        });
        return undefined;
      },
    }),
  );
  return {
    rows,
    asked,
    changes,
    setQuestion,
    setSeen,
    hold: (runIds: readonly string[]) => {
      anchors = runIds;
    },
    holdBack: () => {
      isHeldBack = true;
    },
    letGo: async () => {
      isHeldBack = false;
      for (const resolve of waiting.splice(0)) resolve();
      await vi.advanceTimersByTimeAsync(200);
    },
    change: (next: readonly string[]) => {
      held = next;
      setVersion((number) => number + 1);
    },
    shownAt: (index: number) => {
      const at = rows.shown()?.blocks.row(index);
      return at?.page.run_ids[at.at];
    },
  };
}

function pageOf(runs: readonly string[], query: RowsQuery, version: number): RowsPage {
  const run_ids = runs.slice(query.offset, (query.offset ?? 0) + (query.limit ?? 100));
  const counts = {
    all: runs.length,
    matched: runs.length,
    success: 0,
    failed: 0,
    running: 0,
    cancelled: 0,
    other: 0,
  };
  return {
    columns: query.columns.map((path) => run_ids.map((id) => `${path} of ${id}`)),
    run_ids,
    total: runs.length,
    counts,
    version,
  };
}

const runsNamed = (prefix: string, count: number) =>
  Array.from({ length: count }, (_, index) => `${prefix}${index}`);
const settled = () => vi.advanceTimersByTimeAsync(200);

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

describe("createRunRows", () => {
  it("shows the rows of its question, the status of each beside its columns", async () => {
    const { rows, shownAt } = createRows(runsNamed("a", 30));
    expect(rows.shown()).toBeUndefined();
    await settled();
    expect(shownAt(0)).toBe("a0");
    const row = rows.shown()!.blocks.row(3)!;
    expect(statusOf(row)).toBe("record.status of a3");
    expect(cellOf(row, 0)).toBe("params.dim of a3");
  });

  it("fetches what is scrolled to", async () => {
    const { setSeen, shownAt, rows } = createRows(runsNamed("a", 5000));
    await settled();
    const before = rows.revision();
    setSeen({ first: 3000, end: 3040 });
    expect(shownAt(3000)).toBeUndefined();
    await settled();
    expect(shownAt(3000)).toBe("a3000");
    expect(rows.revision()).toBeGreaterThan(before);
  });

  it("keeps what is shown until other rows are there, and begins them at their top", async () => {
    const test = createRows(runsNamed("a", 5000));
    await settled();
    test.setSeen({ first: 3000, end: 3040 });
    await settled();
    test.holdBack();
    test.setQuestion({ ...QUESTION, sort: [{ field: "params.dim", order: "asc" }] });
    await settled();
    expect(test.shownAt(3000)).toBe("a3000");
    expect(test.rows.pending()).toBe(true);
    await test.letGo();
    expect(test.rows.pending()).toBe(false);
    expect(test.changes.at(-1)).toEqual({ isOther: true, shift: 0 });
    expect(test.asked.find((query) => query.sort?.length === 1)?.offset).toBe(0);
  });

  it("stays where it is when only the columns change", async () => {
    const test = createRows(runsNamed("a", 5000));
    await settled();
    test.setSeen({ first: 3000, end: 3040 });
    await settled();
    test.hold(["a3000"]);
    test.setQuestion({ ...QUESTION, columns: ["params.lr"] });
    await settled();
    expect(test.changes.at(-1)).toEqual({ isOther: false, shift: 0 });
    expect(test.rows.shown()?.question.columns).toEqual(["params.lr"]);
  });

  it("holds a run still when others come before it", async () => {
    const test = createRows(runsNamed("a", 500));
    await settled();
    test.setSeen({ first: 50, end: 90 });
    test.hold(["gone", "a60"]);
    test.change([...runsNamed("new", 7), ...runsNamed("a", 500)]);
    await settled();
    expect(test.changes.at(-1)).toEqual({ isOther: false, shift: 7 });
    expect(test.shownAt(67)).toBe("a60");
  });

  it("finds it again when more have come than were fetched around it", async () => {
    const test = createRows(runsNamed("a", 5000));
    await settled();
    test.setSeen({ first: 1000, end: 1040 });
    await settled();
    test.hold(["a1010"]);
    test.change([...runsNamed("new", 2500), ...runsNamed("a", 5000)]);
    await settled();
    expect(test.changes.at(-1)).toEqual({ isOther: false, shift: 2500 });
    expect(test.shownAt(3510)).toBe("a1010");
  });

  it("lets new rows in at the top where nothing is to be held", async () => {
    const test = createRows(runsNamed("a", 500));
    await settled();
    test.change([...runsNamed("new", 7), ...runsNamed("a", 500)]);
    await settled();
    expect(test.changes.at(-1)).toEqual({ isOther: false, shift: 0 });
    expect(test.shownAt(0)).toBe("new0");
  });

  it("does not wait for the data to come to rest", async () => {
    const test = createRows(runsNamed("a", 10));
    await settled();
    test.holdBack();
    test.change(runsNamed("b", 10));
    test.change(runsNamed("c", 10));
    await test.letGo();
    expect(test.shownAt(0)).toBe("c0");
    expect(test.asked).toHaveLength(3);
  });

  it("waits while it is not known what to ask", async () => {
    const test = createRows(runsNamed("a", 10));
    await settled();
    test.setQuestion(undefined);
    await settled();
    expect(test.shownAt(0)).toBe("a0");
  });
});
