import type { ArtifactPreview, PreviewParts } from "@atlas/core";
import { describe, expect, it } from "vitest";
import { hexLines } from "../../src/artifact/hex-lines.ts";
import { viewersOf } from "../../src/artifact/viewers.ts";

function preview(parts: PreviewParts): ArtifactPreview {
  return {
    artifact_id: "a1",
    name: "it",
    kind: "file",
    format: "",
    size_bytes: 1,
    preview: parts,
    preview_truncated: false,
    content_available: true,
  };
}

describe("viewersOf", () => {
  it("offers what the preview holds, the best first", () => {
    const table = { columns: [], rows: [], row_count: 0 };
    const cases: readonly (readonly [PreviewParts, readonly string[]])[] = [
      [{ media_type: "image/png", image_thumbnail: "x" }, ["picture"]],
      [{ media_type: "text/csv", text_content: "a", table }, ["table", "text"]],
      [{ media_type: "text/markdown", text_content: "# a" }, ["document", "text"]],
      [{ media_type: "text/html", text_content: "<p>" }, ["page", "text"]],
      [{ media_type: "application/json", json_content: { a: 1 } }, ["tree"]],
      [{ media_type: "application/json", text_content: "{", note: "It is not JSON." }, ["text"]],
      [{ media_type: "application/zip", numpy_info: { arrays: {} } }, ["arrays"]],
      [{ media_type: "application/octet-stream", hex_head: "00" }, ["bytes"]],
      [{ media_type: "application/octet-stream", note: "It is never opened." }, []],
    ];
    for (const [parts, viewers] of cases) expect(viewersOf(preview(parts), true)).toEqual(viewers);
  });
  it("takes JSON without anything for null", () => {
    expect(viewersOf(preview({ media_type: "application/json" }), true)).toEqual(["tree"]);
  });
  it("offers what needs the bytes only where they have an address", () => {
    for (const media_type of ["application/pdf", "audio/wav", "video/mp4", "image/png"]) {
      expect(viewersOf(preview({ media_type }), true)).toHaveLength(1);
      expect(viewersOf(preview({ media_type }), false)).toEqual([]);
    }
  });
});

describe("hexLines", () => {
  it("are sixteen bytes each, with their characters", () => {
    expect(hexLines("48656c6c6f2c20617420746865656e642e00ff")).toEqual([
      {
        offset: "000000",
        bytes: "48 65 6c 6c 6f 2c 20 61  74 20 74 68 65 65 6e 64",
        text: "Hello, at theend",
      },
      { offset: "000010", bytes: "2e 00 ff", text: "..." },
    ]);
    expect(hexLines("")).toEqual([]);
  });
});
