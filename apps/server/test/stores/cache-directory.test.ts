import { mkdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import {
  cacheDirectoryFor,
  checkCacheDirectory,
  usualCacheDirectory,
} from "../../src/stores/cache-directory.ts";
import { temporaryDirectory } from "../temporary-directory.ts";

describe("checkCacheDirectory", () => {
  test.each([".", "cache", "a/b/c", "..cache", "x/../y"])("refuses %s of a store", (place) => {
    const store = temporaryDirectory();
    expect(() => checkCacheDirectory(`${store}/${place}`, ["elsewhere", store])).toThrowError(
      expect.objectContaining({ code: "invalid_query" }),
    );
  });

  test("refuses one that leads inside through a link", () => {
    const [store, other] = [temporaryDirectory(), temporaryDirectory()];
    symlinkSync(store, join(other, "link"));
    expect(() => checkCacheDirectory(join(other, "link", "cache"), [store])).toThrowError(/lies inside/);
    expect(() => checkCacheDirectory(join(store, "cache"), [join(other, "link")])).toThrowError(
      /lies inside/,
    );
  });

  test("accepts one beside a store, above it, or with a longer name", () => {
    const parent = temporaryDirectory();
    const store = join(parent, "runs");
    mkdirSync(store);
    for (const place of ["cache", "runs-cache", ".", "runs/../cache"]) {
      expect(() => checkCacheDirectory(`${parent}/${place}`, [store])).not.toThrow();
    }
  });
});

describe("cacheDirectoryFor", () => {
  test("takes what was asked for, and nothing for the empty name", () => {
    const [store, cache] = [temporaryDirectory(), temporaryDirectory()];
    expect(cacheDirectoryFor([store], cache)).toBe(cache);
    expect(cacheDirectoryFor([store], "")).toBeUndefined();
    expect(() => cacheDirectoryFor([store], join(store, "cache"))).toThrowError(/lies inside/);
  });

  test("goes without when the usual place lies in what is served", () => {
    expect(cacheDirectoryFor([temporaryDirectory()], undefined)).toMatch(/atlas/);
    expect(cacheDirectoryFor(["/"], undefined)).toBeUndefined();
  });
});

test.each([
  ["linux", {}, join("/home/me", ".cache", "atlas")],
  ["linux", { XDG_CACHE_HOME: "/caches" }, join("/caches", "atlas")],
  ["darwin", {}, join("/home/me", "Library", "Caches", "atlas")],
  ["win32", {}, join("/home/me", "AppData", "Local", "atlas", "Cache")],
  ["win32", { LOCALAPPDATA: "/local" }, join("/local", "atlas", "Cache")],
])("usualCacheDirectory of %s with %j", (platform, env, wanted) => {
  expect(usualCacheDirectory(platform, env, "/home/me")).toBe(wanted);
});
