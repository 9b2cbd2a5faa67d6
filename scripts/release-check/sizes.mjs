// How large things are: in a browser, on a disk, over the wire.
import { execFileSync } from "node:child_process";
import { closeSync, openSync, readdirSync, readSync, statSync, writeFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { build } from "vite";

/**
 * The bytes of a module and all that it imports, bundled for a browser and compressed.
 *
 * @param {string} code the module
 * @param {string} folder where its imports are installed
 */
export async function bundledSize(code, folder) {
  const entry = `${folder}/entry-${code.length}.js`;
  writeFileSync(entry, code);
  const output = await build({
    root: folder,
    configFile: false,
    logLevel: "silent",
    // As a page is built, not as a library is: in those, vite leaves all white space.
    build: {
      write: false,
      modulePreload: false,
      rolldownOptions: { input: entry, preserveEntrySignatures: "strict" },
    },
  });
  const bundles = /** @type {import("vite").Rolldown.RolldownOutput[]} */ ([output].flat());
  const chunks = bundles.flatMap((bundle) => bundle.output);
  return gzipSync(chunks.map((chunk) => ("code" in chunk ? chunk.code : "")).join("")).length;
}

/**
 * The bytes that a folder takes on the disk.
 *
 * @param {string} folder
 */
export function folderSize(folder) {
  return Number(execFileSync("du", ["-sk", folder], { encoding: "utf8" }).split("\t")[0]) * 1024;
}

/**
 * The bytes of the tarballs that npm has fetched into an empty home.
 *
 * @param {string} home
 */
export function downloadedSize(home) {
  const files = readdirSync(`${home}/.npm/_cacache/content-v2`, { recursive: true, withFileTypes: true });
  return files
    .filter((file) => file.isFile())
    .map((file) => `${file.parentPath}/${file.name}`)
    .filter(isGzip)
    .reduce((sum, path) => sum + statSync(path).size, 0);
}

function isGzip(path) {
  const head = Buffer.alloc(2);
  const file = openSync(path, "r");
  readSync(file, head);
  closeSync(file);
  return head.readUInt16BE() === 0x1f8b;
}

/** Says a number of bytes in words. */
export function inWords(bytes) {
  return bytes < 1e6 ? `${(bytes / 1000).toFixed(1)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
}
