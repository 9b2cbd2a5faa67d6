/** Every reason for which an operation of Atlas fails as a whole. Bad data is a `Problem`, absence is `undefined`. */
export type AtlasErrorCode =
  /** The request cannot be understood: the message says what was expected. */
  | "invalid_query"
  /** The address names no directory that can be read. */
  | "store_not_found"
  /** The machine or the file system does not answer. */
  | "unavailable"
  /** The caller gave the operation up. */
  | "aborted"
  /** A defect of Atlas itself. */
  | "internal";

/** The one exception that Atlas throws on purpose. */
export class AtlasError extends Error {
  override readonly name = "AtlasError";
  readonly code: AtlasErrorCode;
  /** Where in the request the trouble is, as a path of keys; empty where it has no place. */
  readonly location: readonly (string | number)[];

  constructor(
    code: AtlasErrorCode,
    message: string,
    options: { cause?: unknown; location?: readonly (string | number)[] } = {},
  ) {
    super(message, "cause" in options ? { cause: options.cause } : undefined);
    this.code = code;
    this.location = options.location ?? [];
  }
}
