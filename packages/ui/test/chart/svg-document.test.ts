import { deflateSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { curveFigure } from "../../src/chart/curve-figure.ts";
import { paperPaint } from "../../src/chart/paper-paint.ts";
import { withPngText } from "../../src/chart/png-text.ts";
import { svgDocument } from "../../src/chart/svg-document.ts";

const figure = curveFigure(
  [
    {
      name: "a",
      points: [
        [0, 1],
        [1, 2],
      ],
    },
  ],
  { width: 300, height: 200, xLabel: "step", yLabel: "a<b" },
);

describe("a figure as SVG", () => {
  const text = svgDocument(
    { figure, title: "a & b", caption: "plotted 2 of 2 runs", metadata: { q: 'x < "y"' } },
    paperPaint,
  );

  it("has its words as text, its caption below, and room for it", () => {
    expect(text).toContain(">plotted 2 of 2 runs</text>");
    expect(text).toContain(">a&lt;b</text>");
    expect(text).toContain("<title>a &amp; b</title>");
    expect(text).toMatch(/^<svg [^>]*width="324" height="239"/);
  });

  it("carries what it was made of, as JSON", () => {
    const [, metadata = ""] = /<metadata>(.*)<\/metadata>/.exec(text) ?? [];
    expect(JSON.parse(metadata.replaceAll("&quot;", '"').replaceAll("&lt;", "<"))).toEqual({ q: 'x < "y"' });
  });

  it("has plain colours alone, so that any program can show it", () => {
    expect(text).not.toContain("var(");
    expect(text).toContain('fill="#ffffff"');
  });
});

describe("a PNG file", () => {
  const chunk = (type: string, data: Uint8Array) => {
    const bytes = Buffer.alloc(12 + data.length);
    bytes.writeUInt32BE(data.length, 0);
    bytes.write(type, 4, "latin1");
    bytes.set(data, 8);
    return bytes;
  };
  const header = Buffer.from([0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0]);
  const png = Buffer.concat([
    Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]),
    chunk("IHDR", header),
    chunk("IDAT", deflateSync(Buffer.from([0, 255]))),
    chunk("IEND", Buffer.alloc(0)),
  ]);

  it("carries a text right after its header, and is otherwise the same", () => {
    const marked = Buffer.from(withPngText(png, "Atlas", '{"q":"\u00e9"}'));
    expect(marked.subarray(0, 33)).toEqual(png.subarray(0, 33));
    const length = marked.readUInt32BE(33);
    expect(marked.toString("utf8", 37, 41 + length)).toBe('iTXtAtlas\0\0\0\0\0{"q":"\u00e9"}');
    expect(marked.subarray(33 + 12 + length)).toEqual(png.subarray(33));
  });

  it("has the checksum that the format asks for", () => {
    // Of an empty text under the keyword "a", by zlib.crc32 of Python.
    const marked = Buffer.from(withPngText(png, "a", ""));
    const length = marked.readUInt32BE(33);
    expect(marked.readUInt32BE(33 + 8 + length)).toBe(0xbc8a_9702);
  });
});
