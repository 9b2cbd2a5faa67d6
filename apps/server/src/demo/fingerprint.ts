import { createHash } from "node:crypto";
import { canonicalJson, type PythonValue } from "./format/python-json.ts";

/** What metalab tells equal things by: the first 16 hex digits of the SHA-256 of the value's canonical JSON. */
export function fingerprint(value: PythonValue): string {
  return sha256(canonicalJson(value)).slice(0, 16);
}

/** The SHA-256 of bytes, or of the UTF-8 bytes of a text, in 64 hex digits. */
export function sha256(content: string | Uint8Array): string {
  return createHash("sha256").update(content).digest("hex");
}
