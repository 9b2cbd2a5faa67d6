import { execFileSync } from "node:child_process";
import {
  appendFileSync,
  chmodSync,
  mkdirSync,
  mkdtempSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type FileSystem, type ReadOutcome, ROOT_PATH, type StorePath, storePathOf } from "@atlas/store";
import { describeFileSystem } from "@atlas/store/testing";
import { openLocalFileSystem } from "@atlas/store-local";
import { describe, expect, it, onTestFinished } from "vitest";
import { asOrdinaryUser } from "./ordinary-user.ts";
import { writeFiles } from "./write-files.ts";

describeFileSystem("openLocalFileSystem", async (files) => {
  const directory = mkdtempSync(join(tmpdir(), "atlas-files-"));
  writeFiles(directory, files);
  const fs = await openLocalFileSystem(directory);
  return {
    fs,
    close: async () => {
      await fs.close();
      rmSync(directory, { recursive: true });
    },
  };
});

/** An empty directory `root` that is opened, and a directory `outside` beside it with a secret. */
async function openPlace(): Promise<{ root: string; outside: string; fs: FileSystem }> {
  const top = mkdtempSync(join(tmpdir(), "atlas-place-"));
  onTestFinished(() => rmSync(top, { recursive: true }));
  chmodSync(top, 0o755);
  const root = join(top, "root");
  const outside = join(top, "outside");
  for (const directory of [root, outside]) mkdirSync(directory);
  writeFileSync(join(outside, "secret.txt"), "secret");
  return { root, outside, fs: await openLocalFileSystem(root) };
}

describe("opening", () => {
  it("resolves links in the name of the root, once", async () => {
    const { root, outside } = await openPlace();
    const link = join(outside, "link");
    symlinkSync(root, link);
    writeFileSync(join(root, "a.txt"), "a");
    const fs = await openLocalFileSystem(link);
    expect(fs.root).toBe((await openLocalFileSystem(root)).root);
    expect(await textOf(fs, "a.txt")).toBe("a");
  });

  it("says what is wrong with a directory that cannot be opened", async () => {
    const { root, outside } = await openPlace();
    const locked = join(root, "locked");
    mkdirSync(locked, 0o000);
    const failure = (message: RegExp) =>
      expect.objectContaining({ code: "store_not_found", message: expect.stringMatching(message) });
    const missing = join(root, "missing");
    await expect(openLocalFileSystem(missing)).rejects.toEqual(
      failure(/^There is no directory ".*missing"$/),
    );
    await expect(openLocalFileSystem("")).rejects.toEqual(failure(/^There is no directory ""$/));
    const file = join(outside, "secret.txt");
    await expect(openLocalFileSystem(file)).rejects.toEqual(
      failure(/is not a directory; expected a metalab/),
    );
    await asOrdinaryUser(async () => {
      await expect(openLocalFileSystem(locked)).rejects.toEqual(
        failure(/cannot be read: permission denied$/),
      );
    });
  });

  it("finds nothing where the root has vanished since", async () => {
    const { root, fs } = await openPlace();
    renameSync(root, `${root}-elsewhere`);
    expect(await fs.names(ROOT_PATH)).toBeUndefined();
    expect(await fs.stat(ROOT_PATH)).toBeUndefined();
  });
});

describe("links", () => {
  it("are followed within the root, and tell where they lead", async () => {
    const { root, fs } = await openPlace();
    mkdirSync(join(root, "real"));
    writeFileSync(join(root, "real/file.txt"), "here");
    symlinkSync("real", join(root, "folder"));
    symlinkSync("folder/file.txt", join(root, "file"));
    symlinkSync(join(root, "real/file.txt"), join(root, "absolute"));
    const byName = new Map((await fs.list(ROOT_PATH))?.map((entry) => [entry.name, entry]));
    expect(byName.get("real")).not.toHaveProperty("linkTarget");
    expect(byName.get("folder")).toMatchObject({ kind: "directory", linkTarget: "real" });
    for (const name of ["file", "absolute"]) {
      expect(byName.get(name)).toMatchObject({ kind: "file", sizeBytes: 4, linkTarget: "real/file.txt" });
      expect(await textOf(fs, name)).toBe("here");
    }
    expect(await textOf(fs, "folder/file.txt")).toBe("here");
    expect(await fs.stat(pathOf("folder/file.txt"))).toMatchObject({ name: "file.txt", kind: "file" });
    const names = await fs.names(ROOT_PATH);
    expect(names?.find(({ name }) => name === "folder")).toMatchObject(byName.get("folder")!);
  });

  it("are not followed anywhere else: neither out, nor nowhere, nor in circles", async () => {
    const { root, outside, fs } = await openPlace();
    mkdirSync(join(root, "store"));
    symlinkSync("../../outside/secret.txt", join(root, "store/out"));
    symlinkSync(outside, join(root, "store/folder-out"));
    symlinkSync("missing", join(root, "store/dangling"));
    symlinkSync("loop", join(root, "store/loop"));
    const reasons = {
      out: "a link that leads out of root/",
      "folder-out": "a link that leads out of root/",
      dangling: "a link that leads nowhere",
      loop: "a link that leads in circles",
    };
    const found = await fs.names(pathOf("store"));
    expect(Object.fromEntries(found!.map(({ name, reason }) => [name, reason]))).toEqual(reasons);
    for (const name of Object.keys(reasons)) {
      const path = pathOf(`store/${name}`);
      expect(await fs.stat(path)).toMatchObject({ kind: "other" });
      expect(await fs.names(path)).toBeUndefined();
      expect(await fs.read(path)).toBeUndefined();
      expect(await outcomeOf(fs, path)).toEqual({ kind: "absent" });
      expect(await fs.subtree(path)).toBeUndefined();
    }
    const below = pathOf("store/folder-out/secret.txt");
    expect(await fs.stat(below)).toBeUndefined();
    expect(await fs.read(below)).toBeUndefined();
    expect(await outcomeOf(fs, below)).toEqual({ kind: "absent" });
  });

  it("are not followed out of a subtree, even within the root", async () => {
    const { root, fs } = await openPlace();
    mkdirSync(join(root, "a"));
    mkdirSync(join(root, "b"));
    writeFileSync(join(root, "b/file.txt"), "of b");
    symlinkSync("../b/file.txt", join(root, "a/link"));
    expect(await textOf(fs, "a/link")).toBe("of b");
    const tree = (await fs.subtree(pathOf("a")))!;
    expect(await tree.read(pathOf("link"))).toBeUndefined();
    expect(await tree.stat(pathOf("link"))).toMatchObject({ reason: "a link that leads out of a/" });
  });

  it("lead out no more when a folder becomes one after it was listed", async () => {
    const { root, outside, fs } = await openPlace();
    mkdirSync(join(root, "runs"));
    writeFileSync(join(root, "runs/secret.txt"), "harmless");
    const path = pathOf("runs/secret.txt");
    expect(await outcomeOf(fs, path)).toMatchObject({ kind: "read" });
    rmSync(join(root, "runs"), { recursive: true });
    symlinkSync(outside, join(root, "runs"));
    expect(await outcomeOf(fs, path)).toEqual({ kind: "absent" });
    expect(await fs.read(path)).toBeUndefined();
  });
});

describe("what is no regular file", () => {
  it("is told, and never waited for", async () => {
    const { root, fs } = await openPlace();
    execFileSync("mkfifo", [join(root, "pipe.json")]);
    const path = pathOf("pipe.json");
    const reason = "a pipe, a socket or a device";
    expect(await fs.names(ROOT_PATH)).toMatchObject([{ name: "pipe.json", kind: "other", reason }]);
    expect(await fs.stat(path)).toMatchObject({ kind: "other", reason });
    expect(await fs.read(path)).toBeUndefined();
    expect(await outcomeOf(fs, path)).toEqual({ kind: "absent" });
  });

  it("is told when its name is not UTF-8 text, which no path can say", async () => {
    const { root, fs } = await openPlace();
    writeFileSync(Buffer.concat([Buffer.from(`${root}/`), Buffer.from([0xff, 0x2e, 0x61])]), "lost");
    writeFileSync(join(root, "\ufffd.b"), "found");
    const entries = await fs.names(ROOT_PATH);
    expect(entries).toHaveLength(2);
    expect(entries).toContainEqual(
      expect.objectContaining({
        name: "\ufffd.a",
        kind: "other",
        reason: "under a name that is not UTF-8 text",
      }),
    );
    expect(entries).toContainEqual(expect.objectContaining({ name: "\ufffd.b", kind: "file" }));
    expect(await textOf(fs, "\ufffd.b")).toBe("found");
  });
});

it("says in words what an ordinary user may not read", async () => {
  const { root, fs } = await openPlace();
  writeFileSync(join(root, "locked.json"), "{}", { mode: 0o000 });
  mkdirSync(join(root, "locked"), 0o000);
  await asOrdinaryUser(async () => {
    expect(await outcomeOf(fs, pathOf("locked.json"))).toEqual({
      kind: "failed",
      reason: "permission denied",
    });
    const failure = expect.objectContaining({
      code: "unavailable",
      message: "locked.json cannot be read: permission denied",
      cause: expect.objectContaining({ code: "EACCES" }),
    });
    await expect(fs.read(pathOf("locked.json"))).rejects.toEqual(failure);
    await expect(fs.names(pathOf("locked"))).rejects.toMatchObject({ code: "unavailable" });
    await expect(fs.list(pathOf("locked"))).rejects.toMatchObject({ code: "unavailable" });
    await expect(fs.stat(pathOf("locked/file"))).rejects.toMatchObject({ code: "unavailable" });
  });
});

it("has what was appended to a file since it was read", async () => {
  const { root, fs } = await openPlace();
  writeFileSync(join(root, "run.log"), "one\n");
  expect(await textOf(fs, "run.log")).toBe("one\n");
  appendFileSync(join(root, "run.log"), "two\n");
  expect(Buffer.from((await fs.read(pathOf("run.log"), { start: 4, end: 100 }))!).toString()).toBe("two\n");
});

function pathOf(text: string): StorePath {
  return storePathOf(text)!;
}

async function textOf(fs: FileSystem, path: string): Promise<string> {
  return Buffer.from((await fs.read(pathOf(path)))!).toString();
}

async function outcomeOf(fs: FileSystem, path: StorePath): Promise<ReadOutcome> {
  const outcomes: ReadOutcome[] = [];
  await fs.readMany([path], (_, outcome) => outcomes.push(outcome));
  expect(outcomes).toHaveLength(1);
  return outcomes[0]!;
}
