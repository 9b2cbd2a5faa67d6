import { describe, expect, it } from "vitest";
import { foldReturns } from "../../src/log/fold-returns.ts";
import { clockOf, headColumnsOf, levelWordOf, loggerOf } from "../../src/log/head-words.ts";
import { readLogHead } from "../../src/log/log-head.ts";
import { splitLog } from "../../src/log/log-line.ts";
import { countLevels, levelsOf, rowsOf, textOfLine } from "../../src/log/log-rows.ts";

const LOG = [
  "printed before",
  "2026-02-17 09:15:21 [INFO   ] [metalab.run.92887a59.thread:1] step \u001b[32m1\u001b[0m",
  "2026-02-17 09:15:22 [ERROR  ] [urllib3] it failed",
  "Traceback (most recent call last):",
  "  ...",
  "2026-02-17 09:15:23 [CRITICAL] [metalab.run.92887a59] the end",
].join("\n");
const LINES = splitLog(LOG, 0, LOG.length);

describe("readLogHead", () => {
  it("reads metalab's form", () => {
    expect(readLogHead("2026-02-17 09:15:21,123 [WARNING] [metalab.run.9] careful")).toEqual({
      time: "2026-02-17 09:15:21,123",
      word: "WARNING",
      level: "warning",
      logger: "metalab.run.9",
      length: "2026-02-17 09:15:21,123 [WARNING] [metalab.run.9] ".length,
    });
    expect(readLogHead("2026-02-17 09:15:21 [INFO   ] without a logger")?.logger).toBe("");
  });
  it("leaves lines of other forms alone", () => {
    for (const text of ["", "root - INFO - third party", "2026-02-17 09:15:21 [3] x", " 2026-02-17"])
      expect(readLogHead(text)).toBeUndefined();
  });
});

describe("the rows of a log", () => {
  it("have the level of the record that they go on from", () => {
    const levels = levelsOf(LINES);
    expect(levels).toEqual([undefined, "info", "error", "error", "error", "error"]);
    expect(countLevels(levels)).toEqual({ debug: 0, info: 1, warning: 0, error: 4 });
  });
  it("leave out hidden levels, and keep lines that have none", () => {
    const shown = rowsOf(LINES, levelsOf(LINES), new Set(["error"]));
    expect(shown.map((row) => row.index)).toEqual([0, 1]);
  });
  it("show the message without its head, control sequences and folded states", () => {
    expect(textOfLine(LINES[1]!)).toMatchObject({ plain: "step 1", cut: 0, head: { level: "info" } });
    const [bar] = splitLog("2026-02-17 09:15:21 [INFO   ] [x] 10%\r 50%\r100%\n", 0, 50);
    expect(textOfLine(bar!)).toMatchObject({ plain: "100%", head: { word: "INFO" } });
  });
  it("cut a very long line and say by how much", () => {
    const [long] = splitLog("x".repeat(25_000), 0, 25_000);
    expect(textOfLine(long!)).toMatchObject({ cut: 5000 });
  });
});

describe("foldReturns", () => {
  it("keeps the last state", () => {
    expect(foldReturns("10%\r50%\r100%")).toBe("100%");
    expect(foldReturns("100%\r")).toBe("100%");
    expect(foldReturns("\r\r")).toBe("");
    expect(foldReturns("plain")).toBe("plain");
  });
});

describe("the head of a row", () => {
  const head = (logger: string) => readLogHead(`2026-02-17 09:15:21,5 [INFO   ] [${logger}] message`)!;
  it("is the time of day, the level, and the logger unless it is the run's own", () => {
    expect([clockOf(head("x")), levelWordOf(head("x")), loggerOf(head("x"))]).toEqual([
      "09:15:21,5",
      "info   ",
      "x ",
    ]);
    expect(loggerOf(head("metalab.run.9f.thread:1"))).toBe("");
    expect(headColumnsOf(head("x"))).toBe("09:15:21,5 info    x ".length);
  });
});
