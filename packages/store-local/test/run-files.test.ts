import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  appendFileSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Content, type JsonValue, type RunSource, readLog } from "@atlas/core";
import { openFileSource } from "@atlas/store";
import { openLocalFileSystem } from "@atlas/store-local";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { asOrdinaryUser } from "./ordinary-user.ts";
import { expectedOf, HAS_REAL_STORES, NEEDS_REAL_STORES, unpackStore } from "./real-stores.ts";
import { writeFiles } from "./write-files.ts";

/** The parts of EXPECTED.json that these tests look at. */
interface Expected {
  readonly artifact_files: readonly {
    readonly run_id: string;
    readonly file: string;
    readonly size: number;
    readonly sha256: string;
    readonly in_manifest_as?: string | null;
  }[];
  readonly result_files: readonly {
    readonly run_id: string;
    readonly name: string;
    readonly shape?: JsonValue;
    readonly dtype?: JsonValue;
    readonly metadata?: JsonValue;
    readonly data?: JsonValue;
    readonly not_an_entry?: string;
    readonly unreadable?: string;
  }[];
  readonly logs: readonly {
    readonly run_id: string;
    readonly names: readonly string[];
    readonly content: Record<string, { readonly bytes?: number; readonly sha256?: string }>;
  }[];
}

const sha256 = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");

async function allOf(content: Content | undefined): Promise<Uint8Array> {
  expect(content).toBeDefined();
  return (await content!.read(0, content!.sizeBytes))!;
}

/** A value as EXPECTED.json writes it: numbers that JSON cannot hold as objects. */
function asExpected(value: JsonValue): JsonValue {
  if (typeof value === "number" && !Number.isFinite(value)) return { $float: String(value) };
  if (typeof value === "bigint") return { $int: value.toString() };
  if (Array.isArray(value)) return value.map(asExpected);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, asExpected(member)]));
}

async function openStore(directory: string): Promise<RunSource> {
  const source = openFileSource([await openLocalFileSystem(directory)], { follow: false });
  await source.ready();
  return source;
}

describe.skipIf(!HAS_REAL_STORES).each(["mini", "kitchen", "artifacts", "results", "logs", "statuses"])(
  `the files of runs in the real store %s ${NEEDS_REAL_STORES}`,
  (name) => {
    let store: ReturnType<typeof unpackStore>;
    let source: RunSource;
    let expected: Expected;

    beforeAll(async () => {
      store = unpackStore(name);
      expected = expectedOf<Expected>(name);
      source = await openStore(store.directory);
    });
    afterAll(async () => {
      await source.close();
      store.remove();
    });

    it("has each artifact's bytes, though the store was moved", async () => {
      let found = 0;
      for (const { run_id, in_manifest_as, size, sha256: sum, file } of expected.artifact_files) {
        if (in_manifest_as === undefined || in_manifest_as === null) continue;
        const candidates = (await source.artifacts(run_id))!.filter(
          (artifact) => artifact.name === in_manifest_as,
        );
        const sums = new Set<string>();
        for (const { artifact_id } of candidates) {
          const content = (await source.artifact(run_id, artifact_id))?.content;
          if (content?.sizeBytes === size) sums.add(sha256(await allOf(content)));
        }
        expect([...sums], file).toContain(sum);
        found++;
      }
      expect(found).toBe(expected.artifact_files.filter((file) => file.in_manifest_as != null).length);
    });

    it("has a preview of every artifact", async () => {
      for (const run_id of new Set(expected.artifact_files.map((file) => file.run_id))) {
        for (const { artifact_id } of (await source.artifacts(run_id))!) {
          const preview = (await source.preview(run_id, artifact_id))!;
          expect(Object.keys(preview.preview)).not.toHaveLength(0);
        }
      }
    });

    it("has each captured value", async () => {
      const listed = new Map<string, string[]>();
      for (const run_id of new Set(expected.result_files.map((file) => file.run_id))) {
        listed.set(
          run_id,
          (await source.results(run_id))!.map((result) => result.name),
        );
      }
      for (const { run_id, name: resultName, not_an_entry, unreadable, ...said } of expected.result_files) {
        const isBroken = not_an_entry !== undefined || unreadable !== undefined;
        expect(listed.get(run_id)!.includes(resultName)).toBe(!isBroken);
        if (isBroken) {
          await expect(source.result(run_id, resultName)).rejects.toMatchObject({ code: "unavailable" });
          continue;
        }
        const result = (await source.result(run_id, resultName))!;
        expect([result.shape, result.dtype]).toEqual([said.shape, said.dtype]);
        expect(result.metadata).toEqual(said.metadata ?? {});
        if (said.data !== undefined) expect(asExpected(result.data)).toEqual(said.data);
      }
    });

    it("has the names and the bytes of all logs", async () => {
      for (const { run_id, names, content } of expected.logs) {
        expect([...(await source.logs(run_id))!].sort()).toEqual([...names].sort());
        for (const [logName, { bytes, sha256: sum }] of Object.entries(content)) {
          const log = await source.log(run_id, logName);
          const chunk = (await readLog(log!, { offset: 0, limit: Number.MAX_SAFE_INTEGER }))!;
          expect(chunk.next_offset).toBe(chunk.size);
          if (sum === undefined) continue;
          // Python reads every kind of line end as one.
          const read = new TextEncoder().encode(chunk.content.replace(/\r\n?/g, "\n"));
          expect(read.length).toBe(bytes);
          expect(sha256(read)).toBe(sum);
        }
      }
    });
  },
);

describe.skipIf(!HAS_REAL_STORES)(`the files of runs in the broken store ${NEEDS_REAL_STORES}`, () => {
  it("are those that can be read, and the others are problems", async () => {
    const store = unpackStore("broken");
    onTestFinished(store.remove);
    const source = await openStore(store.directory);
    const run = "00b1000000001eef";
    const names = (await source.results(run))!.map((result) => result.name);
    expect(names).toEqual(["bad_shape", "nan", "null_data", "wrong_types"]);
    expect(await source.logs(run)).toEqual(["run"]);
    for (const id of source.state().table.runIds) await source.artifacts(id);
    const told = source.state().problems.filter(({ path }) => /^(results|artifacts)\//.test(path));
    expect([...new Set(told.map(({ path }) => path))].sort()).toEqual([
      ...[
        "00b1000000001eef",
        "00b2000000003dde",
        "00b3000000005ccd",
        "00b4000000007bbc",
        "00b5000000009aab",
      ].map((id) => `artifacts/${id}/_manifest.json`),
      ...["array", "empty", "truncated", "wrong_types"].map((name) => `results/${run}/${name}.json`),
    ]);
    await source.close();
  });
});

describe.skipIf(!HAS_REAL_STORES)(`the files of runs in the hostile stores ${NEEDS_REAL_STORES}`, () => {
  let hazards: ReturnType<typeof unpackStore>;
  let source: RunSource;

  beforeAll(async () => {
    hazards = unpackStore("hazards");
    source = await openStore(hazards.directory);
  });
  afterAll(async () => {
    await source.close();
    hazards.remove();
  });

  /** The artifacts of a run whose files are there. */
  async function served(runId: string): Promise<string[]> {
    const names: string[] = [];
    for (const { artifact_id, name } of (await source.artifacts(runId))!) {
      const content = (await source.artifact(runId, artifact_id))?.content;
      if (content === undefined) continue;
      names.push(name);
      expect(Buffer.from(await allOf(content)).toString()).not.toMatch(/outside every store|root:/);
    }
    return names;
  }

  it("are never outside of the store, whatever a manifest or a link says", async () => {
    expect(await served("da01000000019919")).toEqual(["ok"]);
    expect(await served("da0b000000119413")).toEqual(["inside", "link_inside"]);
    expect(await served("da0d00000014c645")).toEqual([]);
    for (const name of ["..%2f..%2f..%2fOUTSIDE_secret.txt", "../../OUTSIDE_secret", "passwd", "_manifest"]) {
      const content = (await source.artifact("da01000000019919", name))?.content;
      expect(content).toBeUndefined();
    }
  });

  it("are no logs outside of the store, and no links to folders full of other things", async () => {
    for (const runId of ["da0b000000119413", "da0d00000014c645", "da01000000019919"]) {
      expect(await source.logs(runId)).toEqual(runId === "da0b000000119413" ? ["inside"] : []);
      for (const name of ["run", "passwd", "../../OUTSIDE_secret", "..%2f..%2fOUTSIDE_secret"]) {
        expect(await source.log(runId, name)).toBeUndefined();
        expect(await source.result(runId, name)).toBeUndefined();
      }
      expect(await source.results(runId)).toEqual([]);
    }
  });

  it("are no pipes", async () => {
    const runId = "da1f000000318a07";
    expect(await served(runId)).toEqual([]);
    expect(await source.logs(runId)).toEqual([]);
    expect(await source.log(runId, "run")).toBeUndefined();
  });
});

describe("the files of a run on a local disk", () => {
  const RECORD = JSON.stringify({
    run_id: "r",
    artifacts: [{ artifact_id: "1", name: "a", kind: "file", format: "txt", uri: "/x/a.txt" }],
  });

  async function openRun(files: Record<string, string>): Promise<{ directory: string; source: RunSource }> {
    const directory = mkdtempSync(join(tmpdir(), "atlas-run-files-"));
    writeFiles(directory, Object.entries({ "_meta.json": "{}", "runs/r.json": RECORD, ...files }));
    const source = await openStore(directory);
    onTestFinished(async () => {
      await source.close();
      execFileSync("chmod", ["-R", "u+rwx", directory]);
      rmSync(directory, { recursive: true });
    });
    return { directory, source };
  }

  it("may grow, shrink and vanish while they are read", async () => {
    const { directory, source } = await openRun({
      "artifacts/r/a.txt": "0123456789",
      "logs/r_run.log": "one\n",
    });
    const content = (await source.artifact("r", "a"))!.content!;
    truncateSync(join(directory, "artifacts/r/a.txt"), 4);
    expect(Buffer.from((await content.read(2, 10))!).toString()).toBe("23");
    rmSync(join(directory, "artifacts/r/a.txt"));
    expect(await content.read(0, 10)).toBeUndefined();
    expect(await source.artifact("r", "a")).toMatchObject({ content: undefined });
    appendFileSync(join(directory, "logs/r_run.log"), "two\n");
    expect(await readLog((await source.log("r", "run"))!, { offset: 4, limit: 100 })).toEqual({
      content: "two\n",
      offset: 4,
      next_offset: 8,
      size: 8,
    });
  });

  it("are read at their ends only, though they are huge", async () => {
    const { directory, source } = await openRun({ "logs/r_run.log": "" });
    const path = join(directory, "logs/r_run.log");
    truncateSync(path, 1e9);
    appendFileSync(path, "the end\n");
    const log = (await source.log("r", "run"))!;
    expect(log.sizeBytes).toBe(1e9 + 8);
    expect((await readLog(log, { tail: 8 }))?.content).toBe("the end\n");
  });

  it("are not followed out of the store after they were found", async () => {
    const { directory, source } = await openRun({ "artifacts/r/a.txt": "inside" });
    const outside = mkdtempSync(join(tmpdir(), "atlas-outside-"));
    onTestFinished(() => rmSync(outside, { recursive: true }));
    writeFileSync(join(outside, "a.txt"), "outside");
    const content = (await source.artifact("r", "a"))!.content!;
    rmSync(join(directory, "artifacts"), { recursive: true });
    mkdirSync(join(directory, "artifacts"));
    symlinkSync(outside, join(directory, "artifacts/r"));
    expect(await content.read(0, 10)).toBeUndefined();
    expect(await source.artifact("r", "a")).toMatchObject({ content: undefined });
  });

  it("say so where they may not be read", async () => {
    const { directory, source } = await openRun({
      "artifacts/r/a.txt": "secret",
      "artifacts/r/_manifest.json": "{}",
      "logs/r_run.log": "x",
      "results/r/x.json": "{}",
    });
    execFileSync("chmod", ["-R", "go+rX", directory]);
    for (const path of [
      "artifacts/r/a.txt",
      "artifacts/r/_manifest.json",
      "logs/r_run.log",
      "results/r/x.json",
    ]) {
      execFileSync("chmod", ["000", join(directory, path)]);
    }
    await asOrdinaryUser(async () => {
      await expect(source.preview("r", "a")).rejects.toMatchObject({ code: "unavailable" });
      await expect((await source.log("r", "run"))!.read(0, 1)).rejects.toMatchObject({ code: "unavailable" });
      await expect(source.result("r", "x")).rejects.toMatchObject({ code: "unavailable" });
      expect(await source.results("r")).toEqual([]);
    });
    expect(source.state().problems).toMatchObject([
      { path: "artifacts/r/_manifest.json", reason: "cannot be read: permission denied", effect: "skipped" },
      { path: "results/r/x.json", reason: "cannot be read: permission denied", effect: "skipped" },
    ]);
  });
});
