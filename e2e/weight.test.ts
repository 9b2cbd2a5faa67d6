import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";

/** How many bytes of scripts the first page, and charts beyond it, may take, compressed. */
const FIRST_PAGE_BYTES = 120_000;
const CHARTS_BYTES = 50_000;

const pages = fileURLToPath(new URL("../apps/server/dist/public/", import.meta.url));
const read = (name: string) => readFileSync(`${pages}assets/${name}`, "utf8");

/** A script, and all that it imports before it runs. */
function withImports(name: string, known: Set<string> = new Set()): Set<string> {
  if (known.has(name)) return known;
  known.add(name);
  for (const [, imported] of read(name).matchAll(/(?:from|import)\s*["']\.\/([\w.-]+\.js)["']/g))
    withImports(imported!, known);
  return known;
}

/** The script that another one loads when it needs it, by the name of its module. */
function lazyScript(within: string, module: string): string {
  const found = new RegExp(`\\./(${module}-[\\w-]+\\.js)`).exec(read(within))?.[1];
  if (found === undefined) throw new Error(`${within} loads no ${module}`);
  return found;
}

function compressedBytes(names: Iterable<string>): number {
  return [...names].reduce((sum, name) => sum + gzipSync(read(name)).length, 0);
}

describe("the scripts of the web app, compressed", () => {
  const entry = /src="[^"]*assets\/([\w.-]+\.js)"/.exec(readFileSync(`${pages}index.html`, "utf8"))![1]!;
  const first = withImports(entry);

  it("are at most 120 kB for the first page", () => {
    expect(first.size).toBeGreaterThan(5);
    expect(compressedBytes(first)).toBeLessThanOrEqual(FIRST_PAGE_BYTES);
  });

  it("are at most 50 kB more for charts, which no first page loads", () => {
    const run = lazyScript(entry, "RunRoute");
    const charts = withImports(lazyScript(run, "CurveChart"));
    const known = new Set([...first, ...withImports(run)]);
    const more = [...charts].filter((name) => !known.has(name));
    expect(compressedBytes(more)).toBeGreaterThan(10_000);
    expect(compressedBytes(more)).toBeLessThanOrEqual(CHARTS_BYTES);
  });
});
