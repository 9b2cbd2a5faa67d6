import { realpathSync } from "node:fs";
import { basename, isAbsolute, join, relative, sep } from "node:path";
import { type StorePath, storePathOf } from "@atlas/store";
import { codeOf, isAbsence, wordsOf } from "./system-error.ts";

/** What a link stands for: a place within the root, or why it is not followed. */
export type Followed =
  | { readonly kind: "within"; readonly place: string; readonly path: StorePath }
  | { readonly kind: "not followed"; readonly reason: string };

/** The directory that was opened, without any link in its name, and where paths below it really lead. */
export class RealRoot {
  readonly directory: string;

  constructor(directory: string) {
    this.directory = directory;
  }

  /** Where a path really is, without any link; `undefined` when nothing is there, or only by leaving the root. */
  resolve(path: StorePath): string | undefined {
    // On Windows these characters would make other paths of a name.
    if (sep === "\\" && /[\\:]/.test(path)) return undefined;
    try {
      const place = realpathSync.native(join(this.directory, path));
      return this.#pathOf(place) === undefined ? undefined : place;
    } catch (error) {
      if (isAbsence(error)) return undefined;
      throw error;
    }
  }

  /** What the link of this name stands for. */
  follow(link: string): Followed {
    try {
      const place = realpathSync.native(link);
      const path = this.#pathOf(place);
      if (path !== undefined) return { kind: "within", place, path };
      return { kind: "not followed", reason: `a link that leads out of ${basename(this.directory)}/` };
    } catch (error) {
      return { kind: "not followed", reason: `a link that ${troubleOf(error)}` };
    }
  }

  #pathOf(place: string): StorePath | undefined {
    const path = relative(this.directory, place);
    const isOutside = path === ".." || path.startsWith(`..${sep}`) || isAbsolute(path);
    return isOutside ? undefined : storePathOf(path.replaceAll(sep, "/"));
  }
}

function troubleOf(error: unknown): string {
  switch (codeOf(error)) {
    case "ENOENT":
    case "ENOTDIR":
      return "leads nowhere";
    case "ELOOP":
      return "leads in circles";
    default:
      return `cannot be followed: ${wordsOf(error)}`;
  }
}
