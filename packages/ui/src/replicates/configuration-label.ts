import type { FieldPath, Value } from "@atlas/core";
import { fieldLabel } from "../format/field-label.ts";
import { formatCell } from "../format/format-cell.ts";

/** A configuration by what tells it apart: "algorithm adam, lr 0.1"; by its fingerprint where nothing does. */
export function configurationLabel(
  params: readonly FieldPath[],
  {
    values,
    params_fingerprint,
  }: { readonly values: readonly (Value | null)[]; readonly params_fingerprint: string },
): string {
  const parts = params.map((path, i) => `${fieldLabel(path)} ${formatCell(values[i] ?? undefined, path)}`);
  return parts.length === 0 ? shortFingerprint(params_fingerprint) : parts.join(", ");
}

/** The beginning of a fingerprint, which is enough to tell some apart. */
export function shortFingerprint(fingerprint: string): string {
  return fingerprint.slice(0, 8);
}
