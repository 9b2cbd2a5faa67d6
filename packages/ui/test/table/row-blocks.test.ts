import type { RowsPage } from "@atlas/core";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { BLOCK_ROWS, RowBlocks } from "../../src/table/row-blocks.ts";

/** A place that holds `total` rows and answers when it is told to. */
function createPlace(total: number) {
  const questions: {
    offset: number;
    signal: AbortSignal;
    answer: () => void;
    fail: (cause: unknown) => void;
  }[] = [];
  const pageAt = (offset: number): RowsPage => {
    const rows = Array.from(
      { length: Math.max(0, Math.min(BLOCK_ROWS, total - offset)) },
      (_, at) => offset + at,
    );
    const counts = {
      all: total,
      matched: total,
      success: total,
      failed: 0,
      running: 0,
      cancelled: 0,
      other: 0,
    };
    return { columns: [rows], run_ids: rows.map((row) => `run ${row}`), total, counts, version: 1 };
  };
  let arrivals = 0;
  const failures: unknown[] = [];
  const blocks = new RowBlocks<RowsPage>({
    ask: (offset, _limit, signal) =>
      new Promise((resolve, reject) => {
        questions.push({ offset, signal, answer: () => resolve(pageAt(offset)), fail: reject });
        signal.addEventListener("abort", () => reject(signal.reason));
      }),
    idsOf: (page) => page.run_ids,
    onRows: () => arrivals++,
    onError: (cause) => failures.push(cause),
  });
  /** Answers whatever is asked until nothing is. */
  const answerAll = async () => {
    for (let place = 0; place < questions.length; place++) {
      questions[place]!.answer();
      await vi.advanceTimersByTimeAsync(0);
    }
  };
  return { blocks, questions, answerAll, failures, arrivals: () => arrivals };
}

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

describe("RowBlocks", () => {
  it("asks for what is seen first, then for what comes next", async () => {
    const { blocks, questions, answerAll, arrivals } = createPlace(10_000);
    blocks.want(150, 250);
    expect(questions.map((question) => question.offset)).toEqual([0, 200]);
    await answerAll();
    expect(questions.map((question) => question.offset)).toEqual([0, 200, 400]);
    expect(arrivals()).toBe(3);
    expect(blocks.has(150, 250)).toBe(true);
    expect(blocks.row(249)).toMatchObject({ at: 49 });
    expect(blocks.row(600)).toBeUndefined();
    expect(blocks.newest?.total).toBe(10_000);
  });

  it("looks ahead upwards when going up", async () => {
    const { blocks, questions, answerAll } = createPlace(10_000);
    blocks.want(1000, 1040);
    await answerAll();
    blocks.want(1005, 1045);
    blocks.want(1001, 1041);
    await answerAll();
    expect(questions.map((question) => question.offset)).toEqual([1000, 1200, 800]);
  });

  it("asks for nothing that there is not", async () => {
    const { blocks, questions, answerAll } = createPlace(230);
    blocks.want(0, 40);
    await answerAll();
    blocks.want(190, 230);
    await answerAll();
    expect(questions.map((question) => question.offset)).toEqual([0, 200]);
    expect(blocks.row(229)).toBeDefined();
    expect(blocks.row(230)).toBeUndefined();
    expect(blocks.has(0, 5000)).toBe(true);
  });

  it("has nothing to wait for where there are no rows", async () => {
    const { blocks, answerAll } = createPlace(0);
    expect(blocks.has(0, 40)).toBe(false);
    blocks.want(0, 40);
    await answerAll();
    expect(blocks.has(0, 40)).toBe(true);
    expect(blocks.newest?.total).toBe(0);
  });

  it("waits until a jump has come to rest, and gives up what was passed over", async () => {
    const { blocks, questions, answerAll } = createPlace(100_000);
    blocks.want(0, 40);
    await answerAll();
    const before = questions.length;
    for (const first of [5000, 20_000, 60_000]) {
      blocks.want(first, first + 40);
      await vi.advanceTimersByTimeAsync(30);
    }
    expect(questions).toHaveLength(before);
    await vi.advanceTimersByTimeAsync(100);
    expect(questions[before]?.offset).toBe(60_000);
    blocks.want(80_000, 80_040);
    expect(questions[before]?.signal.aborted).toBe(true);
    await vi.advanceTimersByTimeAsync(100);
    await answerAll();
    expect(blocks.has(80_000, 80_040)).toBe(true);
    expect(blocks.has(60_000, 60_040)).toBe(false);
  });

  it("forgets what was wanted longest ago", async () => {
    const { blocks, answerAll } = createPlace(100_000);
    for (let block = 0; block < 40; block++) {
      blocks.want(block * BLOCK_ROWS, block * BLOCK_ROWS + 40);
      await vi.advanceTimersByTimeAsync(100);
      await answerAll();
    }
    expect(blocks.row(0)).toBeUndefined();
    expect(blocks.row(39 * BLOCK_ROWS)).toBeDefined();
    expect([...blocks.pages()].length).toBeLessThanOrEqual(25);
  });

  it("finds a run among what it has", async () => {
    const { blocks, answerAll } = createPlace(1000);
    blocks.want(300, 340);
    await answerAll();
    expect(blocks.indexOf("run 333")).toBe(333);
    expect(blocks.indexOf("run 3")).toBeUndefined();
  });

  it("tells of a failure once, and asks again when the rows are wanted again", async () => {
    const { blocks, questions, answerAll, failures } = createPlace(100);
    blocks.want(0, 40);
    questions[0]!.fail(new Error("no answer"));
    await vi.advanceTimersByTimeAsync(1000);
    expect(failures).toHaveLength(1);
    expect(questions).toHaveLength(1);
    blocks.want(0, 40);
    await answerAll();
    expect(blocks.has(0, 40)).toBe(true);
  });

  it("says nothing any more once it is closed", async () => {
    const { blocks, answerAll, arrivals, failures } = createPlace(1000);
    blocks.want(0, 40);
    blocks.close();
    await answerAll();
    expect(arrivals()).toBe(0);
    expect(failures).toEqual([]);
  });
});
