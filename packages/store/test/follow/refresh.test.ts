import type { Run, RunSource, SourceState } from "@atlas/core";
import { sampleManifests, sampleRuns } from "@atlas/core/testing";
import { openFileSource } from "@atlas/store";
import {
  type Call,
  type ChangingFiles,
  changingFileSystem,
  countingFileSystem,
  type Fault,
  faultyFileSystem,
  metalabFiles,
  runRecordText,
  type TextFile,
} from "@atlas/store/testing";
import { describe, expect, it } from "vitest";

/** A source of files that change, read to the end, and what was asked of them since. */
interface Opened {
  readonly files: ChangingFiles;
  readonly source: RunSource;
  /** The operations since this was called last, in order: "read runs/a.json". */
  calls(): string[];
}

async function open(contents: Iterable<TextFile>, fault: Fault = () => undefined): Promise<Opened> {
  const files = changingFileSystem(contents);
  const { fs, calls } = countingFileSystem(faultyFileSystem(files.fs, fault));
  const source = openFileSource([fs], { follow: false });
  let told = 0;
  const callsSince = () => {
    const since = calls.slice(told);
    told = calls.length;
    return since.map(({ operation, path }: Call) => `${operation} ${path}`);
  };
  await source.ready();
  callsSince();
  return { files, source, calls: callsSince };
}

/** A plain run. */
function run(run_id: string, record: Partial<Run["record"]> = {}, metrics: Run["metrics"] = {}): Run {
  const [plain] = sampleRuns();
  const started_at = "2026-01-01T00:00:00";
  return {
    ...plain!,
    record: { ...plain!.record, started_at, ...record, run_id },
    metrics,
    derived_metrics: {},
  };
}

const idsOf = ({ table }: SourceState) => [...table.runIds].sort();
const problemsOf = (source: RunSource) =>
  source.state().problems.map(({ path, reason }) => `${path} ${reason}`);
const readsOf = (calls: readonly string[]) => calls.filter((call) => call.startsWith("read "));
const metricOf = ({ table }: SourceState, id: string, name: string) =>
  table.cell(table.rowOf(id)!, `metrics.${name}`);

const STORE = metalabFiles(sampleRuns(), { manifests: sampleManifests() });

describe("a refresh", () => {
  it("of what has not changed asks a handful of folders, reads nothing, and keeps the state's version", async () => {
    const { source, calls } = await open(STORE);
    const before = source.state();
    const after = await source.refresh();
    const asked = calls();
    expect(asked.every((call) => call.startsWith("stat "))).toBe(true);
    expect(asked.length).toBeLessThanOrEqual(5);
    expect(after).toEqual({ ...before, last_scan: after.last_scan });
    expect(after.table).toBe(before.table);
  });

  it("reads the one record that is new, and lists its folder alone", async () => {
    const { files, source, calls } = await open(STORE);
    const before = source.state();
    files.write("runs/new.json", runRecordText(run("new")));
    const after = await source.refresh();
    const asked = calls();
    expect(readsOf(asked)).toEqual(["read runs/new.json"]);
    expect(asked.filter((call) => /^(names|list) /.test(call))).toEqual(["list runs"]);
    expect(idsOf(after)).toEqual([...idsOf(before), "new"].sort());
    expect(after.version).toBe(before.version + 1);
    expect(idsOf(before)).not.toContain("new");
  });

  it("reads the one record that was replaced, in place of what was known of it", async () => {
    const { files, source, calls } = await open(metalabFiles([run("a", { status: "running" }), run("b")]));
    files.write("runs/a.json", runRecordText(run("a", {}, { loss: 1 })));
    const { table } = await source.refresh();
    expect(readsOf(calls())).toEqual(["read runs/a.json"]);
    expect(table.rowCount).toBe(2);
    expect(table.cell(table.rowOf("a")!, "record.status")).toBe("success");
    expect(table.cell(table.rowOf("a")!, "metrics.loss")).toBe(1);
  });

  it("takes out the run whose record was removed, and reads nothing", async () => {
    const { files, source, calls } = await open(STORE);
    files.remove("runs/a1.json");
    const state = await source.refresh();
    expect(readsOf(calls())).toEqual([]);
    expect(idsOf(state)).not.toContain("a1");
    expect(state.stores[0]?.runs).toBe(7);
    expect(state.progress).toEqual({ read: 7, found: 7, done: true });
    expect(await source.run("a1")).toBeUndefined();
    expect(problemsOf(source)).toContain("derived/a1.json has no run record of its name");
  });

  it("sees derived metrics come, change and go", async () => {
    const withDerived = { ...run("b"), derived_metrics: { quality: 0 } };
    const { files, source, calls } = await open(metalabFiles([run("a"), withDerived]));
    const quality = (state: SourceState) => state.table.cell(state.table.rowOf("a")!, "derived.quality");
    files.write("derived/a.json", '{"quality": 1}');
    expect(quality(await source.refresh())).toBe(1);
    expect(readsOf(calls())).toEqual(["read derived/a.json", "read runs/a.json"]);
    files.write("derived/a.json", '{"quality": 2}');
    expect(quality(await source.refresh())).toBe(2);
    files.remove("derived/a.json");
    expect(quality(await source.refresh())).toBeUndefined();
  });

  it("sees manifests come, change and go", async () => {
    const { files, source, calls } = await open(metalabFiles([run("a")]));
    const path = "experiments/team/x_1_20260101_000000.json";
    const names = () => source.manifests("team/x:1").map(({ name }) => name);
    files.write(path, '{"experiment_id": "team/x:1", "name": "one"}');
    expect((await source.refresh()).experiments.map(({ experiment_id }) => experiment_id)).toContain(
      "team/x:1",
    );
    expect(names()).toEqual(["one"]);
    files.write(path, '{"experiment_id": "team/x:1", "name": "two"}');
    calls();
    await source.refresh();
    expect(readsOf(calls())).toEqual([`read ${path}`]);
    expect(names()).toEqual(["two"]);
    files.remove(path);
    await source.refresh();
    expect(names()).toEqual([]);
  });

  it("sees whole stores come and go", async () => {
    const { files, source } = await open(metalabFiles([run("a")], { dir: "x" }));
    for (const [path, text] of metalabFiles([run("b")], { dir: "y" })) files.write(path, text);
    expect(idsOf(await source.refresh())).toEqual(["a", "b"]);
    files.remove("x");
    const state = await source.refresh();
    expect(idsOf(state)).toEqual(["b"]);
    expect(state.stores.map(({ path }) => path)).toEqual(["y"]);
    expect(await source.run("a")).toBeUndefined();
  });

  it("sees the experiment change that a store is named after", async () => {
    const { files, source } = await open(metalabFiles([], { experimentId: "one:1" }));
    files.write("_meta.json", '{"experiment_id": "two:1"}');
    const { stores, experiments } = await source.refresh();
    expect(stores.map(({ experiment_id }) => experiment_id)).toEqual(["two:1"]);
    expect(experiments.map(({ experiment_id }) => experiment_id)).toEqual(["two:1"]);
  });

  it("finds what was written in place only when it is thorough", async () => {
    const { files, source, calls } = await open(metalabFiles([run("a", {}, { loss: 1 }), run("b")]));
    files.writeInPlace("runs/a.json", runRecordText(run("a", {}, { loss: 2 })));
    expect(metricOf(await source.refresh(), "a", "loss")).toBe(1);
    calls();
    expect(metricOf(await source.refresh({ thorough: true }), "a", "loss")).toBe(2);
    expect(readsOf(calls())).toEqual(["read _meta.json", "read runs/a.json"]);
  });

  it("forgets a problem with the file that had it", async () => {
    const { files, source } = await open([
      ...metalabFiles([run("a")]),
      ["runs/b.json", "{"],
      ["runs/c.json", "{"],
      ["derived/d.json", "{}"],
    ]);
    expect(problemsOf(source)).toHaveLength(3);
    files.remove("runs/b.json");
    files.write("runs/c.json", runRecordText(run("c")));
    files.write("runs/d.json", runRecordText(run("d")));
    expect(idsOf(await source.refresh())).toEqual(["a", "c", "d"]);
    expect(problemsOf(source)).toEqual([]);
    files.write("runs/c.json", "[]");
    expect(idsOf(await source.refresh())).toEqual(["a", "d"]);
    expect(problemsOf(source)).toEqual(["runs/c.json holds a list, not an object"]);
  });

  it("reads what an earlier one could not", async () => {
    let fails = false;
    const { files, source } = await open(metalabFiles([run("a")]), (operation, path) =>
      fails && operation === "list" && path === "runs" ? "no answer" : undefined,
    );
    files.write("runs/b.json", runRecordText(run("b")));
    fails = true;
    expect(idsOf(await source.refresh())).toEqual(["a"]);
    expect(problemsOf(source)).toEqual(["runs no answer"]);
    fails = false;
    expect(idsOf(await source.refresh())).toEqual(["a", "b"]);
    expect(problemsOf(source)).toEqual([]);
  });

  it("of several roots sees what changes in one while another is gone", async () => {
    const [x, y] = ["x", "y"].map((id) => changingFileSystem(metalabFiles([run(id)])));
    let isGone = false;
    const gone = faultyFileSystem({ ...x!.fs, root: "/x" }, () => (isGone ? "no answer" : undefined));
    const source = openFileSource([gone, { ...y!.fs, root: "/y" }], { follow: false });
    await source.ready();
    isGone = true;
    y!.write("runs/z.json", runRecordText(run("z")));
    await expect(source.refresh()).rejects.toMatchObject({ code: "unavailable", message: "no answer" });
    isGone = false;
    expect(idsOf(await source.refresh())).toEqual(["x", "y", "z"]);
  });
});

describe("a run in several files", () => {
  const record = (time: number, status = "success") => ({ started_at: `2026-01-0${time}T00:00:00`, status });
  const copies = (...times: number[]) =>
    times.flatMap((time, i) =>
      metalabFiles([run("r", record(time), { copy: i }), run(`of s${i}`)], { dir: `s${i}` }),
    );
  const copyOf = (state: SourceState) => metricOf(state, "r", "copy");

  it("counts from the next best file when the one that counted is removed", async () => {
    const { files, source, calls } = await open(copies(1, 3, 2));
    expect(copyOf(source.state())).toBe(1);
    files.remove("s1/runs/r.json");
    expect(copyOf(await source.refresh())).toBe(2);
    expect(readsOf(calls())).toEqual(["read s2/runs/r.json"]);
    expect(problemsOf(source)).toHaveLength(1);
    files.remove("s2");
    expect(copyOf(await source.refresh())).toBe(0);
    expect(problemsOf(source)).toEqual([]);
    expect((await source.run("r"))?.metrics).toEqual({ copy: 0 });
    files.remove("s0/runs/r.json");
    expect(idsOf(await source.refresh())).toEqual(["of s0", "of s1"]);
  });

  it("counts from another file when the one that counted gets worse, or another better", async () => {
    const { files, source } = await open(copies(1, 2));
    files.write("s1/runs/r.json", runRecordText(run("r", record(2, "running"), { copy: 1 })));
    expect(copyOf(await source.refresh())).toBe(0);
    files.write("s1/runs/r.json", runRecordText(run("r", record(3), { copy: 1 })));
    expect(copyOf(await source.refresh())).toBe(1);
    expect(source.state().stores.map(({ runs }) => runs)).toEqual([2, 2]);
  });

  it("is no copy any more when its file holds another run", async () => {
    const { files, source } = await open(copies(1, 2));
    files.write("s1/runs/r.json", runRecordText(run("other")));
    const state = await source.refresh();
    expect(idsOf(state)).toEqual(["of s0", "of s1", "other", "r"]);
    expect(copyOf(state)).toBe(0);
    expect(problemsOf(source)).toEqual([]);
  });
});
