import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));

/**
 * @typedef {object} Document A page of the site.
 * @property {string} source the file it is made of, relative to the repository
 * @property {string} page where it is in the site, without an extension
 * @property {string} title what the list of pages calls it
 */

/** @type {(folder: string) => string[]} */
const markdownIn = (folder) =>
  readdirSync(`${root}${folder}`)
    .filter((name) => name.endsWith(".md"))
    .sort();

const GUIDES = [
  ["from-metalab-to-atlas", "From metalab to Atlas"],
  ["on-a-cluster", "On a cluster"],
  ["on-a-shared-machine", "On a shared machine"],
  ["in-a-paper", "In a paper"],
  ["embedding", "Embedding"],
  ["gallery", "Gallery"],
];
const TOPICS = [
  ["query", "Queries"],
  ["replicates", "Replicates"],
  ["api", "HTTP API"],
  ["architecture", "Architecture"],
  ["design-system", "Design system"],
];
const PACKAGES = ["core", "store", "store-local", "store-sftp", "api", "ui"];
const MODULES = [
  ...PACKAGES.map((name) => [`${name}/src`, `@atlas/${name}`]),
  ["api/src/client", "@atlas/api/client"],
  ["ui/src/figure", "@atlas/ui/figure"],
  ["ui/src/elements", "@atlas/ui/elements"],
];

/** @type {(names: string[][]) => Document[]} */
const docs = (names) =>
  names.map(([name, title]) => ({ source: `docs/${name}.md`, page: `docs/${name}`, title: String(title) }));

/** @type {Document} */
export const HOME = { source: "site/index.md", page: "index", title: "Atlas" };

/**
 * What the site is made of, but for its first page, in the order of its list of pages.
 *
 * @type {readonly { readonly title: string, readonly documents: readonly Document[] }[]}
 */
export const CHAPTERS = [
  { title: "Guides", documents: docs(GUIDES) },
  {
    title: "Topics",
    documents: [{ source: "apps/server/README.md", page: "command", title: "The command" }, ...docs(TOPICS)],
  },
  {
    title: "Packages",
    documents: PACKAGES.map((name) => ({
      source: `packages/${name}/README.md`,
      page: `packages/${name}`,
      title: `@atlas/${name}`,
    })),
  },
  {
    title: "Reference",
    documents: MODULES.map(([module, title]) => ({
      source: `site/build/reference/${module}.md`,
      page: `reference/${String(title).replace("@atlas/", "").replace("/", "-")}`,
      title: String(title),
    })),
  },
  {
    title: "The project",
    documents: [
      { source: "CONTRIBUTING.md", page: "contributing", title: "Contributing" },
      { source: "SECURITY.md", page: "security", title: "Security" },
      { source: "bench/README.md", page: "bench", title: "Measurements" },
    ],
  },
  {
    title: "Decisions",
    documents: markdownIn("docs/decisions").map((name) => ({
      source: `docs/decisions/${name}`,
      page: `docs/decisions/${name.replace(".md", "")}`,
      title: name.slice(5, -3).replaceAll("-", " "),
    })),
  },
];
