import type { AtlasErrorCode } from "@atlas/core";

/** The HTTP status of every reason for which a request fails as a whole. */
export const ERROR_STATUS = {
  invalid_query: 422,
  unavailable: 503,
  store_not_found: 503,
  /** Nobody reads it: the client has gone. */
  aborted: 499,
  internal: 500,
} as const satisfies Record<AtlasErrorCode, number>;

/** The reason that a status stands for; `unavailable` for every status that Atlas does not send. */
export function errorCodeOf(status: number): AtlasErrorCode {
  const codes = Object.keys(ERROR_STATUS) as AtlasErrorCode[];
  return codes.find((code) => ERROR_STATUS[code] === status) ?? "unavailable";
}
