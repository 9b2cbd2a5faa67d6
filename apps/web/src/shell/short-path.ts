const LONG = 36;

/** The end of a long path, from a separator on: what differs between paths stands there. */
export function shortPath(path: string): string {
  if (path.length <= LONG) return path;
  const end = path.slice(-LONG);
  const separator = end.indexOf("/");
  return `\u2026${separator >= 0 && separator < end.length - 1 ? end.slice(separator) : end}`;
}
