import type { LogChunk } from "@atlas/core";
import { describe, expect, it } from "vitest";
import { extendWindow, type LogWindow, windowOf } from "../../src/log/log-window.ts";

function chunk(content: string, offset: number, size: number): LogChunk {
  return { content, offset, next_offset: offset + content.length, size };
}

const texts = (window: LogWindow | undefined) => window?.lines.map((line) => line.text);

describe("extendWindow", () => {
  const known = windowOf(chunk("dle\nnear the end\n", 20, 37));

  it("puts an earlier part before what is known, and mends the line between", () => {
    const extended = extendWindow(known, chunk("start\nin the mid", 4, 37));
    expect(texts(extended)).toEqual(["start", "in the middle", "near the end"]);
    expect(extended).toMatchObject({ offset: 4, nextOffset: 37, sizeBytes: 37 });
  });
  it("adds what was written meanwhile", () => {
    const extended = extendWindow(known, chunk("new\n", 37, 50));
    expect(texts(extended)).toEqual(["dle", "near the end", "new"]);
    expect(extended).toMatchObject({ offset: 20, nextOffset: 41, sizeBytes: 50 });
  });
  it("stays the same when nothing was written", () => {
    expect(extendWindow(known, chunk("", 37, 37))).toBe(known);
  });
  it("does not take a part that leaves a gap, as of a log that was written anew", () => {
    expect(extendWindow(known, chunk("x", 50, 51))).toBeUndefined();
    expect(extendWindow(known, chunk("", 5, 5))).toBeUndefined();
  });
  it("lets go of the far end of what is more than 8 MiB", () => {
    const line = `${"x".repeat(1023)}\n`;
    const size = 3 * 4 * 1024 * 1024;
    const part = (index: number) => chunk(line.repeat(4096), index * 4 * 1024 * 1024, size);
    const forward = extendWindow(extendWindow(windowOf(part(0)), part(1))!, part(2))!;
    expect(forward.nextOffset - forward.offset).toBeLessThanOrEqual(8 * 1024 * 1024);
    expect(forward.nextOffset).toBe(size);
    expect(forward.lines[0]?.offset).toBe(forward.offset);
    const backward = extendWindow(extendWindow(windowOf(part(2)), part(1))!, part(0))!;
    expect(backward.offset).toBe(0);
    const last = backward.lines.at(-1)!;
    expect(last.offset + 1024).toBe(backward.nextOffset);
    expect(backward.nextOffset).toBeLessThanOrEqual(8 * 1024 * 1024 + 1024);
  });
});
