import { createHash } from "node:crypto";
import { seedNumbers } from "@atlas/core/replicates";
import fc from "fast-check";
import { expect, it } from "vitest";
import { sha256 } from "../../src/model/sha256.ts";
import { manifestOf } from "./manifest-of.ts";

const SEEDS_OF_42 = ["00ccca107734f362", "5beb5bd19de3b07e", "e9b2d176fdea5430"];

const planOf = (base: number | bigint, replicates: number) =>
  manifestOf({ seeds: { type: "SeedPlan", base, replicates } });

it("hashes any bytes as Node does", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
      expect(sha256(bytes)).toBe(createHash("sha256").update(bytes).digest("hex"));
    }),
  );
});

it("finds the number of each seed of a plan, as metalab's own stores have their fingerprints", () => {
  // The seeds of the experiment pi_mc:0.1, whose base is 42, in their order.
  const numbers = seedNumbers([planOf(42, 3), planOf(42, 2)]);
  expect([...numbers.values()].slice(0, 3)).toEqual([0, 1, 2]);
  expect([...numbers.keys()].slice(0, 3)).toEqual(SEEDS_OF_42);
  expect(numbers.size).toBe(3 + 100);
  expect(seedNumbers([planOf(2n ** 70n, 1)]).size).toBe(1 + 100);
});

it("tells no numbers where two plans would give two seeds the same one, or no plan has a base", () => {
  expect(seedNumbers([planOf(1, 3), planOf(2, 3)]).size).toBe(0);
  expect(seedNumbers([manifestOf({})]).size).toBe(0);
});
