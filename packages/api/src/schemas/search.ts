import type { SearchRequest } from "@atlas/core";
import * as v from "valibot";
import { CountSchema, listOf, VersionSchema } from "./json.ts";
import { booleanText, integerText } from "./query-text.ts";

const SearchTexts = {
  q: v.pipe(v.string(), v.trim(), v.nonEmpty("Expected a text to look for")),
  limit: v.optional(v.pipe(integerText(), v.minValue(1), v.maxValue(100)), "5"),
};

/** The query string of `GET /api/search`. */
export const SearchQuerySchema = v.pipe(
  v.object({ ...SearchTexts, files: v.optional(booleanText(), "true") }),
  v.transform(({ q, limit, files }) => ({ request: { query: q, limit } satisfies SearchRequest, files })),
);

/** The query string of `GET /api/search/files` and `GET /api/search/logs`. */
export const FileSearchQuerySchema = v.pipe(
  v.object(SearchTexts),
  v.transform(({ q, limit }): SearchRequest => ({ query: q, limit })),
);

const GroupSchema = v.object({
  category: v.picklist(["experiments", "runs", "fields", "values"]),
  label: v.string(),
  scope: v.picklist(["experiment", "run", "field"]),
  hits: listOf(
    v.object({
      label: v.string(),
      sublabel: v.string(),
      entity_type: v.picklist(["experiment", "run", "field", "value"]),
      entity_id: v.string(),
      field: v.nullable(v.string()),
      value: v.nullable(v.string()),
    }),
  ),
  total: CountSchema,
});

/** Runs by what their files are called and hold: the name of an artifact, or a log's and a line of it, as `sublabel`. */
const FileGroupSchema = v.object({
  category: v.picklist(["artifacts", "logs"]),
  label: v.string(),
  scope: v.literal("run"),
  hits: listOf(
    v.object({
      label: v.string(),
      sublabel: v.string(),
      entity_type: v.literal("run"),
      entity_id: v.string(),
      field: v.null(),
      value: v.null(),
    }),
  ),
  total: CountSchema,
});

/** How far the search for files came: they are read while one waits, the newest runs of each experiment first. */
const FilesSearchedEntries = { runs_searched: CountSchema, runs_total: CountSchema };

/** `GET /api/search`. */
export const SearchSchema = v.object({
  query: v.string(),
  groups: listOf(v.union([GroupSchema, FileGroupSchema])),
  truncated: v.boolean(),
  version: VersionSchema,
  /** Absent where files were not to be looked into. */
  files: v.exactOptional(v.object(FilesSearchedEntries)),
});

/** `GET /api/search/files` and `GET /api/search/logs`. */
export const FileSearchSchema = v.object({
  query: v.string(),
  groups: listOf(FileGroupSchema),
  truncated: v.boolean(),
  ...FilesSearchedEntries,
});

/** What a search found, as an answer holds it. */
export type SearchAnswer = v.InferOutput<typeof SearchSchema>;
