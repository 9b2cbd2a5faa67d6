import { isFieldPath, splitFieldPath } from "@atlas/core";
import { expect, it } from "vitest";

it.each(["params.lr", "params.", "derived.a.b", "metrics..", "record.error.type"])(
  "%j is a field path",
  (text) => {
    expect(isFieldPath(text)).toBe(true);
  },
);

it.each(["", "params", ".lr", "Params.lr", "toString.x", "parameters.lr", " params.lr"])(
  "%j is none",
  (text) => {
    expect(isFieldPath(text)).toBe(false);
  },
);

it("is split at its first dot", () => {
  expect(splitFieldPath("params.a.b")).toEqual({ namespace: "params", key: "a.b" });
  expect(splitFieldPath("derived.")).toEqual({ namespace: "derived", key: "" });
});
