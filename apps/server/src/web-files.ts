import { existsSync, readdirSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";

/** The files of the built web app: their places on the disk by the paths of their URLs, "/index.html" among them. */
export type WebFiles = ReadonlyMap<string, string>;

/** The web app beside the bundled command, else the one that was built in this checkout; `undefined` without either. */
export function findWebFiles(): WebFiles | undefined {
  return ["./public/", "../../web/dist/"]
    .map((path) => fileURLToPath(new URL(path, import.meta.url)))
    .filter((directory) => existsSync(join(directory, "index.html")))
    .map(listWebFiles)[0];
}

/** Every regular file below a directory. */
export function listWebFiles(directory: string): WebFiles {
  return new Map(
    readdirSync(directory, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((file) => [`/${relative(directory, file).split(sep).join("/")}`, file]),
  );
}
