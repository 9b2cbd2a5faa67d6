import { describe, expect, test } from "vitest";
import { WrongTokens } from "../../src/access/wrong-tokens.ts";

/** Shows some wrong tokens from an address, a second each. */
function show(wrong: WrongTokens, address: string, count: number): void {
  for (let i = 0; i < count; i++) wrong.add(address, `wrong ${i}`, i * 1000);
}

describe("who shows ten wrong tokens within a minute", () => {
  test("is to pause until the first of them is a minute old", () => {
    const wrong = new WrongTokens();
    show(wrong, "a", 9);
    expect(wrong.pauseMs("a", "another", 9000)).toBe(0);
    show(wrong, "a", 10);
    expect(wrong.pauseMs("a", "another", 9000)).toBe(51_000);
    expect(wrong.pauseMs("a", "another", 59_999)).toBe(1);
    expect(wrong.pauseMs("a", "another", 60_000)).toBe(0);
    wrong.add("a", "another", 60_000);
    expect(wrong.pauseMs("a", "one more", 60_000)).toBe(1000);
  });

  test("may show again what is known to be wrong, which is no new guess", () => {
    const wrong = new WrongTokens();
    show(wrong, "a", 10);
    expect(wrong.pauseMs("a", "wrong 3", 9000)).toBe(0);
    for (let i = 0; i < 100; i++) wrong.add("b", "the same", i);
    expect(wrong.pauseMs("b", "another", 100)).toBe(0);
  });

  test("keeps nobody else out", () => {
    const wrong = new WrongTokens();
    show(wrong, "a", 10);
    expect(wrong.pauseMs("b", "another", 9000)).toBe(0);
  });
});

test("of a thousand addresses at most is anything remembered", () => {
  const wrong = new WrongTokens();
  show(wrong, "first", 10);
  for (let i = 0; i < 999; i++) wrong.add(`address ${i}`, "wrong", 9000);
  expect(wrong.pauseMs("first", "another", 9000)).toBe(51_000);
  wrong.add("one more", "wrong", 9000);
  expect(wrong.pauseMs("first", "another", 9000)).toBe(0);
});
