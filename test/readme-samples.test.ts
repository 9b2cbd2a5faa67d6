import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { sampleRuns } from "@atlas/core/testing";
import { metalabFiles } from "@atlas/store/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const root = fileURLToPath(new URL("..", import.meta.url));
const PACKAGES = ["core", "store", "store-local", "store-sftp", "api", "ui"];
const DOCUMENTS = [
  ...PACKAGES.map((name) => ({ name, path: `packages/${name}/README.md` })),
  { name: "embedding", path: "docs/embedding.md" },
];

/** The samples in TypeScript of a document, each a module of its own. */
const samples = DOCUMENTS.flatMap(({ name, path }) => {
  const text = readFileSync(join(root, path), "utf8");
  return [...text.matchAll(/^```(tsx?)\n([\s\S]*?)^```/gm)].map(([, kind, code], place) => ({
    file: `${name}-${place + 1}.${kind}`,
    code: `${code}export {};\n`,
  }));
});
/** Those that need nothing but a directory of runs; a suite of tests is for a test file. */
const RUNNING = samples.filter(
  ({ file, code }) => /^store(?:-local)?-\d/.test(file) && !/^describe/m.test(code),
);

/** What samples take as given. */
const GIVEN = `import type { Dataset, Run, RunSource } from "@atlas/core";
declare global {
  const source: RunSource;
  const runs: readonly Run[];
  const token: string;
  const openMine: (source: RunSource) => Promise<Dataset>;
  const describeDataset: typeof import("@atlas/core/testing").describeDataset;
}
`;

/** Packages of other packages, and styles, as they are found where a sample is copied to. */
const PATHS = {
  "solid-js": ["packages/ui/node_modules/solid-js"],
  "solid-js/*": ["packages/ui/node_modules/solid-js/*"],
  hono: ["packages/api/node_modules/hono"],
  "@atlas/store-sftp": ["packages/store-sftp/src/index.ts"],
};

describe("the READMEs", () => {
  const entries = PACKAGES.flatMap((name) => {
    const manifest = readFileSync(join(root, `packages/${name}/package.json`), "utf8");
    const { exports } = JSON.parse(manifest) as { exports: Record<string, Record<string, string> | string> };
    return Object.values(exports).flatMap((target) => {
      const source = typeof target === "string" ? undefined : target["@atlas/source"];
      return source?.endsWith(".ts") ? [{ name, entry: join("packages", name, source) }] : [];
    });
  });

  it.each(entries)("name every value that $entry exports", ({ name, entry }) => {
    const readme = readFileSync(join(root, `packages/${name}/README.md`), "utf8");
    const source = readFileSync(join(root, entry), "utf8");
    const names = [...source.matchAll(/^export (?:\{([^}]*)\}|(?:async )?function (\w+))/gm)]
      .flatMap(([, list, name]) => list?.split(",") ?? name!)
      .map((item) => item.trim())
      .filter((item) => item !== "" && !item.startsWith("type "));
    expect(names.length).toBeGreaterThan(0);
    expect(names.filter((item) => !readme.includes(`\`${item}`))).toEqual([]);
  });
});

describe("the samples in the READMEs", () => {
  // Within the repository, where the packages are found by their names.
  const place = join(root, "test-results/readme-samples");
  const store = mkdtempSync(join(tmpdir(), "atlas-readme-"));

  beforeAll(() => {
    rmSync(place, { recursive: true, force: true });
    mkdirSync(place, { recursive: true });
    for (const { file, code } of samples) writeFileSync(join(place, file), code);
    writeFileSync(join(place, "given.d.ts"), GIVEN);
    writeFileSync(join(place, "styles.d.ts"), 'declare module "*.css";\ndeclare module "*.css?inline";\n');
    for (const [path, text] of metalabFiles(sampleRuns())) {
      mkdirSync(join(store, dirname(path)), { recursive: true });
      writeFileSync(join(store, path), text);
    }
  });
  afterAll(() => rmSync(store, { recursive: true }));

  it("are type-checked, every one", () => {
    expect(samples.length).toBeGreaterThan(12);
    const paths = Object.entries(PATHS).map(([name, [path]]) => [name, [join(root, path!)]]);
    const config = {
      extends: join(root, "tsconfig.base.json"),
      compilerOptions: {
        lib: ["es2024", "dom", "dom.iterable"],
        types: ["node"],
        jsx: "preserve",
        jsxImportSource: "solid-js",
        paths: Object.fromEntries(paths),
      },
      include: ["*"],
    };
    writeFileSync(join(place, "tsconfig.json"), JSON.stringify(config));
    const { stdout } = spawnSync(join(root, "node_modules/.bin/tsc"), ["-p", place], {
      cwd: place,
      encoding: "utf8",
    });
    // What is wrong elsewhere is told where it is.
    expect(stdout.split("\n").filter((line) => /^[\w-]+\.tsx?\(/.test(line))).toEqual([]);
  }, 120_000);

  it.each(RUNNING)("$file runs", async ({ file, code }) => {
    const copy = join(place, `run-${file}`);
    writeFileSync(copy, code.replaceAll("/scratch/experiments", store).replaceAll("/home/me", store));
    await import(/* @vite-ignore */ copy);
  });
});
