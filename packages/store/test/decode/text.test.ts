import { expect, it } from "vitest";
import { decodeText } from "../../src/decode/text.ts";

it("reads UTF-8, with whatever characters it holds", () => {
  const text = "größe \u{1f600} \0 \ufffd";
  expect(decodeText(new TextEncoder().encode(text))).toEqual({ ok: true, text });
  expect(decodeText(new Uint8Array())).toEqual({ ok: true, text: "" });
});

it.each([
  ["a byte that is none", [0x7b, 0xe9, 0x7d], "is not UTF-8 text"],
  ["a character that does not end", [0x7b, 0xc3], "is not UTF-8 text"],
  ["a surrogate", [0xed, 0xa0, 0x80], "is not UTF-8 text"],
  ["UTF-16, little end first", [0xff, 0xfe, 0x7b, 0x00], "is UTF-16 text, not UTF-8"],
  ["UTF-16, big end first", [0xfe, 0xff, 0x00, 0x7b], "is UTF-16 text, not UTF-8"],
  ["a byte order mark", [0xef, 0xbb, 0xbf, 0x7b, 0x7d], "begins with a byte order mark"],
])("says what is wrong with %s", (_, bytes, reason) => {
  expect(decodeText(Uint8Array.from(bytes))).toEqual({ ok: false, reason });
});
