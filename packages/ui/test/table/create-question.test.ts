import {
  type Dataset,
  EVERY_RUN,
  type FieldPath,
  openMemorySource,
  type Query,
  type SortKey,
} from "@atlas/core";
import { datasetOf } from "@atlas/core/dataset";
import { createComponent, createRoot, createSignal } from "solid-js";
import { describe, expect, it, vi } from "vitest";
import { generateRun } from "../../dev/generate-runs.ts";
import { DatasetContext } from "../../src/state/use-dataset.ts";
import { createQuestion, type Question } from "../../src/table/create-question.ts";

// Under Node, solid-js is its build for servers, in which nothing reacts.
vi.mock("solid-js", () => vi.importActual("solid-js/dist/solid.js"));

const RUNS = Array.from({ length: 400 }, (_, index) => generateRun(index * 5, 2000));
const ADAM: Query = { field: "params.algorithm", op: "eq", value: "adam" };
const ofExperiment = (value: string): Query => ({ field: "record.experiment_id", op: "eq", value });

function ask(dataset: Dataset = datasetOf(openMemorySource(RUNS))) {
  const [filter, setFilter] = createSignal<Query>(EVERY_RUN);
  const [shownFilter, setShownFilter] = createSignal<Query>();
  const [sort, setSort] = createSignal<readonly SortKey[]>([]);
  const [columns, setColumns] = createSignal<readonly FieldPath[] | undefined>();
  const [isHeld, setHeld] = createSignal(false);
  const [isNarrow, setNarrow] = createSignal(false);
  const [isCollapsed, setCollapsed] = createSignal(false);
  const [pinned, setPinned] = createSignal<readonly FieldPath[]>([]);
  let asked!: Question;
  createRoot(() =>
    createComponent(DatasetContext.Provider, {
      value: { dataset, version: () => 1 },
      get children() {
        asked = createQuestion({
          filter,
          shownFilter,
          sort,
          columns,
          isCollapsed,
          pinned,
          isHeld,
          isNarrow,
        });
        return undefined;
      },
    }),
  );
  const set = { setFilter, setShownFilter, setSort, setColumns, setHeld, setNarrow, setCollapsed, setPinned };
  return { asked, ...set };
}

/** A data set that writes down by which filters its fields were asked for. */
function watchFields() {
  const dataset = datasetOf(openMemorySource(RUNS));
  const asked: unknown[] = [];
  const fields: Dataset["fields"] = (request, ask) => {
    asked.push(request?.filter);
    return dataset.fields(request, ask);
  };
  return { dataset: { ...dataset, fields }, asked };
}

describe("createQuestion", () => {
  it("asks nothing before it knows the fields, and then for what varies", async () => {
    const { asked } = ask();
    expect(asked.question()).toBeUndefined();
    await vi.waitUntil(() => asked.question() !== undefined);
    expect(asked.columns()).toContain("params.algorithm");
    expect(asked.columns()).not.toContain("params.max_iter");
    expect(asked.constants().map((info) => info.path)).toContain("params.max_iter");
    expect(asked.question()?.columns).toEqual(asked.columns());
  });

  it("asks for the rows of another filter at once, and for what varies under it once they are shown", async () => {
    const watched = watchFields();
    const { asked, setFilter, setShownFilter } = ask(watched.dataset);
    await vi.waitUntil(() => asked.question() !== undefined);
    const before = asked.columns();
    setShownFilter(EVERY_RUN);
    setFilter(ADAM);
    expect(asked.question()).toMatchObject({ filter: ADAM, columns: before });
    expect(watched.asked).not.toContain(ADAM);
    setShownFilter(ADAM);
    expect(watched.asked).toContain(ADAM);
    expect(asked.columns()).toEqual(before);
    await vi.waitUntil(() => asked.matching.latest()?.filter === ADAM);
    expect(asked.question()).toMatchObject({ filter: ADAM, columns: asked.columns() });
    expect(asked.columns()).not.toContain("params.algorithm");
    expect(asked.constants().map((info) => info.path)).toContain("params.algorithm");
  });

  it("asks for another experiment once it knows what varies there", async () => {
    const { asked, setFilter, setShownFilter } = ask();
    const [one, other] = [ofExperiment(RUNS[0]!.record.experiment_id), ofExperiment("another")];
    setFilter(one);
    await vi.waitUntil(() => asked.question() !== undefined);
    setShownFilter(one);
    setFilter(other);
    expect(asked.question()?.filter).toEqual(one);
    await vi.waitUntil(() => asked.question()?.filter === other);
    expect(asked.matching.latest()?.filter).toEqual(other);
  });

  it("keeps the columns while a filter is being edited at one of them", async () => {
    const { asked, setFilter, setHeld } = ask();
    await vi.waitUntil(() => asked.question() !== undefined);
    setHeld(true);
    setFilter(ADAM);
    expect(asked.question()?.filter).toEqual(ADAM);
    await vi.waitUntil(() => asked.matching.latest()?.filter === ADAM);
    expect(asked.columns()).toContain("params.algorithm");
    setHeld(false);
    expect(asked.columns()).not.toContain("params.algorithm");
  });

  it("takes the columns that were chosen, each once, and keeps them under any filter", async () => {
    const { asked, setColumns, setFilter } = ask();
    setColumns(["params.algorithm", "metrics.best_f", "params.algorithm"]);
    await vi.waitUntil(() => asked.question() !== undefined);
    setFilter(ADAM);
    expect(asked.question()).toEqual({
      filter: ADAM,
      sort: [],
      columns: ["params.algorithm", "metrics.best_f"],
    });
  });

  it("keeps the columns of all runs where none matches", async () => {
    const { asked, setFilter } = ask();
    await vi.waitUntil(() => asked.question() !== undefined);
    const before = asked.columns();
    const paused: Query = { field: "record.status", op: "eq", value: "paused" };
    setFilter(paused);
    await vi.waitUntil(() => asked.question()?.filter === paused);
    expect(asked.columns()).toEqual(before);
  });

  it("puts what it is sorted by first where little is seen", async () => {
    const { asked, setSort, setNarrow } = ask();
    await vi.waitUntil(() => asked.question() !== undefined);
    setSort([{ field: "derived.log10_final_f", order: "asc" }]);
    expect(asked.question()?.columns[0]).not.toBe("derived.log10_final_f");
    setNarrow(true);
    expect(asked.question()?.columns[0]).toBe("derived.log10_final_f");
    expect(asked.columns()[0]).not.toBe("derived.log10_final_f");
  });

  it("puts pinned columns first, those that are columns", async () => {
    const { asked, setPinned } = ask();
    await vi.waitUntil(() => asked.question() !== undefined);
    setPinned(["metrics.final_f", "params.dim", "params.none"]);
    expect(asked.question()?.columns.slice(0, 2)).toEqual(["params.dim", "metrics.final_f"]);
    expect(asked.question()?.columns).not.toContain("params.none");
  });

  it("leaves out what tells replicates apart where they are collapsed, unless it was chosen", async () => {
    const { asked, setCollapsed, setColumns } = ask();
    await vi.waitUntil(() => asked.question() !== undefined);
    expect(asked.columns()).toContain("record.started_at");
    setCollapsed(true);
    expect(asked.columns()).not.toContain("record.started_at");
    expect(asked.columns()).toContain("metrics.final_f");
    setColumns(["record.started_at"]);
    expect(asked.columns()).toEqual(["record.started_at"]);
  });

  it("knows a field of the experiment in question, whether a run that matches has it or not", async () => {
    const { asked, setFilter } = ask();
    setFilter({ field: "record.status", op: "eq", value: "running" });
    await vi.waitUntil(() => asked.all.latest() !== undefined && asked.question() !== undefined);
    expect(asked.info("metrics.best_f")).toMatchObject({ type: "numeric" });
    expect(asked.info("metrics.none")).toBeUndefined();
  });
});
