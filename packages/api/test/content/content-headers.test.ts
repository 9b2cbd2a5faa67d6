import { describe, expect, test } from "vitest";
import { artifactHeaders, contentDisposition } from "../../src/content/content-headers.ts";

/** The headers of an artifact of which only name and format matter. */
function headersOf(name: string, format: string) {
  const rest = { artifact_id: "1", kind: "file", content_hash: null, size_bytes: null, metadata: {} };
  return artifactHeaders({ name, format, ...rest });
}

describe("types", () => {
  test.each([
    ["json", "application/json"],
    ["npz", "application/octet-stream"],
    ["PNG", "image/png"],
    ["md", "text/plain; charset=utf-8"],
    ["log", "text/plain; charset=utf-8"],
    ["csv", "text/csv; charset=utf-8"],
    ["html", "text/html; charset=utf-8"],
    ["svg", "image/svg+xml; charset=utf-8"],
    ["parquet", "application/vnd.apache.parquet"],
    ["pkl", "application/octet-stream"],
    ["wasm", "application/octet-stream"],
    ["ts", "text/plain; charset=utf-8"],
    ["", "application/octet-stream"],
    ["a/../b\r\n", "application/octet-stream"],
  ])("%s is %s", (format, mediaType) => {
    expect(headersOf("x", format)["content-type"]).toBe(mediaType);
  });
});

describe("safety", () => {
  test.each(["html", "htm", "xhtml", "xml", "pkl", "", "wasm"])("%s is downloaded", (format) => {
    expect(headersOf("x", format)["content-disposition"]).toMatch(/^attachment;/);
  });

  test.each(["js", "mjs", "css", "py"])("%s is a text, which no page can load as a program", (format) => {
    expect(headersOf("x", format)).toMatchObject({
      "content-type": "text/plain; charset=utf-8",
      "x-content-type-options": "nosniff",
    });
  });

  test.each(["png", "svg", "pdf", "json", "txt", "csv", "mp4", "wav"])("%s may be looked at", (format) => {
    expect(headersOf("x", format)["content-disposition"]).toMatch(/^inline;/);
  });

  test.each(["html", "svg", "png", "json", "", "xml"])(
    "%s runs nothing, is in a sandbox, and is what it is called",
    (format) => {
      const headers = headersOf("x", format);
      expect(headers["content-security-policy"]).toMatch(/^default-src 'none';.*; sandbox$/);
      expect(headers["content-security-policy"]).not.toContain("script");
      expect(headers["x-content-type-options"]).toBe("nosniff");
    },
  );

  test("a PDF has no policy, under which its viewer would not start", () => {
    const headers = headersOf("x", "pdf");
    expect(headers["content-security-policy"]).toBeUndefined();
    expect(headers["x-content-type-options"]).toBe("nosniff");
  });
});

describe("file names", () => {
  test.each([
    ["summary", "json", 'inline; filename="summary.json"'],
    ["plot.PNG", "png", 'inline; filename="plot.PNG"'],
    ["data", "", 'attachment; filename="data"'],
    ["a/b\\c", "txt", 'inline; filename="a_b_c.txt"'],
    ["two\nlines\0", "npz", 'attachment; filename="two_lines_.npz"'],
    ["größe", "csv", "inline; filename=\"gr__e.csv\"; filename*=UTF-8''gr%C3%B6%C3%9Fe.csv"],
    [
      'say "hi" (100%)',
      "txt",
      "inline; filename=\"say _hi_ (100_).txt\"; filename*=UTF-8''say%20%22hi%22%20%28100%25%29.txt",
    ],
    ["\ud800", "txt", "inline; filename=\"_.txt\"; filename*=UTF-8''%EF%BF%BD.txt"],
  ])("%j of %j", (name, format, expected) => {
    expect(headersOf(name, format)["content-disposition"]).toBe(expected);
  });

  test("are header values whatever they hold", () => {
    for (let code = 0; code < 0x3000; code++) {
      const header = contentDisposition("attachment", `x${String.fromCharCode(code)}`);
      expect(header).toMatch(/^[\x20-\x7e]+$/);
    }
  });
});
