import type { FieldPath } from "../model/field.ts";

/** What is searched, in the order in which it is answered. */
export type SearchCategory = "experiments" | "runs" | "fields" | "values";

/** One find. */
export interface SearchHit {
  /** What was found: an id, a field, the text of a value. */
  readonly label: string;
  /** What tells more of it, such as how many runs it is of. */
  readonly sublabel: string;
  readonly entity_type: "experiment" | "run" | "field" | "value";
  /** The id of the experiment or the run; for a field and a value, the field. */
  readonly entity_id: string;
  /** Null but for a field and a value. */
  readonly field: FieldPath | null;
  /** The text of a value, by which a filter's `in` finds its runs; null for what is none. */
  readonly value: string | null;
}

/** The finds of one category. */
export interface SearchGroup {
  readonly category: SearchCategory;
  /** The category, as a person would name it. */
  readonly label: string;
  /** What is found: one experiment, one run, or something that many runs have. */
  readonly scope: "experiment" | "run" | "field";
  /**
   * What is the text itself first, then what begins with it, then what holds it; of these, the newest experiments, the
   * least ids, the fields in the order in which they are shown.
   */
  readonly hits: readonly SearchHit[];
  /** How many there are, listed or not. */
  readonly total: number;
}

/** What a search finds. */
export interface SearchResult {
  /** The text that was looked for, without the spaces around it. */
  readonly query: string;
  /** Those in which something was found. */
  readonly groups: readonly SearchGroup[];
  /** Whether some group holds more than it lists. */
  readonly truncated: boolean;
}
