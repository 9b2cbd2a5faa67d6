import type { JsonObject, JsonValue } from "../json/value.ts";

/** One value that a run captured, without the value. */
export interface ResultInfo {
  /** May hold `/`: `train/loss`. */
  readonly name: string;
  readonly shape: readonly number[] | null;
  readonly dtype: string | null;
  /** `{"type": "stepped_metric"}` for a list of [step, value] pairs. */
  readonly metadata: JsonObject;
}

/** One value that a run captured. */
export interface StoredResult extends ResultInfo {
  readonly data: JsonValue;
}
