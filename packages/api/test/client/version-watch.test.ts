import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { createVersionWatch } from "../../src/client/version-watch.ts";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** Events that nobody sends: the watch has to ask. */
const noEvents = async () => {
  throw new Error("none");
};

/** A server whose version a test sets; `undefined` when nothing changed, an error when it is away. */
function openWatch(pollMs = 100) {
  const server = { answer: 1 as number | undefined | Error, asked: 0 };
  const ask = async () => {
    server.asked++;
    if (server.answer instanceof Error) throw server.answer;
    return server.answer;
  };
  const watch = createVersionWatch({ ask, follow: noEvents }, pollMs);
  return { server, watch };
}

/** A server whose events a test sends. */
function openFollowing(pollMs = 100) {
  const server = {
    asked: 0,
    attempts: 0,
    hear: undefined as ((version?: number) => void) | undefined,
    hangUp: () => {},
  };
  const watch = createVersionWatch(
    {
      ask: async () => {
        server.asked++;
        return undefined;
      },
      follow: (hear, signal) => {
        server.attempts++;
        server.hear = hear;
        return new Promise((resolve) => {
          server.hangUp = resolve;
          signal.addEventListener("abort", () => resolve());
        });
      },
    },
    pollMs,
  );
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
    const watch = createVersionWatch({ ask, follow: noEvents }, 100);
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

describe("events", () => {
  test("are followed at once, and nothing is asked while they come", async () => {
    const { server, watch } = openFollowing();
    const heard: number[] = [];
    watch.note(1);
    watch.subscribe((version) => heard.push(version));
    await vi.advanceTimersByTimeAsync(0);
    server.hear?.(1);
    server.hear?.(2);
    await vi.advanceTimersByTimeAsync(10_000);
    server.hear?.();
    await vi.advanceTimersByTimeAsync(15_000);
    server.hear?.(3);
    await vi.advanceTimersByTimeAsync(15_000);
    expect(heard).toEqual([2, 3]);
    expect(server).toMatchObject({ asked: 0, attempts: 1 });
    watch.close();
    await vi.advanceTimersByTimeAsync(0);
    expect(vi.getTimerCount()).toBe(0);
  });

  test("that end are followed again, and meanwhile the server is asked", async () => {
    const { server, watch } = openFollowing(1000);
    watch.subscribe(() => {});
    await vi.advanceTimersByTimeAsync(500);
    server.hear?.(1);
    server.hangUp();
    await vi.advanceTimersByTimeAsync(1000);
    expect(server).toMatchObject({ asked: 1, attempts: 2 });
    server.hear?.(1);
    await vi.advanceTimersByTimeAsync(5000);
    expect(server.asked).toBe(1);
    watch.close();
  });

  test("that fall silent count as lost, as a server that stopped looks", async () => {
    const { server, watch } = openFollowing(1000);
    watch.subscribe(() => {});
    await vi.advanceTimersByTimeAsync(0);
    server.hear?.(1);
    await vi.advanceTimersByTimeAsync(19_999);
    expect(server).toMatchObject({ asked: 0, attempts: 1 });
    await vi.advanceTimersByTimeAsync(1001);
    expect(server).toMatchObject({ asked: 2, attempts: 2 });
    watch.close();
  });

  test("that never begin leave the asking to go on, and are tried ever more rarely", async () => {
    const { server, watch } = openFollowing(1000);
    watch.subscribe(() => {});
    await vi.advanceTimersByTimeAsync(0);
    for (let i = 0; i < 130; i++) {
      server.hangUp();
      await vi.advanceTimersByTimeAsync(1000);
    }
    expect(server.asked).toBe(130);
    expect(server.attempts).toBe(8);
    watch.close();
  });

  test("are left while the page is out of sight, when the server is asked instead", async () => {
    const page = Object.assign(new EventTarget(), { hidden: false });
    vi.stubGlobal("document", page);
    const show = (isShown: boolean) => {
      page.hidden = !isShown;
      page.dispatchEvent(new Event("visibilitychange"));
    };
    const { server, watch } = openFollowing(1000);
    watch.subscribe(() => {});
    await vi.advanceTimersByTimeAsync(500);
    server.hear?.(1);
    show(false);
    await vi.advanceTimersByTimeAsync(3000);
    expect(server).toMatchObject({ asked: 3, attempts: 1 });
    show(true);
    await vi.advanceTimersByTimeAsync(1000);
    server.hear?.(1);
    expect(server.attempts).toBe(2);
    const { asked } = server;
    await vi.advanceTimersByTimeAsync(10_000);
    expect(server.asked).toBe(asked);
    watch.close();
    vi.unstubAllGlobals();
  });

  test("win over a question that was asked before", async () => {
    let answer = (_: number) => {};
    let hearEvent = (_?: number) => {};
    const watch = createVersionWatch(
      {
        ask: () => new Promise((resolve) => (answer = resolve)),
        follow: (hear, signal) => {
          hearEvent = hear;
          return new Promise((resolve) => signal.addEventListener("abort", () => resolve()));
        },
      },
      100,
    );
    const heard: number[] = [];
    watch.note(1);
    watch.subscribe((version) => heard.push(version));
    await vi.advanceTimersByTimeAsync(100);
    hearEvent(2);
    answer(1);
    await vi.advanceTimersByTimeAsync(0);
    expect(heard).toEqual([2]);
    watch.close();
  });

  test("of a watch that was closed are news to nobody", async () => {
    const { server, watch } = openFollowing();
    const listener = vi.fn();
    watch.subscribe(listener);
    await vi.advanceTimersByTimeAsync(0);
    const { hear } = server;
    watch.close();
    watch.subscribe(listener);
    hear?.(9);
    await vi.advanceTimersByTimeAsync(0);
    expect(listener).not.toHaveBeenCalled();
    watch.close();
  });
});
