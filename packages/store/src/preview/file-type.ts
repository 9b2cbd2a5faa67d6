import type { Artifact } from "@atlas/core";
import { decodeHead } from "./decode-head.ts";
import { fileTypeByBytes, isToldByBytes } from "./file-type-by-bytes.ts";
import { type FileType, KNOWN_FORMATS } from "./known-formats.ts";

/** What a file is, and what it is called. */
export interface NamedFileType extends FileType {
  /** Whether it is called something that it is not. */
  readonly isMisnamed: boolean;
}

const TEXT: FileType = { kind: "text", mediaType: "text/plain" };
const BINARY: FileType = { kind: "binary", mediaType: "application/octet-stream" };

/**
 * What a file is. First bytes that say for certain what it is count rather than what it is called; a text is what it
 * is called, and what is called nothing is a text when it looks like one.
 */
export function fileTypeOf(artifact: Artifact, head: Uint8Array): NamedFileType {
  const called = KNOWN_FORMATS.get(formatOf(artifact));
  if (called?.kind === "pickle") return { ...called, isMisnamed: false };
  const begins = fileTypeByBytes(head);
  // An npz file is a zip archive, and so is much else.
  const isCalledRightly =
    begins === undefined
      ? called !== undefined && !isRefuted(called, head)
      : called?.mediaType === begins.mediaType;
  if (isCalledRightly) return { ...called!, isMisnamed: false };
  const found = begins ?? (looksLikeText(head) ? TEXT : BINARY);
  return { ...found, isMisnamed: called !== undefined };
}

/** What an artifact is called: the format that its descriptor names, else the end of its name; in lower case. */
export function formatOf({ format, name }: Artifact): string {
  const named = format.toLowerCase().replace(/^\./, "");
  if (KNOWN_FORMATS.has(named)) return named;
  return name.slice(name.lastIndexOf(".") + 1).toLowerCase();
}

/** Whether a file that begins as nothing known cannot be what it is called. */
function isRefuted(called: FileType, head: Uint8Array): boolean {
  if (head.length === 0) return false;
  if (called.kind === "svg") return !/<svg[\s>]/i.test(decodeHead(head, true).text);
  return isToldByBytes(called);
}

function looksLikeText(head: Uint8Array): boolean {
  const { encoding, text } = decodeHead(head, true);
  // Control characters but for white space, backspaces and what begins a colour.
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  return encoding !== "latin1" && !/[\0-\x07\x0e-\x1a\x1c-\x1f]/.test(text);
}
