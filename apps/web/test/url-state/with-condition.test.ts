import type { Query } from "@atlas/core";
import { expect, it } from "vitest";
import { withCondition, withoutFilter } from "../../src/url-state/with-condition.ts";

const ADAM: Query = { field: "params.algorithm", op: "in", value: ["adam"] };

it("a condition is added to the filter of a view, which stays as it is otherwise", () => {
  expect(withCondition("", ADAM)).toBe("?q=params.algorithm+in+(adam)");
  expect(withCondition("?sort=-metrics.loss&q=status+=+failed", ADAM)).toBe(
    "?q=status+=+failed+and+params.algorithm+in+(adam)&sort=-metrics.loss",
  );
});

it("takes the place of a filter that cannot be read", () => {
  expect(withCondition("?q=params.dim+>", ADAM)).toBe("?q=params.algorithm+in+(adam)");
});

it("a view without its filter keeps the rest", () => {
  expect(withoutFilter("?q=status+=+failed&columns=params.lr")).toBe("?columns=params.lr");
});
