import type { RunError } from "@atlas/core";

/** The last line of a failure, as Python would print it: `ValueError: lr must be positive`. */
export function errorHeadline({ type, message, traceback }: RunError): string {
  const parts = [type, message].filter((part) => part !== "");
  if (parts.length > 0) return parts.join(": ");
  return traceback.trimEnd().split("\n").at(-1)?.trim() || "Failed without a message";
}
