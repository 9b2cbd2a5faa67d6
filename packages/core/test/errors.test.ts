import { AtlasError } from "@atlas/core";
import { expect, it } from "vitest";

it("carries its code, its cause, and the place of the trouble", () => {
  const cause = new Error("why");
  const error = new AtlasError("invalid_query", "what", { cause, location: ["filter", 0] });
  expect(error).toBeInstanceOf(Error);
  expect([error.name, error.code, error.message, error.cause, error.location]).toEqual([
    ...["AtlasError", "invalid_query", "what", cause, ["filter", 0]],
  ]);
});

it("has no place and no cause unless told", () => {
  const error = new AtlasError("internal", "what");
  expect(error.location).toEqual([]);
  expect("cause" in error).toBe(false);
});
