/** The type of bytes that only Atlas reads. */
export const BINARY = "application/octet-stream";

/** The header in which an answer of bytes says which data version it is of. */
export const VERSION_HEADER = "x-atlas-version";
