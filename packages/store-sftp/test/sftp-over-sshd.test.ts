import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { type FileSystem, type ReadOutcome, ROOT_PATH, type StorePath, storePathOf } from "@atlas/store";
import { describeFileSystem } from "@atlas/store/testing";
import { openSftpFileSystem, type RemoteFileSystem, type SftpOptions } from "@atlas/store-sftp";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { sshdPath } from "./programs.ts";
import { type Sshd, startSshd } from "./sshd.ts";
import { directoryWith, makeDirectory, writeFiles } from "./temporary-directory.ts";

describe.skipIf(sshdPath() === undefined)("over OpenSSH (skipped where there is no sshd)", () => {
  const { directory: topDirectory, remove: removeTop } = makeDirectory();
  let sshd: Sshd;
  /** One connection for what needs none of its own: to make one takes longer than most tests. */
  let top: RemoteFileSystem;

  beforeAll(async () => {
    sshd = await startSshd();
    top = open(topDirectory);
  });
  afterAll(async () => {
    await top?.close();
    await sshd?.close();
    removeTop();
  });

  function open(directory: string, options: SftpOptions = {}): RemoteFileSystem {
    const { port, side } = sshd;
    return openSftpFileSystem({ host: "127.0.0.1", port, path: directory }, { side, ...options });
  }

  /** A directory `root` that is opened, and a directory `outside` beside it with a secret. */
  function openPlace(options?: SftpOptions): { root: string; outside: string; fs: RemoteFileSystem } {
    const top = directoryWith({ "outside/secret.txt": "secret" });
    const root = join(top, "root");
    mkdirSync(root);
    const fs = open(root, options);
    onTestFinished(async () => fs.close());
    return { root, outside: join(top, "outside"), fs };
  }

  describeFileSystem("openSftpFileSystem", async (files) => {
    const directory = mkdtempSync(join(topDirectory, "of-"));
    writeFiles(directory, files);
    const fs = (await top.subtree(pathOf(basename(directory))))!;
    return { fs, close: async () => fs.close() };
  });

  describe("links", () => {
    it("are followed within the root, and tell where they lead", async () => {
      const { root, fs } = openPlace();
      writeFiles(root, [["real/file.txt", "here"]]);
      symlinkSync("real", join(root, "folder"));
      symlinkSync("folder/file.txt", join(root, "file"));
      symlinkSync(join(root, "real/file.txt"), join(root, "absolute"));
      const byName = new Map((await fs.list(ROOT_PATH))?.map((entry) => [entry.name, entry]));
      expect(byName.get("real")).not.toHaveProperty("linkTarget");
      expect(byName.get("folder")).toMatchObject({ kind: "directory", linkTarget: "real" });
      for (const name of ["file", "absolute"]) {
        expect(byName.get(name)).toMatchObject({ kind: "file", sizeBytes: 4, linkTarget: "real/file.txt" });
        expect(await textOf(fs, name)).toBe("here");
        expect(await outcomesOf(fs, [name])).toMatchObject([{ kind: "read" }]);
      }
      expect(await textOf(fs, "folder/file.txt")).toBe("here");
      expect((await fs.subtree(pathOf("folder")))!.root).toBe(`${fs.root}/real`);
    });

    it("are not followed out of the root, nor nowhere", async () => {
      const { root, outside, fs } = openPlace();
      mkdirSync(join(root, "store"));
      symlinkSync("../../outside/secret.txt", join(root, "store/out"));
      symlinkSync(outside, join(root, "store/folder-out"));
      symlinkSync("missing", join(root, "store/dangling"));
      symlinkSync("loop", join(root, "store/loop"));
      const found = await fs.names(pathOf("store"));
      expect(Object.fromEntries(found!.map(({ name, reason }) => [name, reason]))).toEqual({
        out: "a link that leads out of root/",
        "folder-out": "a link that leads out of root/",
        dangling: "a link that leads nowhere",
        loop: "a link that leads nowhere",
      });
      for (const { name } of found!) {
        const path = pathOf(`store/${name}`);
        expect(await fs.stat(path)).toMatchObject({ kind: "other" });
        expect(await fs.names(path)).toBeUndefined();
        expect(await fs.read(path)).toBeUndefined();
        expect(await fs.subtree(path)).toBeUndefined();
      }
      const below = ["out", "folder-out/secret.txt"].map((name) => `store/${name}`);
      for (const path of below) expect(await fs.read(pathOf(path))).toBeUndefined();
      expect(await fs.stat(pathOf(below[1]!))).toBeUndefined();
      // So many that they are read in one stream.
      writeFiles(
        root,
        Array.from({ length: 100 }, (_, i) => [`store/${i}.txt`, "inside"]),
      );
      const outcomes = await outcomesOf(fs, [
        ...below,
        ...Array.from({ length: 100 }, (_, i) => `store/${i}.txt`),
      ]);
      expect(outcomes.filter(({ kind }) => kind === "absent")).toHaveLength(2);
      expect(JSON.stringify(outcomes)).not.toContain(String(Buffer.from("secret")));
    });

    it("are not followed out of a subtree, even within the root", async () => {
      const { root, fs } = openPlace();
      writeFiles(root, [
        ["b/file.txt", "of b"],
        ["a/x", ""],
      ]);
      symlinkSync("../b/file.txt", join(root, "a/link"));
      expect(await textOf(fs, "a/link")).toBe("of b");
      const tree = (await fs.subtree(pathOf("a")))!;
      expect(await tree.read(pathOf("link"))).toBeUndefined();
      expect(await tree.stat(pathOf("link"))).toMatchObject({ reason: "a link that leads out of a/" });
    });
  });

  it("tells pipes and names that are no text, and waits for neither", async () => {
    const { root, fs } = openPlace();
    execFileSync("mkfifo", [join(root, "pipe.json")]);
    writeFileSync(Buffer.concat([Buffer.from(`${root}/`), Buffer.from([0xff, 0x2e, 0x61])]), "lost");
    const entries = await fs.list(ROOT_PATH);
    expect(entries?.map(({ kind, reason }) => [kind, reason]).sort()).toEqual([
      ["other", "a pipe, a socket or a device"],
      ["other", "under a name that is not UTF-8 text"],
    ]);
    expect(await fs.read(pathOf("pipe.json"))).toBeUndefined();
    writeFiles(
      root,
      Array.from({ length: 100 }, (_, i) => [`${i}.txt`, `${i}`]),
    );
    const outcomes = await outcomesOf(fs, [
      "pipe.json",
      ...Array.from({ length: 100 }, (_, i) => `${i}.txt`),
    ]);
    expect(outcomes.filter(({ kind }) => kind === "read")).toHaveLength(100);
  });

  it("has a large folder, and a large file by ranges", async () => {
    const { root, fs } = openPlace();
    const names = Array.from({ length: 1500 }, (_, i) => `${i}.json`);
    writeFiles(
      root,
      names.map((name) => [`many/${name}`, ""]),
    );
    const large = Buffer.from(Uint8Array.from({ length: 5_000_000 }, (_, i) => (i * 7) % 253));
    writeFileSync(join(root, "large"), large);
    expect((await fs.names(pathOf("many")))!.map(({ name }) => name).sort()).toEqual(names.sort());
    expect(large.equals((await fs.read(pathOf("large")))!)).toBe(true);
    const middle = await fs.read(pathOf("large"), { start: 1_234_567, end: 3_456_789 });
    expect(large.subarray(1_234_567, 3_456_789).equals(middle!)).toBe(true);
  });

  it.each([true, false])("reads many files of any name and size, with a shell: %s", async (useShell) => {
    const { root, fs } = openPlace({ useShell });
    const odd = ["-rf", "a b", "--checkpoint-action=exec=sh", "$(touch x)", "new\nline", "größe"];
    const names = [
      ...odd,
      ...Array.from({ length: 300 }, (_, i) => `folder ${i % 3}/${"x".repeat(1 + (i % 250))}${i}`),
    ];
    const content = (name: string) => name.repeat(name.length % 40);
    writeFiles(
      root,
      names.map((name) => [name, content(name)]),
    );
    const texts = new Map<string, string>();
    await fs.readMany(names.map(pathOf), (path, outcome) => {
      texts.set(path, outcome.kind === "read" ? Buffer.from(outcome.bytes).toString() : outcome.kind);
    });
    expect(texts).toEqual(new Map(names.map((name) => [name, content(name)])));
  });

  it("runs programs, whose arguments no shell reads", async () => {
    const { fs } = openPlace();
    const odd = ["$(touch x)", "a'b", "*", "; echo", "new\nline", ""];
    expect(await fs.run(["printf", "%s|", ...odd])).toEqual({
      status: 0,
      stdout: odd.map((word) => `${word}|`).join(""),
      stderr: "",
    });
    expect(await fs.run(["no-such-program"])).toMatchObject({ status: 127 });
    expect(await openPlace({ useShell: false }).fs.run(["true"])).toBeUndefined();
  });

  it("reads a path relative to the home, and says when there is no such directory", async () => {
    const fs = openSftpFileSystem(
      { host: "127.0.0.1", port: sshd.port, path: "no/such" },
      { side: sshd.side },
    );
    onTestFinished(async () => fs.close());
    expect(fs.root).toBe(`ssh://${sshd.side.userName}@127.0.0.1:${sshd.port}/~/no/such`);
    await expect(fs.connect()).rejects.toMatchObject({ code: "store_not_found" });
    await expect(fs.list(ROOT_PATH)).resolves.toBeUndefined();
    expect(await outcomesOf(fs, ["x"])).toEqual([{ kind: "absent" }]);
  });
});

function pathOf(text: string): StorePath {
  return storePathOf(text)!;
}

async function textOf(fs: FileSystem, path: string): Promise<string> {
  return Buffer.from((await fs.read(pathOf(path)))!).toString();
}

async function outcomesOf(fs: FileSystem, paths: readonly string[]): Promise<ReadOutcome[]> {
  const outcomes: ReadOutcome[] = [];
  await fs.readMany(paths.map(pathOf), (_, outcome) => outcomes.push(outcome));
  expect(outcomes).toHaveLength(paths.length);
  return outcomes;
}
