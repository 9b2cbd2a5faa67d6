import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { createVersionWatch } from "../../src/client/version-watch.ts";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** A server whose version a test sets; `undefined` when nothing changed, an error when it is away. */
function openWatch(pollMs = 100) {
  const server = { answer: 1 as number | undefined | Error, asked: 0 };
  const watch = createVersionWatch(async () => {
    server.asked++;
    if (server.answer instanceof Error) throw server.answer;
    return server.answer;
  }, pollMs);
  return { server, watch };
}

describe("news", () => {
  test("is a version other than that of the answers so far", async () => {
    const { server, watch } = openWatch();
    const heard: number[] = [];
    watch.note(1);
    watch.subscribe((version) => heard.push(version));
    await vi.advanceTimersByTimeAsync(250);
    expect(heard).toEqual([]);
    server.answer = 5;
    await vi.advanceTimersByTimeAsync(250);
    server.answer = undefined;
    await vi.advanceTimersByTimeAsync(250);
    server.answer = 4;
    await vi.advanceTimersByTimeAsync(250);
    expect(heard).toEqual([5, 4]);
  });

  test("is the first version, where nothing was answered yet", async () => {
    const { watch } = openWatch();
    const heard: number[] = [];
    watch.subscribe((version) => heard.push(version));
    await vi.advanceTimersByTimeAsync(1000);
    expect(heard).toEqual([1]);
  });

  test("reaches every subscriber, and the same function twice when it subscribed twice", async () => {
    const { watch } = openWatch();
    const listener = vi.fn();
    const ends = [watch.subscribe(listener), watch.subscribe(listener)];
    await vi.advanceTimersByTimeAsync(150);
    expect(listener).toHaveBeenCalledTimes(2);
    for (const end of ends) end();
  });

  test("does not reach one that has unsubscribed meanwhile", async () => {
    const { watch } = openWatch();
    const second = vi.fn();
    watch.subscribe(() => endSecond());
    const endSecond = watch.subscribe(second);
    await vi.advanceTimersByTimeAsync(150);
    expect(second).not.toHaveBeenCalled();
  });
});

describe("polling", () => {
  test("goes on only while there are subscribers", async () => {
    const { server, watch } = openWatch();
    await vi.advanceTimersByTimeAsync(1000);
    expect(server.asked).toBe(0);
    const ends = [watch.subscribe(() => {}), watch.subscribe(() => {})];
    await vi.advanceTimersByTimeAsync(300);
    expect(server.asked).toBe(3);
    ends[0]?.();
    await vi.advanceTimersByTimeAsync(100);
    expect(server.asked).toBe(4);
    ends[1]?.();
    ends[1]?.();
    await vi.advanceTimersByTimeAsync(1000);
    expect(server.asked).toBe(4);
    watch.subscribe(() => {});
    await vi.advanceTimersByTimeAsync(300);
    expect(server.asked).toBe(7);
    watch.close();
    expect(vi.getTimerCount()).toBe(0);
  });

  test("is one question at a time, however subscribers come and go", async () => {
    let answer = (_: number) => {};
    const ask = vi.fn(() => new Promise<number>((resolve) => (answer = resolve)));
    const watch = createVersionWatch(ask, 100);
    const heard: number[] = [];
    const end = watch.subscribe(() => heard.push(-1));
    await vi.advanceTimersByTimeAsync(100);
    end();
    watch.subscribe((version) => heard.push(version));
    answer(7);
    await vi.advanceTimersByTimeAsync(100);
    answer(8);
    await vi.advanceTimersByTimeAsync(50);
    expect(ask).toHaveBeenCalledTimes(2);
    expect(heard).toEqual([8]);
    watch.close();
  });

  test("backs off from a server that does not answer, and resumes", async () => {
    const { server, watch } = openWatch(1000);
    const heard: number[] = [];
    watch.note(1);
    watch.subscribe((version) => heard.push(version));
    server.answer = new Error("away");
    const askedAt: number[] = [];
    for (let s = 1; s <= 130; s++) {
      const before = server.asked;
      await vi.advanceTimersByTimeAsync(1000);
      if (server.asked > before) askedAt.push(s);
    }
    expect(askedAt).toEqual([1, 3, 7, 15, 31, 61, 91, 121]);
    server.answer = 2;
    await vi.advanceTimersByTimeAsync(30_000);
    expect(heard).toEqual([2]);
    const before = server.asked;
    await vi.advanceTimersByTimeAsync(3000);
    expect(server.asked - before).toBe(3);
    watch.close();
  });
});
