import { copyFileSync, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname, join, posix } from "node:path";

const FENCED = /^(```[\s\S]*?^```)/m;
/** A link or a picture: its mark, its text, its address. */
const LINK = /(!?)\[([^\]]*)\]\(([^)\s]+)\)/g;
const ELSEWHERE = /^(?:[a-z]+:|#)/i;

/**
 * Copies documents to where they are in the site, with the pictures they show. Links to other documents become links to
 * their pages; links to what is no page, such as a source file, become their text.
 *
 * @param {string} root the repository's folder, which sources are relative to
 * @param {string} target the site's folder
 * @param {readonly import("./documents.mjs").Document[]} documents
 * @throws {Error} that names a link which leads nowhere
 */
export function stage(root, target, documents) {
  const pages = new Map(documents.map(({ source, page }) => [source, page]));
  for (const { source, page, title } of documents) {
    const text = readFileSync(join(root, source), "utf8");
    const parts = text.split(FENCED);
    const staged = parts.map((part, i) =>
      i % 2 === 1
        ? part
        : part.replace(LINK, (link, mark, label, address) => turned(link, mark, label, address)),
    );
    // A document of the reference is called what it is made from.
    const body = staged
      .join("")
      .replace(/^# .*$/m, (heading) => (page.startsWith("reference/") ? `# ${title}` : heading));
    write(join(target, `${page}.md`), body);

    /** @type {(link: string, mark: string, label: string, address: string) => string} */
    function turned(link, mark, label, address) {
      if (ELSEWHERE.test(address)) return link;
      const [path = "", anchor] = address.split("#");
      const file = posix.join(posix.dirname(source), path);
      if (!existsSync(join(root, file))) throw new Error(`${source} links to ${address}, which is not there`);
      const isFolder = statSync(join(root, file)).isDirectory();
      const linked = pages.get(isFolder ? posix.join(file, "README.md") : file);
      if (linked !== undefined) {
        const way = posix.relative(posix.dirname(page), linked);
        return `[${label}](${way.startsWith(".") ? way : `./${way}`}${anchor === undefined ? "" : `#${anchor}`})`;
      }
      if (mark === "") return label;
      copy(join(root, file), join(target, "public", file));
      return `![${label}](/${file})`;
    }
  }
}

/** @type {(file: string, text: string) => void} */
function write(file, text) {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

/** @type {(from: string, to: string) => void} */
function copy(from, to) {
  mkdirSync(dirname(to), { recursive: true });
  copyFileSync(from, to);
}
