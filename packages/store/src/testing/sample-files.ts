import { expect } from "vitest";
import { decodeText } from "../decode/text.ts";
import { type StorePath, storePathOf } from "../path.ts";

/** The bytes of a file that no one read has. */
export const LARGE = Uint8Array.from({ length: 100_000 }, (_, i) => (i * 31) % 251);

/** Names that a file may have. */
export const ODD_NAMES = [
  "a b",
  "größe",
  "100%",
  "q\"u'o",
  "#?&",
  "new\nline",
  "-rf",
  ".hidden",
  "__proto__",
  "constructor",
];

/** What is in the file systems that are tested. */
export const FILES: readonly (readonly [string, string | Uint8Array])[] = [
  ["hello.txt", "hello, wörld"],
  ["empty.txt", ""],
  ["large.bin", LARGE],
  ["folder/one.json", "1"],
  ["folder/two.json", "22"],
  ["folder/deeper/three.json", "333"],
  ...ODD_NAMES.map((name) => [`odd/${name}`, name] as const),
];

/** The path that a text is. */
export function path(text: string): StorePath {
  return storePathOf(text)!;
}

/** What the bytes say that were read. */
export function text(bytes: Uint8Array | string | undefined): string {
  expect(bytes).toBeInstanceOf(Uint8Array);
  const decoded = decodeText(bytes as Uint8Array);
  return decoded.ok ? decoded.text : decoded.reason;
}
