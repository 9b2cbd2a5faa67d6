import { execFileSync } from "node:child_process";
import { linkSync, mkdirSync, symlinkSync, utimesSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { START_COMMAND } from "../../src/bulk/noise.ts";
import { TAR_COMMAND } from "../../src/bulk/tar-command.ts";
import { DamagedArchive, readTar, type TarFile } from "../../src/bulk/tar-reader.ts";
import { directoryWith, writeFiles } from "../temporary-directory.ts";

/** The files of an archive that comes in pieces of given lengths, the last length again and again. */
async function filesOf(archive: Uint8Array, ...lengths: number[]): Promise<TarFile[]> {
  async function* pieces() {
    for (let at = 0; at < archive.length; ) {
      const length = (lengths.length > 1 ? lengths.shift() : lengths[0]) ?? archive.length;
      yield archive.slice(at, at + length);
      at += length;
    }
  }
  const files: TarFile[] = [];
  for await (const file of readTar(pieces())) files.push(file);
  return files;
}

/** Numbers from 0 to less than 2^32 that look random, and are the same each time. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state;
  };
}

function isGnuTar(): boolean {
  try {
    return execFileSync("tar", ["--version"], { encoding: "utf8" }).startsWith("tar (GNU tar)");
  } catch {
    return false;
  }
}

const NAMES = [
  "a.json",
  "-rf",
  "new\nline",
  "größe",
  `${"long".repeat(60)}`,
  `${"deep/".repeat(30)}x`,
  "empty",
];
const contentOf = (name: string) => (name === "empty" ? "" : name.repeat(name.length));

describe.skipIf(!isGnuTar())("archives of GNU tar (skipped where there is none)", () => {
  function archiveOf(format: string, names = NAMES): Buffer {
    const directory = directoryWith();
    writeFiles(
      directory,
      NAMES.map((name) => [name, contentOf(name)]),
    );
    for (const name of NAMES) utimesSync(join(directory, name), 1_700_000_000, 1_700_000_000);
    mkdirSync(join(directory, "folder"));
    symlinkSync("a.json", join(directory, "link"));
    linkSync(join(directory, "a.json"), join(directory, "second"));
    const command = TAR_COMMAND.replace(START_COMMAND, "").replace("--format=gnu", `--format=${format}`);
    return execFileSync("sh", ["-c", command], {
      cwd: directory,
      input: names.map((name) => `${name}\0`).join(""),
      maxBuffer: 1e9,
      stdio: ["pipe", "pipe", "ignore"],
    });
  }

  it.each(["gnu", "pax", "posix"])(
    "in the format %s hold every file, whatever pieces they come in",
    async (format) => {
      const archive = archiveOf(format);
      const expected = NAMES.map((name) => ({ name, text: contentOf(name), mtimeS: 1_700_000_000 }));
      for (const lengths of [[archive.length], [1], [511], [512], [513, 7, 10_000], [100_000]]) {
        const files = await filesOf(archive, ...lengths);
        const read = files.map(({ name, bytes, mtimeS }) => ({
          name,
          text: Buffer.from(bytes).toString(),
          mtimeS,
        }));
        expect(read).toEqual(expected);
      }
    },
  );

  it("hold neither folders nor links, and both names of a file that has two", async () => {
    const files = await filesOf(archiveOf("gnu", ["folder", "link", "a.json", "second"]));
    expect(files.map(({ name, bytes }) => [name, Buffer.from(bytes).toString()])).toEqual([
      ["a.json", contentOf("a.json")],
      ["second", contentOf("a.json")],
    ]);
  });

  it("that end too soon are damaged, after the files that were whole", async () => {
    const archive = archiveOf("gnu");
    for (const length of [0, 1, 512, 700, 5000]) {
      await expect(filesOf(archive.subarray(0, length))).rejects.toThrow(DamagedArchive);
    }
  });

  it("that were changed anywhere are damaged or hold something, and never keep one waiting", async () => {
    const archive = archiveOf("pax");
    const next = numbers(1);
    for (let round = 0; round < 300; round++) {
      const changed = Buffer.from(archive);
      for (let change = 0; change < 1 + (round % 8); change++) changed[next() % changed.length] = next();
      await filesOf(changed, 10_000).catch((error) => expect(error).toBeInstanceOf(DamagedArchive));
    }
  });
});

it("is no archive: whatever else a program writes", async () => {
  const next = numbers(2);
  for (let round = 0; round < 300; round++) {
    const bytes = Uint8Array.from({ length: next() % 3000 }, next);
    await expect(filesOf(bytes, 1000)).rejects.toThrow(DamagedArchive);
  }
  await expect(filesOf(Buffer.from("Welcome to the cluster!\n".repeat(100)))).rejects.toThrow(DamagedArchive);
});
