import { type Content, readLog } from "@atlas/core";
import fc from "fast-check";
import { describe, expect, it } from "vitest";

/** A log of some bytes, which may be another by the time it is read. */
function logOf(text: string | Uint8Array, now = text): Content {
  const bytes = bytesOf(now);
  return {
    sizeBytes: bytesOf(text).length,
    modifiedMs: 0,
    read: async (start, end) => bytes.subarray(start, end),
  };
}

function bytesOf(text: string | Uint8Array): Uint8Array {
  return typeof text === "string" ? new TextEncoder().encode(text) : text;
}

describe("readLog", () => {
  it("has the part asked for, and says where it lies", async () => {
    const log = logOf("one\ntwo\nthree\n");
    expect(await readLog(log, { offset: 4, limit: 4 })).toEqual({
      content: "two\n",
      offset: 4,
      next_offset: 8,
      size: 14,
    });
    expect(await readLog(log, { tail: 6 })).toEqual({
      content: "three\n",
      offset: 8,
      next_offset: 14,
      size: 14,
    });
    expect((await readLog(log, { offset: 0, limit: Number.POSITIVE_INFINITY }))?.content).toBe(
      "one\ntwo\nthree\n",
    );
    expect((await readLog(log, { tail: 1000 }))?.content).toBe("one\ntwo\nthree\n");
  });

  it("is empty at the end and behind it", async () => {
    const end = { content: "", offset: 3, next_offset: 3, size: 3 };
    expect(await readLog(logOf("abc"), { offset: 3, limit: 10 })).toEqual(end);
    expect(await readLog(logOf("abc"), { offset: 99, limit: 10 })).toEqual(end);
    expect(await readLog(logOf("abc"), { tail: 0 })).toEqual(end);
    expect((await readLog(logOf(""), { tail: 5 }))?.next_offset).toBe(0);
  });

  it("begins and ends at whole characters", async () => {
    const log = logOf("aü€😀z");
    expect(await readLog(log, { offset: 2, limit: 5 })).toMatchObject({
      content: "€",
      offset: 3,
      next_offset: 6,
    });
    expect(await readLog(log, { tail: 3 })).toMatchObject({ content: "z", offset: 10 });
    expect((await readLog(log, { tail: 5 }))?.content).toBe("😀z");
  });

  it("gives a character whole that is longer than the part asked for", async () => {
    expect(await readLog(logOf("😀z"), { offset: 0, limit: 1 })).toMatchObject({
      content: "😀",
      next_offset: 4,
    });
  });

  it("replaces bytes that are no UTF-8, also where the log ends within a character", async () => {
    const latin1 = Uint8Array.from([0x67, 0x72, 0xfc, 0xdf, 0x65, 0x80, 0x80]);
    expect((await readLog(logOf(latin1), { tail: 100 }))?.content).toBe("gr\ufffd\ufffde\ufffd\ufffd");
    expect(await readLog(logOf(bytesOf("a€").subarray(0, 3)), { tail: 100 })).toEqual({
      content: "a\ufffd",
      offset: 0,
      next_offset: 3,
      size: 3,
    });
  });

  it("ends where a log does that was cut short since it was looked at", async () => {
    expect(await readLog(logOf("0123456789", "0123"), { offset: 0, limit: 8 })).toMatchObject({
      content: "0123",
      next_offset: 4,
      size: 4,
    });
  });

  it("is what the log was when it was looked at, though it grows", async () => {
    expect(await readLog(logOf("0123", "0123456789"), { tail: 2 })).toEqual({
      content: "23",
      offset: 2,
      next_offset: 4,
      size: 4,
    });
  });

  it("is undefined when the file is gone", async () => {
    const gone: Content = { sizeBytes: 3, modifiedMs: 0, read: async () => undefined };
    expect(await readLog(gone, { tail: 3 })).toBeUndefined();
  });

  it("reads no more than is asked for, and a few bytes around it", async () => {
    const asked: number[] = [];
    const huge: Content = {
      sizeBytes: 1e9,
      modifiedMs: 0,
      read: async (start, end) => {
        asked.push(end - start);
        return new Uint8Array(Math.min(end, 1e9) - start);
      },
    };
    await readLog(huge, { tail: 1000 });
    await readLog(huge, { offset: 5e8, limit: 1000 });
    expect(Math.max(...asked)).toBeLessThanOrEqual(1006);
  });

  it("gives parts that make up the whole, whatever the bytes and however long the parts", async () => {
    const anyBytes = fc.oneof(
      fc.string({ unit: "binary", maxLength: 30 }).map(bytesOf),
      fc.uint8Array({ maxLength: 30 }),
      fc
        .array(fc.constantFrom(0x41, 0x80, 0xbf, 0xc3, 0xe2, 0xf0, 0xff))
        .map((list) => Uint8Array.from(list)),
    );
    await fc.assert(
      fc.asyncProperty(anyBytes, fc.integer({ min: 1, max: 9 }), async (bytes, limit) => {
        const log = logOf(bytes);
        let offset = 0;
        let whole = "";
        while (offset < bytes.length) {
          const part = (await readLog(log, { offset, limit }))!;
          expect(part.offset).toBe(offset);
          expect(part.next_offset).toBeGreaterThan(offset);
          expect(part.next_offset - offset).toBeLessThanOrEqual(Math.max(limit, 4));
          whole += part.content;
          offset = part.next_offset;
        }
        expect(offset).toBe(bytes.length);
        expect(whole).toBe(new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes));
      }),
    );
  });
});
