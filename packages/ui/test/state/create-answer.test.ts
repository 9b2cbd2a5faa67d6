import { AtlasError, type Dataset } from "@atlas/core";
import { createComponent, createRoot, createSignal } from "solid-js";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { type Answer, createAnswer } from "../../src/state/create-answer.ts";
import { DatasetContext } from "../../src/state/use-dataset.ts";

// Under Node, solid-js is its build for servers, in which nothing reacts.
vi.mock("solid-js", () => vi.importActual("solid-js/dist/solid.js"));

interface Asked {
  readonly question: string;
  readonly signal: AbortSignal;
  readonly answer: (text: string) => void;
  readonly fail: (cause: unknown) => void;
}

/** An answer under test, with what it asked and what it depends on in the test's hands. */
function ask(first: string | undefined) {
  const asked: Asked[] = [];
  const [question, setQuestion] = createSignal(first);
  const [version, setVersion] = createSignal(1);
  let answer!: Answer<string>;
  const dispose = createRoot((dispose) => {
    createComponent(DatasetContext.Provider, {
      value: { dataset: {} as Dataset, version },
      get children() {
        answer = createAnswer(
          question,
          (text, signal) =>
            new Promise<string>((resolve, fail) =>
              asked.push({ question: text, signal, answer: resolve, fail }),
            ),
        );
        return undefined;
      },
    });
    return dispose;
  });
  return { asked, answer, setQuestion, setVersion, dispose };
}

const settled = () => vi.advanceTimersByTimeAsync(0);

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

describe("createAnswer", () => {
  it("keeps the old answer until the new one is there", async () => {
    const { asked, answer, setQuestion } = ask("a");
    asked[0]!.answer("A");
    await settled();
    setQuestion("b");
    expect(answer.latest()).toBe("A");
    asked[1]!.answer("B");
    await settled();
    expect(answer.latest()).toBe("B");
  });

  it("gives up a question that another one has overtaken, whichever is answered first", async () => {
    const { asked, answer, setQuestion } = ask("a");
    setQuestion("b");
    expect(asked[0]!.signal.aborted).toBe(true);
    asked[1]!.answer("B");
    asked[0]!.answer("A");
    await settled();
    expect(answer.latest()).toBe("B");
  });

  it("asks again for every newer version, but never gives up an answer for one", async () => {
    const { asked, answer, setVersion } = ask("a");
    setVersion(2);
    setVersion(3);
    expect(asked).toHaveLength(1);
    expect(asked[0]!.signal.aborted).toBe(false);
    asked[0]!.answer("A at 1");
    await settled();
    expect(answer.latest()).toBe("A at 1");
    expect(asked).toHaveLength(2);
    asked[1]!.answer("A at 3");
    await settled();
    expect(answer.latest()).toBe("A at 3");
    setVersion(4);
    expect(asked).toHaveLength(3);
  });

  it("does not ask the same question again because it was written anew", () => {
    const [filter, setFilter] = createSignal({ status: ["failed"] });
    let count = 0;
    createRoot(() =>
      createComponent(DatasetContext.Provider, {
        value: { dataset: {} as Dataset, version: () => 1 },
        get children() {
          createAnswer(filter, async () => count++);
          return undefined;
        },
      }),
    );
    setFilter({ status: ["failed"] });
    expect(count).toBe(1);
    setFilter({ status: ["running"] });
    expect(count).toBe(2);
  });

  it("is pending only when it takes long", async () => {
    const { asked, answer } = ask("a");
    await vi.advanceTimersByTimeAsync(99);
    expect(answer.pending()).toBe(false);
    await vi.advanceTimersByTimeAsync(2);
    expect(answer.pending()).toBe(true);
    asked[0]!.answer("A");
    await settled();
    expect(answer.pending()).toBe(false);
  });

  it("says why there is no answer, keeps the old one, and tries again", async () => {
    const { asked, answer, setVersion } = ask("a");
    asked[0]!.answer("A");
    await settled();
    setVersion(2);
    asked[1]!.fail(new AtlasError("unavailable", "no route to host"));
    await settled();
    expect(answer.error()).toMatchObject({ code: "unavailable" });
    expect(answer.latest()).toBe("A");
    answer.retry();
    asked[2]!.answer("A again");
    await settled();
    expect(answer.error()).toBeUndefined();
    expect(answer.latest()).toBe("A again");
  });

  it("calls what is no AtlasError a defect", async () => {
    const { asked, answer } = ask("a");
    asked[0]!.fail(new TypeError("x is undefined"));
    await settled();
    expect(answer.error()).toMatchObject({ code: "internal", message: "x is undefined" });
  });

  it("has no answer to no question", async () => {
    const { asked, answer, setQuestion } = ask("a");
    asked[0]!.answer("A");
    await settled();
    setQuestion(undefined);
    expect(answer.latest()).toBeUndefined();
    expect(asked).toHaveLength(1);
  });

  it("gives up what is under way when its owner goes", () => {
    const { asked, dispose } = ask("a");
    dispose();
    expect(asked[0]!.signal.aborted).toBe(true);
  });
});
