import { joinPath, ROOT_PATH, type StorePath, splitPath, storePathOf } from "@atlas/store";
import fc from "fast-check";
import { describe, expect, it } from "vitest";

/** Texts that are made of what paths are made of. */
const pathLike = fc
  .array(fc.oneof(fc.constantFrom("..", ".", "", "/", "\\", "\0", "..%2f", "~", "%2e%2e", "C:"), fc.string()))
  .map((parts) => parts.join("/"));

describe("storePathOf", () => {
  it.each([
    ["", ""],
    ["runs", "runs"],
    ["./runs//a.json/", "runs/a.json"],
    ["...", "..."],
    ["a/..b/c..", "a/..b/c.."],
  ])("names what %j names: %j", (text, path) => {
    expect(storePathOf(text)).toBe(path);
  });

  it.each(["/", "/etc/passwd", "..", "a/../b", "a/..", "../a", "a\0b"])("has no path for %j", (text) => {
    expect(storePathOf(text)).toBeUndefined();
  });

  it("never leaves the root, and has one spelling for each path", () => {
    fc.assert(
      fc.property(pathLike, (text) => {
        const path = storePathOf(text);
        if (path === undefined) return;
        const parts = path.split("/");
        expect(path === "" || !parts.includes("")).toBe(true);
        expect(parts).not.toContain(".");
        expect(parts).not.toContain("..");
        expect(storePathOf(path)).toBe(path);
      }),
    );
  });
});

describe("joinPath", () => {
  it("is the entry of a folder", () => {
    expect(joinPath(ROOT_PATH, "runs")).toBe("runs");
    expect(joinPath("runs" as StorePath, "a b.json")).toBe("runs/a b.json");
  });

  it.each(["", ".", "..", "a/b", "/", "a\0"])("has no entry named %j", (name) => {
    expect(joinPath("runs" as StorePath, name)).toBeUndefined();
  });

  it("is undone by splitPath", () => {
    fc.assert(
      fc.property(pathLike, fc.string(), (text, name) => {
        const dir = storePathOf(text);
        const path = dir === undefined ? undefined : joinPath(dir, name);
        if (path !== undefined) expect(splitPath(path)).toEqual({ dir, name });
      }),
    );
  });
});

it("splitPath has no name for the root", () => {
  expect(splitPath(ROOT_PATH)).toEqual({ dir: "", name: "" });
});
