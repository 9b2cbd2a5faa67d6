import { dirname, join } from "node:path";
import { matchesPattern } from "../host-patterns.ts";
import { expandPath } from "./expand.ts";
import type { LocalSide } from "./local-side.ts";
import { namesIfThere } from "./read-if-there.ts";

/** The files that a path of `Include` names: `*` and `?` are filled in, and what is relative is so to `~/.ssh`. */
export function includedFiles(path: string, side: LocalSide): readonly string[] {
  const expanded = expandPath(path, { d: side.home, u: side.userName }, side);
  const absolute = expanded.startsWith("/") ? expanded : join(side.home, ".ssh", expanded);
  let paths = ["/"];
  for (const part of absolute.split("/").filter((one) => one !== "")) {
    paths = paths.flatMap((above) => {
      if (!/[*?]/.test(part)) return join(above, part);
      const names = namesIfThere(above).filter((name) => !name.startsWith(".") || part.startsWith("."));
      return names.filter((name) => matchesPattern(part, name)).map((name) => join(above, name));
    });
  }
  return paths.filter((file) => dirname(file) !== file);
}
