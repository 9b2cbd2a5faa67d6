import { type FieldIndex, type FieldInfo, type FieldPath, splitFieldPath } from "@atlas/core";

/** The record's fields that narrow things down best, in their order; the others come last. */
const FIRST_OF_RECORD: readonly FieldPath[] = [
  "record.status",
  "record.error.type",
  "record.duration_ms",
  "record.started_at",
  "record.tags",
];
const FIRST_PARAMS = 6;
/** A text of which there are more values than that is rather looked for than chosen. */
const MANY = 50;

/**
 * The fields that are worth a facet: those that differ between runs, the experiment first, then params, what tells most
 * of the record, metrics, derived, and the rest of the record.
 */
export function facetFields({ fields, run_count }: FieldIndex): readonly FieldInfo[] {
  const ranked = fields
    .filter((info) => info.path !== "record.run_id" && isVarying(info, run_count))
    .map((info, place) => ({ info, rank: rankOf(info.path), place }));
  return ranked.sort((a, b) => a.rank - b.rank || a.place - b.place).map(({ info }) => info);
}

/** Which facets are open before anybody chose: a few params, the status, the experiment. */
export function openAtFirst(fields: readonly FieldInfo[]): readonly FieldPath[] {
  const isShort = ({ type, distinct }: FieldInfo) => type === "numeric" || distinct <= MANY;
  const params = fields.filter((info) => isParam(info.path) && isShort(info)).slice(0, FIRST_PARAMS);
  const record = fields.filter(({ path }) => path === "record.experiment_id" || path === "record.status");
  return [...record, ...params].map((info) => info.path);
}

/** A field that all runs share stands among the facets, too, where it is the experiment: the others are listed there. */
function isVarying({ path, count, distinct }: FieldInfo, runCount: number): boolean {
  return path === "record.experiment_id" || distinct > 1 || (distinct === 1 && count < runCount);
}

function rankOf(path: FieldPath): number {
  if (path === "record.experiment_id") return 0;
  if (isParam(path)) return 1;
  const place = FIRST_OF_RECORD.indexOf(path);
  if (place >= 0) return 2 + place;
  const { namespace } = splitFieldPath(path);
  return 20 + ["metrics", "derived", "record"].indexOf(namespace);
}

function isParam(path: FieldPath): boolean {
  return splitFieldPath(path).namespace === "params";
}
