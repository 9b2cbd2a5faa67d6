import type { RunSource } from "@atlas/core";
import {
  type FileSystem,
  joinPath,
  openFileSource,
  ROOT_PATH,
  type StorePath,
  storePathOf,
} from "@atlas/store";
import { openLocalFileSystem } from "@atlas/store-local";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { asOrdinaryUser } from "./ordinary-user.ts";
import { expectedOf, HAS_REAL_STORES, NEEDS_REAL_STORES, unpackStore } from "./real-stores.ts";

/** The part of hazards.FILES.json that these tests look at. */
interface Hazards {
  readonly stores: {
    readonly traversal: { readonly run_id: string };
    readonly links: { readonly run_ids_readable: string[] };
    readonly permissions: { readonly readable_run: string; readonly unreadable_run: string };
    readonly pipes: { readonly readable_run: string };
  };
}

describe.skipIf(!HAS_REAL_STORES)(`the hostile stores ${NEEDS_REAL_STORES}`, () => {
  let hazards: ReturnType<typeof unpackStore>;
  let fs: FileSystem;
  let source: RunSource;
  let expected: Hazards["stores"];

  beforeAll(async () => {
    hazards = unpackStore("hazards");
    expected = expectedOf<Hazards>("hazards").stores;
    fs = await openLocalFileSystem(hazards.directory);
    source = openFileSource([fs]);
    await source.ready();
  });
  afterAll(async () => {
    await source.close();
    hazards.remove();
  });

  const runsOf = (store: string) => source.state().stores.find(({ path }) => path === store)?.runs;
  const problemsOf = (store: string, path: string) =>
    source.state().problems.filter((problem) => problem.store === store && problem.path === path);

  it("are found, each once, though links make circles and second names", () => {
    const stores = source.state().stores.map(({ path }) => path);
    expect(stores).toEqual([
      "links",
      "meta_is_a_directory",
      "meta_is_an_array",
      "meta_newer_schema",
      "meta_truncated",
      "meta_wrong_types",
      "only_meta",
      "permissions",
      "permissions_locked_store",
      "permissions_no_runs_dir",
      "pipes",
      "runs_is_a_file",
      "traversal",
    ]);
    expect(problemsOf("meta_dangling", "_meta.json")).toHaveLength(1);
  });

  it("give the runs that can be reached, each once", () => {
    const ids = source.state().table.runIds;
    const links = expected.links.run_ids_readable;
    expect(ids).toEqual(expect.arrayContaining([...links, "aaaaaaaaaaaaaaaa"]));
    expect(ids).toContain(expected.traversal.run_id);
    expect(ids).toContain(expected.pipes.readable_run);
    expect(runsOf("links")).toBe(links.length);
    expect(runsOf("pipes")).toBe(1);
    expect(runsOf("runs_is_a_file")).toBe(0);
  });

  it("say of every link out of a store, and of every pipe, that it was passed over", () => {
    for (const name of ["to_outside", "to_passwd", "dangling", "loop", "loop_a", "loop_b", "to_dir"]) {
      expect(problemsOf("links", `runs/${name}.json`)).toMatchObject([{ effect: "skipped" }]);
    }
    expect(problemsOf("links", "derived/da0b000000119413.json")).toHaveLength(1);
    expect(problemsOf("pipes", "runs/pipe.json")).toHaveLength(1);
    expect(problemsOf("runs_is_a_file", "runs")).toHaveLength(1);
  });

  it("let nothing outside be reached from within a store", async () => {
    const texts: string[] = [];
    for (const { path } of source.state().stores) {
      texts.push(...(await textsIn((await fs.subtree(storePathOf(path)!))!)));
    }
    expect(texts.length).toBeGreaterThan(source.state().table.rowCount);
    for (const text of texts) {
      expect(text).not.toContain("outside every store");
      expect(text).not.toContain("root:x:0:0");
    }
    const links = (await fs.subtree(storePathOf("links")!))!;
    const read = (path: string) => links.read(storePathOf(path)!);
    const artifacts = "artifacts/da0b000000119413";
    expect(await read(`${artifacts}/link_inside.txt`)).toBeDefined();
    for (const outside of [
      `${artifacts}/link_outside.txt`,
      `${artifacts}/link_passwd.txt`,
      `${artifacts}/link_loop.txt`,
      "artifacts/da0d00000014c645/passwd",
      "logs/da0b000000119413_run.log",
      "logs/da0d00000014c645/passwd",
      "runs/to_outside.json",
    ]) {
      expect(await read(outside)).toBeUndefined();
    }
  });

  it("never take an id for a path", async () => {
    for (const id of ["../../OUTSIDE_secret.txt", "../../../etc/passwd", "to_outside", "..", ".", ""]) {
      expect(await source.run(id)).toBeUndefined();
    }
  });

  it("hide from an ordinary user only what that user may not read", async () => {
    const { table, problems, stores } = await asOrdinaryUser(async () => {
      const own = openFileSource([await openLocalFileSystem(hazards.directory)]);
      await own.ready();
      await own.close();
      return own.state();
    });
    expect(table.rowOf(expected.permissions.readable_run)).toBeDefined();
    expect(table.rowOf(expected.permissions.unreadable_run)).toBeUndefined();
    expect(stores.map(({ path }) => path)).not.toContain("permissions_locked_store");
    const told = problems.map(({ store, path, reason }) => `${store} ${path}: ${reason}`);
    expect(told).toEqual(
      expect.arrayContaining([
        "permissions runs/da16000000232826.json: cannot be read: permission denied",
        "permissions derived: derived cannot be read: permission denied",
        ". permissions_locked_store: permissions_locked_store/_meta.json cannot be read: permission denied",
        ". permissions_plain_dir: permissions_plain_dir/_meta.json cannot be read: permission denied",
      ]),
    );
  });
});

/** The texts of all files that can be reached in a tree. */
async function textsIn(tree: FileSystem): Promise<string[]> {
  const texts: string[] = [];
  const folders = new Set<StorePath>([ROOT_PATH]);
  for (const folder of folders) {
    for (const entry of (await tree.names(folder)) ?? []) {
      const path = joinPath(folder, entry.name)!;
      if (entry.kind === "directory") folders.add(entry.linkTarget ?? path);
      const bytes = await tree.read(path);
      if (bytes !== undefined) texts.push(Buffer.from(bytes).toString());
    }
  }
  return texts;
}
