/** A piece of bad data that was left out, or taken in part: never an exception, never silent. */
export interface Problem {
  /** The store's path relative to the root that was opened; "." for the root itself. */
  readonly store: string;
  /** The file's path relative to its store. */
  readonly path: string;
  /** What was wrong, in a sentence without a full stop. */
  readonly reason: string;
  /** Whether the file was left out whole, or loaded with what could be read. */
  readonly effect: "skipped" | "partly read";
}
