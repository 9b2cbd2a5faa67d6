import type { DifferingField, IdenticalField } from "@atlas/core";

/** Runs or configurations side by side, field by field. */
export interface Compared {
  /** What is compared, the baseline first. */
  readonly ids: readonly string[];
  readonly differing: readonly ComparedField[];
  readonly identical: readonly IdenticalField[];
}

/** A field that differs, with what is to be said beside each of its values. */
export interface ComparedField extends DifferingField {
  /** One a value; "" where there is nothing to say. Absent where there never is. */
  readonly notes?: readonly string[];
}
