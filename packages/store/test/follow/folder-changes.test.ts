import { expect, it } from "vitest";
import { bothChanges } from "../../src/follow/folder-changes.ts";

it("are what the later look says where it says anything", () => {
  const first = { changed: ["a", "b"], gone: ["c", "d"] };
  const second = { changed: ["c", "e"], gone: ["b", "d"] };
  expect(bothChanges(first, second)).toEqual({ changed: ["a", "c", "e"], gone: ["d", "b"] });
});
