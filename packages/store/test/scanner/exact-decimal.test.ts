import fc from "fast-check";
import { expect, it } from "vitest";
import { exactDecimal } from "../../src/scanner/exact-decimal.ts";
import { random } from "../decode/mutate.ts";

/** What the scanner makes of some digits with a point somewhere among them. */
function decimal(digits: string, exponent: number): number {
  return exactDecimal(Number(digits.slice(0, 9)), Number(digits.slice(9, 17)), digits.length, exponent);
}

it("is the number that the text is, or none", () => {
  const next = random(17);
  let exact = 0;
  for (let i = 0; i < 100_000; i++) {
    const length = 1 + Math.floor(next() * 17);
    const text = Array.from(
      { length },
      (_, at) => Math.floor(next() * (at === 0 ? 9 : 10)) + Number(at === 0),
    ).join("");
    const exponent = Math.floor(next() * 50) - 25;
    const number = decimal(text, exponent);
    if (Number.isNaN(number)) continue;
    exact++;
    if (number !== Number(`${text}e${exponent}`)) expect.fail(`${text}e${exponent}`);
  }
  expect(exact).toBeGreaterThan(50_000);
});

it("is each double between 1e-5 and 1000 that is written as Python does", () => {
  let exact = 0;
  fc.assert(
    fc.property(fc.double({ min: 1e-5, max: 1000, noNaN: true }), (value) => {
      const [, whole = "", fraction = ""] = /^(\d+)\.?(\d*)$/.exec(String(value)) ?? [];
      const text = (whole + fraction).replace(/^0+/, "");
      if (text === "") return;
      const number = decimal(text, -fraction.length);
      if (Number.isNaN(number)) return;
      exact++;
      expect(number).toBe(value);
    }),
    { numRuns: 20_000 },
  );
  expect(exact).toBeGreaterThan(1000);
});

it("leaves what lies half-way between two doubles to others", () => {
  // 2^53 + 1 and the like, divided by ten.
  for (const half of ["9007199254740993", "9007199254740995", "18014398509481990"]) {
    const number = decimal(`${half}0`.slice(0, 17), -1);
    if (!Number.isNaN(number)) expect(number).toBe(Number(`${`${half}0`.slice(0, 17)}e-1`));
  }
});
