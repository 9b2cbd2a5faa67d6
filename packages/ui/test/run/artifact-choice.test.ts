import type { Artifact } from "@atlas/core";
import { describe, expect, it } from "vitest";
import { artifactIndex, artifactKey } from "../../src/run/artifact-choice.ts";

function artifact(name: string, artifact_id: string): Artifact {
  return { name, artifact_id, kind: "file", format: "txt", content_hash: null, size_bytes: 1, metadata: {} };
}

const ALL = [artifact("loss", "a1"), artifact("plot", "a2"), artifact("plot", "a3")];

describe("the key of an artifact", () => {
  it("is its name, or its id where the name is not its own", () => {
    expect(ALL.map((one) => artifactKey(one, ALL))).toEqual(["loss", "a2", "a3"]);
  });
  it("finds it again", () => {
    for (const [index, one] of ALL.entries()) expect(artifactIndex(artifactKey(one, ALL), ALL)).toBe(index);
    expect(artifactIndex("plot", ALL)).toBe(2);
    expect(artifactIndex("nothing", ALL)).toBe(-1);
    expect(artifactIndex(undefined, ALL)).toBe(-1);
  });
});
