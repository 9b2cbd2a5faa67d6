/** Which files of a folder have changed, by their names or paths. */
export interface FolderChanges {
  /** Files that are new or seem to be others, and must be read. */
  readonly changed: readonly string[];
  readonly gone: readonly string[];
}

/** What has changed by the second of two looks, of which what the first one found was not read. */
export function bothChanges(first: FolderChanges, second: FolderChanges): FolderChanges {
  const changed = new Set([...first.changed, ...second.changed]);
  const gone = new Set([...first.gone, ...second.gone]);
  for (const name of second.gone) changed.delete(name);
  for (const name of second.changed) gone.delete(name);
  return { changed: [...changed], gone: [...gone] };
}
