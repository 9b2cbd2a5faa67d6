import { openMemorySource } from "@atlas/core";
import { datasetOf } from "@atlas/core/dataset";
import { expect, test } from "vitest";
import { createDatasetPool } from "../../src/elements/dataset-pool.ts";

test("one address is opened once, and closed when its last borrower gives it back", () => {
  const said: string[] = [];
  const pool = createDatasetPool((src) => {
    said.push(`open ${src}`);
    return { ...datasetOf(openMemorySource([])), close: () => said.push(`close ${src}`) };
  });
  const [a, again, b] = [pool.borrow("a"), pool.borrow("a"), pool.borrow("b")];
  expect(again.dataset).toBe(a.dataset);
  expect(b.dataset).not.toBe(a.dataset);
  a.giveBack();
  expect(said).toEqual(["open a", "open b"]);
  again.giveBack();
  expect(said).toEqual(["open a", "open b", "close a"]);
  pool.borrow("a");
  expect(said.at(-1)).toBe("open a");
});
