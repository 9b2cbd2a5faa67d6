import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

const root = fileURLToPath(new URL("..", import.meta.url));

/** Who may import whom; "node" stands for every built-in module. `testing` folders may use vitest besides. */
const ALLOWED: Record<string, readonly string[]> = {
  "packages/core": [],
  "packages/store": ["@atlas/core", "hyparquet", "hyparquet-compressors"],
  "packages/store-local": ["@atlas/core", "@atlas/store", "node"],
  "packages/store-sftp": ["@atlas/core", "@atlas/store", "node", "ssh-config", "ssh2"],
  "packages/api": [
    "@atlas/core",
    "@uwdata/flechette",
    "@valibot/to-json-schema",
    "hono",
    "hyparquet-writer",
    "valibot",
  ],
  "packages/ui": [
    "@atlas/core",
    "solid-js",
    "@kobalte/core",
    "@tanstack/solid-table",
    "dompurify",
    "marked",
    "uplot",
  ],
  "apps/server": [
    "@atlas/api",
    "@atlas/core",
    "@atlas/store",
    "@atlas/store-local",
    "@atlas/store-sftp",
    "@atlas/ui",
    "@hono/node-server",
    "commander",
    "hono",
    "node",
    "open",
  ],
  "apps/web": ["@atlas/api", "@atlas/core", "@atlas/ui", "@solidjs/router", "solid-js"],
};

interface Import {
  readonly file: string;
  readonly specifier: string;
}

function sourceFiles(dir: string): string[] {
  return readdirSync(`${root}${dir}`, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => `${entry.parentPath}/${entry.name}`.replaceAll("\\", "/").slice(root.length));
}

function importsOf(file: string): Import[] {
  const text = readFileSync(`${root}${file}`, "utf8").replace(/\/\*[\s\S]*?\*\//g, "");
  const statement =
    /^(?:import|export)\s(?:[^;"']*?\sfrom\s+)?["']([^"']+)["']|^\} from ["']([^"']+)["']|\bimport\(\s*["']([^"']+)["']/gm;
  /^\s*(?:import|export)\b[^;"']*?(?:\bfrom\s*)?["']([^"']+)["']|\bimport\(\s*["']([^"']+)["']/gm;
  return [...text.matchAll(statement)].map((match) => ({
    file,
    specifier: (match[1] ?? match[2] ?? match[3]) as string,
  }));
}

/** The package that a specifier names: "@atlas/api" of "@atlas/api/client", "node" of any built-in. */
function packageOf(specifier: string): string {
  if (specifier.startsWith("node:")) return "node";
  const parts = specifier.split("/");
  return specifier.startsWith("@") ? parts.slice(0, 2).join("/") : (parts[0] as string);
}

describe.each(Object.keys(ALLOWED))("%s", (dir) => {
  const files = sourceFiles(`${dir}/src`);
  const imports = files.flatMap(importsOf);

  it("has source files, and they import", () => {
    expect(files.length).toBeGreaterThan(0);
    expect(imports.length).toBeGreaterThan(0);
  });

  it("imports only what its row of the table allows", () => {
    const strangers = imports.filter(({ file, specifier }) => {
      if (specifier.startsWith(".")) return false;
      if (specifier === "vitest" && file.includes("/src/testing/")) return false;
      return !ALLOWED[dir]?.includes(packageOf(specifier));
    });
    expect(strangers).toEqual([]);
  });

  it("reaches other packages by their name, never by a path", () => {
    const outside = imports.filter(({ file, specifier }) => {
      if (!specifier.startsWith(".")) return false;
      return !new URL(specifier, `file:///${file}`).pathname.startsWith(`/${dir}/src/`);
    });
    // The version of a program is in its package.json, beside src.
    expect(outside.filter(({ specifier }) => !specifier.endsWith("/package.json"))).toEqual([]);
  });
});

it("touches the disk in store-local and apps/server alone, but for the settings and keys of ssh", () => {
  const touching = Object.keys(ALLOWED)
    .flatMap((dir) => sourceFiles(`${dir}/src`))
    .flatMap(importsOf)
    .filter(({ specifier }) => /^node:fs/.test(specifier))
    .map(({ file }) => file.split("/").slice(0, 2).join("/"));
  expect(new Set(touching)).toEqual(new Set(["packages/store-local", "packages/store-sftp", "apps/server"]));
});

it("gives the web app the client only, not the server's side of the API", () => {
  const api = sourceFiles("apps/web/src")
    .flatMap(importsOf)
    .filter(({ specifier }) => packageOf(specifier) === "@atlas/api");
  expect(api.every(({ specifier }) => specifier === "@atlas/api/client")).toBe(true);
});
