import { type Content, compareNatural, compareStrings } from "@atlas/core";
import { LOGS_FOLDER } from "../layout.ts";
import { joinPath, type StorePath } from "../path.ts";
import { fileContent } from "./file-content.ts";
import { type RunPlace, runFolder } from "./run-place.ts";

/** Whether there is a run of that id. */
export type IsRun = (runId: string) => boolean;

/** How many characters of a run's id the names of labelled logs hold. */
const SHORT_ID_LENGTH = 8;

/**
 * The names of a run's logs, in natural order. One that lies in several layouts is there once.
 *
 * @throws {AtlasError} `unavailable` when the folder of logs cannot be read.
 */
export async function listLogs(place: RunPlace, isRun: IsRun): Promise<string[]> {
  return [...(await logPaths(place, isRun)).keys()].sort(compareNatural);
}

/**
 * The bytes of one log; `undefined` when the run has none of that name.
 *
 * @throws {AtlasError} `unavailable` when the folder of logs cannot be read.
 */
export async function logContent(place: RunPlace, name: string, isRun: IsRun): Promise<Content | undefined> {
  const path = await logPath(place, name, isRun);
  return path && fileContent(place.fs, path);
}

async function logPath(place: RunPlace, name: string, isRun: IsRun): Promise<StorePath | undefined> {
  const stem = `${place.folderName}_${name}`;
  const flat = joinPath(LOGS_FOLDER, `${stem}.log`);
  // Spares listing all logs of a store for one that grows and is read again and again.
  if (flat !== undefined && name !== "" && !belongsToLongerId(place, stem, isRun)) {
    if ((await place.fs.stat(flat))?.kind === "file") return flat;
  }
  return (await logPaths(place, isRun)).get(name);
}

/**
 * Where each log lies: the flat layout counts before the labelled one, and that before the run's own folder. Of two
 * labels the one that sorts first counts.
 */
async function logPaths(place: RunPlace, isRun: IsRun): Promise<ReadonlyMap<string, StorePath>> {
  const flat = new Map<string, StorePath>();
  const labelled = new Map<string, StorePath>();
  for (const stem of await stemsOfFiles(place, LOGS_FOLDER, ".log")) {
    const path = joinPath(LOGS_FOLDER, `${stem}.log`)!;
    const flatName = nameInFlatLayout(place, stem, isRun);
    const labelledName = nameInLabelledLayout(place, stem, isRun);
    if (flatName !== undefined) flat.set(flatName, path);
    else if (labelledName !== undefined) labelled.set(labelledName, first(path, labelled.get(labelledName)));
  }
  return new Map([...(await pathsInOwnFolder(place)), ...labelled, ...flat]);
}

function first(path: StorePath, other = path): StorePath {
  return compareStrings(path, other) <= 0 ? path : other;
}

/** `RUN_ID_NAME`, unless the file belongs to a run whose longer id begins with this one's and an underscore. */
function nameInFlatLayout(place: RunPlace, stem: string, isRun: IsRun): string | undefined {
  const prefix = `${place.folderName}_`;
  if (!stem.startsWith(prefix) || belongsToLongerId(place, stem, isRun)) return undefined;
  return stem.slice(prefix.length) || undefined;
}

/** `LABEL_SHORT_NAME`, unless the file is one of the flat layout, of whichever run. */
function nameInLabelledLayout({ folderName }: RunPlace, stem: string, isRun: IsRun): string | undefined {
  const short = `_${folderName.slice(0, SHORT_ID_LENGTH)}_`;
  const at = stem.indexOf(short, 1);
  if (at < 0 || idsIn(stem).some(isRun)) return undefined;
  return stem.slice(at + short.length) || undefined;
}

function belongsToLongerId({ folderName }: RunPlace, stem: string, isRun: IsRun): boolean {
  return idsIn(stem).some((id) => id.length > folderName.length && isRun(id));
}

/** What may be the run's id in the flat layout: all that stands before an underscore and a name. */
function idsIn(stem: string): string[] {
  const ids: string[] = [];
  for (let at = stem.indexOf("_", 1); at >= 0 && at < stem.length - 1; at = stem.indexOf("_", at + 1)) {
    ids.push(stem.slice(0, at));
  }
  return ids;
}

async function pathsInOwnFolder(place: RunPlace): Promise<[string, StorePath][]> {
  const folder = runFolder(LOGS_FOLDER, place);
  if (folder === undefined) return [];
  const names = await stemsOfFiles(place, folder, ".txt");
  return names.map((name) => [name, joinPath(folder, `${name}.txt`)!]);
}

/** The names of the files in a folder that end so, without that ending. */
async function stemsOfFiles({ fs }: RunPlace, folder: StorePath, ending: string): Promise<string[]> {
  const stems: string[] = [];
  for (const { name, kind } of (await fs.names(folder)) ?? []) {
    if (kind === "file" && name.endsWith(ending) && name.length > ending.length) {
      stems.push(name.slice(0, -ending.length));
    }
  }
  return stems;
}
