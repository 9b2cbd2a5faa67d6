import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { CHAPTERS, HOME } from "../site/documents.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const listed = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard", "*.md"], {
  cwd: root,
  encoding: "utf8",
});
const documents = listed.split("\n").filter((file) => file !== "" && !file.startsWith(".changeset/"));

const FENCED = /^```[\s\S]*?^```/gm;
const LINK = /\[[^\]]*\]\(([^)\s]+)\)/g;
const ELSEWHERE = /^[a-z]+:/i;

/** What a heading is called in a link, as the usual hosts make it. */
function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/\[([^\]]*)\]\([^)]*\)/g, "$1")
    .replace(/[^\p{L}\p{N}\s_-]/gu, "")
    .trim()
    .replaceAll(" ", "-");
}

function anchorsOf(file: string): readonly string[] {
  const text = readFileSync(file, "utf8").replace(FENCED, "");
  return [...text.matchAll(/^#+ (.*)$/gm)].map(([, heading]) => anchorOf(heading!));
}

/** Links of a document that lead nowhere, on this machine. */
function deadLinks(document: string): readonly string[] {
  const text = readFileSync(join(root, document), "utf8").replace(FENCED, "");
  return [...text.matchAll(LINK)]
    .map(([, address]) => address!)
    .filter((address) => {
      if (ELSEWHERE.test(address)) return false;
      const [path = "", anchor] = address.split("#");
      const file = path === "" ? join(root, document) : join(root, dirname(document), path);
      if (!existsSync(file)) return true;
      return anchor !== undefined && (statSync(file).isDirectory() || !anchorsOf(file).includes(anchor));
    });
}

describe("documents", () => {
  test.each(documents)("%s: every link leads somewhere", (document) => {
    expect(deadLinks(document)).toEqual([]);
  });

  test("every guide is a page of the site", () => {
    const pages = [HOME, ...CHAPTERS.flatMap((chapter) => chapter.documents)].map(({ source }) => source);
    const guides = documents.filter((document) =>
      /^(?:docs\/|packages\/[^/]+\/README|apps\/server\/README)/.test(document),
    );
    expect(guides.length).toBeGreaterThan(10);
    expect(guides.filter((guide) => !pages.includes(guide))).toEqual([]);
  });
});
