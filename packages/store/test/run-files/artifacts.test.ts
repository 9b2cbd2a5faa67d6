import type { Problem } from "@atlas/core";
import { memoryFileSystem } from "@atlas/store";
import { faultyFileSystem } from "@atlas/store/testing";
import { describe, expect, it } from "vitest";
import { runFilesIn } from "./place.ts";

/** A descriptor as metalab writes it. */
function descriptor(artifact_id: string, name: string, uri: string, format = "txt") {
  return { artifact_id, name, kind: "file", format, uri, content_hash: "0f", size_bytes: 1, metadata: {} };
}

const recordOf = (artifacts: unknown) => ["runs/r.json", JSON.stringify({ run_id: "r", artifacts })] as const;
const manifestOf = (artifacts: unknown) =>
  ["artifacts/r/_manifest.json", JSON.stringify({ artifacts })] as const;

async function textOf(
  files: Parameters<typeof runFilesIn>[0],
  nameOrId: string,
): Promise<string | undefined> {
  const found = await (await runFilesIn(files)).artifact("r", nameOrId);
  const bytes = await found?.content?.read(0, 1000);
  return bytes && new TextDecoder().decode(bytes);
}

describe("the artifacts of a run", () => {
  it("are those of the record and of the manifest, each once", async () => {
    const files = await runFilesIn([
      recordOf([descriptor("1", "a", "/tmp/a.txt"), descriptor("2", "b", "/x/b.txt")]),
      manifestOf([descriptor("2", "b", "/x/b.txt"), descriptor("3", "c", "/x/c.txt")]),
    ]);
    expect((await files.artifacts("r"))?.map(({ artifact_id, name }) => artifact_id + name)).toEqual([
      "1a",
      "2b",
      "3c",
    ]);
    expect(await files.artifacts("nobody")).toBeUndefined();
  });

  it("are described without internal metadata and without where they were written", async () => {
    const metadata = { _run_id: "r", unit: "m/s" };
    const files = await runFilesIn([recordOf([{ ...descriptor("1", "a", "/x/a.txt"), metadata }])]);
    expect(await files.artifacts("r")).toEqual([
      {
        artifact_id: "1",
        name: "a",
        kind: "file",
        format: "txt",
        content_hash: "0f",
        size_bytes: 1,
        metadata: { unit: "m/s" },
      },
    ]);
  });

  it("may be known to the manifest alone, as those of a running run are", async () => {
    const files = [
      recordOf([]),
      manifestOf([descriptor("1", "a", "/x/a.txt")]),
      ["artifacts/r/a.txt", "A"],
    ] as const;
    expect(await textOf(files, "a")).toBe("A");
  });

  it("are those of the record alone when the manifest is broken, which is told until it is mended", async () => {
    const told: (readonly Problem[])[] = [];
    const onProblems = (_: string, problems: readonly Problem[]) => told.push(problems);
    for (const manifest of ['{"artifacts": [', "[]", '{"artifacts": {"a": 1}}', '{"artifacts": ["x"]}', ""]) {
      const store = [
        recordOf([descriptor("1", "a", "/x/a.txt")]),
        ["artifacts/r/_manifest.json", manifest],
      ] as const;
      const files = await runFilesIn(store, { onProblems });
      expect((await files.artifacts("r"))?.map(({ name }) => name)).toEqual(["a"]);
      expect(told.at(-1)?.[0]).toMatchObject({ store: ".", path: "artifacts/r/_manifest.json" });
    }
    await (await runFilesIn([recordOf([])], { onProblems })).artifacts("r");
    expect(told.at(-1)).toEqual([]);
  });

  it("cannot be listed when the record cannot be read", async () => {
    const fs = memoryFileSystem([recordOf([])]);
    const faulty = faultyFileSystem(fs, (operation) => (operation === "read" ? "no answer" : undefined));
    await expect((await runFilesIn(faulty)).artifacts("r")).rejects.toMatchObject({ code: "unavailable" });
  });
});

describe("an artifact", () => {
  it("goes by its name, of two with one name the later, and by its id", async () => {
    const files = [
      recordOf([
        descriptor("1", "plot", "/x/plot.png", "png"),
        descriptor("2", "plot", "/x/plot.svg", "svg"),
      ]),
      ["artifacts/r/plot.png", "PNG"],
      ["artifacts/r/plot.svg", "SVG"],
    ] as const;
    expect(await textOf(files, "plot")).toBe("SVG");
    expect(await textOf(files, "1")).toBe("PNG");
    expect(await textOf(files, "2")).toBe("SVG");
    const runFiles = await runFilesIn(files);
    expect(await runFiles.artifact("r", "nothing")).toBeUndefined();
    expect(await runFiles.artifact("nobody", "plot")).toBeUndefined();
  });

  it.each([
    ["the last part of its uri", "/elsewhere/on/another/machine/kept.dat"],
    ["the last part of a uri of Windows", "C:\\runs\\kept.dat"],
  ])("is found by %s", async (_, uri) => {
    expect(await textOf([recordOf([descriptor("1", "a", uri)]), ["artifacts/r/kept.dat", "A"]], "a")).toBe(
      "A",
    );
  });

  it.each(["a.txt", "a"])("is found by its name and format: %s", async (name) => {
    const record = recordOf([descriptor("1", "a", "/tmp/metalab_x1y2/0.tmp")]);
    expect(await textOf([record, [`artifacts/r/${name}`, "A"]], "a")).toBe("A");
  });

  it("is rather where the manifest says than where the record does", async () => {
    const files = [
      recordOf([descriptor("1", "a", "/tmp/old.txt")]),
      manifestOf([descriptor("1", "a", "/x/new.txt")]),
      ["artifacts/r/old.txt", "old"],
      ["artifacts/r/new.txt", "new"],
    ] as const;
    expect(await textOf(files, "a")).toBe("new");
  });

  it("may be called anything that a file can be", async () => {
    for (const name of [
      "%",
      "preview",
      "100%2f",
      "a b",
      "new\nline",
      ".hidden",
      "-rf",
      "back\\slash",
      "<script>",
      "😀",
    ]) {
      const files = [
        recordOf([descriptor("1", name, `/x/${name}.txt`)]),
        [`artifacts/r/${name}.txt`, name],
      ] as const;
      expect(await textOf(files, name)).toBe(name);
    }
  });

  it("is found though moving the store changed the form of its letters", async () => {
    const record = recordOf([descriptor("1", "größe", "/x/größe.txt")]);
    expect(await textOf([record, ["artifacts/r/größe.txt".normalize("NFD"), "A"]], "1")).toBe("A");
    const both = [
      record,
      ["artifacts/r/größe.txt".normalize("NFD"), "decomposed"],
      ["artifacts/r/größe.txt".normalize("NFC"), "composed"],
    ] as const;
    expect(await textOf(both, "1")).toBe("composed");
  });

  it.each([
    "..",
    ".",
    "",
    "a/b",
    "../secret",
    "/etc/passwd",
    "nul\0byte",
    "..\\secret",
    "_manifest",
    "%2e%2e%2fsecret",
  ])("is nowhere outside of the run's folder: %j", async (name) => {
    const record = recordOf([
      descriptor("1", name, name, "json"),
      descriptor("2", name, `../../${name}`, "json"),
    ]);
    const files = [
      record,
      manifestOf([]),
      ["artifacts/secret", "S"],
      ["artifacts/secret.json", "S"],
      ["secret.json", "S"],
      ["artifacts/r/a/b.json.txt", ""],
    ] as const;
    expect(await textOf(files, "1")).toBeUndefined();
    expect(await textOf(files, "2")).toBeUndefined();
  });

  it("of a run whose id could be a path is in the folder that is called as its record", async () => {
    const fs = memoryFileSystem([
      recordOf([descriptor("1", "a", "a.txt")]),
      ["a.txt", "S"],
      ["artifacts/r/a.txt", "A"],
    ]);
    const fileOf = () => ({ store: { fs, files: fs, path: ".", root: "" }, name: "r.json" });
    for (const id of ["..", "../runs", ".", "a/b"]) {
      const content = (await (await runFilesIn([], { fileOf })).artifact(id, "a"))?.content;
      expect(new TextDecoder().decode(await content?.read(0, 9))).toBe("A");
    }
  });

  it("is read in parts, and no byte before it is asked for", async () => {
    const files = await runFilesIn([
      recordOf([descriptor("1", "a", "/x/a.txt")]),
      ["artifacts/r/a.txt", "0123456789"],
    ]);
    const content = (await files.artifact("r", "a"))!.content!;
    expect(content.sizeBytes).toBe(10);
    expect(content.modifiedMs).toBe(0);
    expect(new TextDecoder().decode(await content.read(2, 5))).toBe("234");
    expect(new TextDecoder().decode(await content.read(8, 99))).toBe("89");
    expect(await content.read(99, 100)).toHaveLength(0);
  });

  it("is previewed, also when its file is gone", async () => {
    const files = await runFilesIn([
      recordOf([descriptor("1", "a", "/x/a.json", "json"), descriptor("2", "b", "/x/b.json", "json")]),
      ["artifacts/r/a.json", '{"x": 1}'],
    ]);
    expect(await files.preview("r", "a")).toEqual({
      artifact_id: "1",
      name: "a",
      kind: "file",
      format: "json",
      size_bytes: 8,
      preview: { json_content: { x: 1 }, media_type: "application/json" },
      preview_truncated: false,
      content_available: true,
    });
    expect(await files.preview("r", "b")).toMatchObject({ size_bytes: 1, content_available: false });
    expect(await files.preview("r", "c")).toBeUndefined();
    expect(await files.preview("nobody", "a")).toBeUndefined();
  });
});
