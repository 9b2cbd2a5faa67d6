declare const storePath: unique symbol;

/**
 * A path below a root: POSIX separators, relative, normal, without "." or ".." parts; "" is the root itself. Only
 * `storePathOf` and `joinPath` make one, so a path that leaves the root cannot be written down.
 */
export type StorePath = string & { readonly [storePath]: true };

/** The root of a file system. */
export const ROOT_PATH = "" as StorePath;

/** The path that a text names; `undefined` when the text is absolute, leaves the root, or holds a NUL. */
export function storePathOf(text: string): StorePath | undefined {
  if (text.startsWith("/") || text.includes("\0")) return undefined;
  const parts = text.split("/").filter((part) => part !== "" && part !== ".");
  return parts.includes("..") ? undefined : (parts.join("/") as StorePath);
}

/** The entry `name` of a folder. `undefined` when `name` is not the name of an entry: "", ".", "..", or with "/" or NUL. */
export function joinPath(dir: StorePath, name: string): StorePath | undefined {
  if (name === "" || name === "." || name === ".." || /[/\0]/.test(name)) return undefined;
  return (dir === "" ? name : `${dir}/${name}`) as StorePath;
}

/** The folder that a path's last part lies in, and that part's name. The root lies in itself, and has no name. */
export function splitPath(path: StorePath): { readonly dir: StorePath; readonly name: string } {
  const slash = path.lastIndexOf("/");
  return { dir: path.slice(0, Math.max(0, slash)) as StorePath, name: path.slice(slash + 1) };
}
