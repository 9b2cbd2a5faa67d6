import { AtlasError, type Content } from "@atlas/core";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { buildZip } from "../build-zip.ts";
import { bytesRead, contentOf } from "../content-of.ts";
import { previewOf } from "./preview-of.ts";

const partsOf = async (name: string, file: string | Uint8Array) =>
  (await previewOf(name, contentOf(file))).preview;
const bytes = (...values: number[]) => Uint8Array.from(values);
const PNG = bytes(
  0x89,
  0x50,
  0x4e,
  0x47,
  0x0d,
  0x0a,
  0x1a,
  0x0a,
  0,
  0,
  0,
  13,
  73,
  72,
  68,
  82,
  0,
  0,
  1,
  0,
  0,
  0,
  0,
  7,
);

describe("JSON", () => {
  it("is its value, with all digits and what is not finite", async () => {
    const text = '\ufeff{"n": 9007199254740993, "x": [NaN, -Infinity, -0.0], "__proto__": null}';
    const { json_content, media_type } = await partsOf(".json", text);
    expect(json_content).toEqual(
      JSON.parse('{"n": 0, "x": [], "__proto__": null}', (key, value) =>
        key === "n" ? 9007199254740993n : key === "x" ? [Number.NaN, Number.NEGATIVE_INFINITY, -0] : value,
      ),
    );
    expect(media_type).toBe("application/json");
  });

  it("of up to 102,400 bytes is a value, and else the text that it begins with", async () => {
    const ofSize = (size: number) => `"${"x".repeat(size - 2)}"`;
    const just = await previewOf(".json", contentOf(ofSize(102_400)));
    expect(just.preview.json_content).toHaveLength(102_398);
    expect(just.preview_truncated).toBe(false);
    const over = await previewOf(".json", contentOf(ofSize(102_401)));
    expect(over.preview.json_content).toBeUndefined();
    expect(over.preview.text_content).toHaveLength(10_240);
    expect(over.preview_truncated).toBe(true);
  });

  it("that is none is the text, and why", async () => {
    const parts = await partsOf(".json", "{this");
    expect(parts.text_content).toBe("{this");
    expect(parts.note).toMatch(/^It is not JSON: /);
  });
});

describe("text", () => {
  it("is cut at 10,240 bytes, at a whole character", async () => {
    const just = await previewOf(".txt", contentOf("x".repeat(10_240)));
    expect([just.preview.text_content?.length, just.preview_truncated]).toEqual([10_240, false]);
    const over = await previewOf(".txt", contentOf(`x${"é".repeat(9000)}`));
    expect(over.preview.text_content).toBe(`x${"é".repeat(5119)}`);
    expect(over.preview_truncated).toBe(true);
  });

  it("may be written in UTF-8, UTF-16 or Latin-1", async () => {
    const utf16 = new Uint8Array(Buffer.from("\ufeffgröße", "utf16le"));
    expect((await partsOf(".txt", utf16)).text_content).toBe("größe");
    expect(
      (
        await partsOf(
          ".txt",
          utf16.map((_, i) => utf16[i ^ 1]!),
        )
      ).text_content,
    ).toBe("größe");
    expect((await partsOf(".txt", "\ufeffgröße")).text_content).toBe("größe");
    const latin1 = await partsOf(".txt", new Uint8Array(Buffer.from("größe", "latin1")));
    expect(latin1).toMatchObject({ text_content: "größe", note: "It is not UTF-8, and read as Latin-1." });
  });

  it.each([
    [".html", "text/html"],
    [".md", "text/markdown"],
    [".yaml", "text/plain"],
    [".LOG", "text/plain"],
    ["README", "text/plain"],
    [".unknown", "text/plain"],
    ["notes.md.unknown", "text/markdown"],
  ])("called %s is %s", async (name, media_type) => {
    expect(await partsOf(name, "<b>\u001b[1mhello\u001b[0m</b>")).toEqual({
      text_content: "<b>\u001b[1mhello\u001b[0m</b>",
      media_type,
    });
  });
});

describe("pictures", () => {
  it("are sent along up to 10 MB, with their size in pixels", async () => {
    expect(await partsOf(".png", PNG)).toEqual({
      media_type: "image/png",
      image_size: { width: 256, height: 7 },
      image_thumbnail: Buffer.from(PNG).toString("base64"),
    });
    const large = new Uint8Array(10 * 1024 * 1024 + 1);
    large.set(PNG);
    const content = contentOf(large);
    const { preview, preview_truncated } = await previewOf(".png", content);
    expect(preview.image_thumbnail).toBeUndefined();
    expect(preview.note).toBe("The picture is too large to be shown here.");
    expect(preview_truncated).toBe(true);
    expect(bytesRead(content)).toBeLessThan(100_000);
    const just = await partsOf(".png", large.subarray(0, 10 * 1024 * 1024));
    expect(just.image_thumbnail).toBe(Buffer.from(large.subarray(0, 10 * 1024 * 1024)).toString("base64"));
  });

  it.each([
    [".gif", "image/gif", [...Buffer.from("GIF89a"), 3, 0, 2, 1]],
    [
      ".bmp",
      "image/bmp",
      [
        ...Buffer.from("BM"),
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        ...new Array(8).fill(0),
        3,
        0,
        0,
        0,
        0xfe,
        0xfe,
        0xff,
        0xff,
      ],
    ],
    [".jpg", "image/jpeg", [0xff, 0xd8, 0xff, 0xe0, 0, 4, 0, 0, 0xff, 0xc2, 0, 11, 8, 1, 2, 0, 3]],
    [".webp", "image/webp", [...Buffer.from("RIFF....WEBPVP8X"), 0, 0, 0, 0, 0, 0, 0, 0, 2, 0, 0, 1, 1, 0]],
  ])("called %s are measured", async (name, media_type, head) => {
    const { image_size, ...parts } = await partsOf(name, Uint8Array.from(head));
    expect(parts.media_type).toBe(media_type);
    expect(image_size).toEqual({ width: 3, height: 258 });
  });

  it("may be text", async () => {
    const svg = '<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg"/>';
    expect(await partsOf(".svg", svg)).toEqual({
      media_type: "image/svg+xml",
      image_thumbnail: Buffer.from(svg).toString("base64"),
    });
  });
});

describe("what a file is called", () => {
  it("does not count where its bytes say otherwise", async () => {
    expect(await partsOf(".png", "<html></html>")).toEqual({
      media_type: "text/plain",
      text_content: "<html></html>",
      note: "It is called png, and begins otherwise.",
    });
    expect(await partsOf(".svg", "hello")).toMatchObject({ media_type: "text/plain", text_content: "hello" });
    expect(await partsOf(".txt", PNG)).toMatchObject({ media_type: "image/png" });
    expect(await partsOf(".png", bytes(1, 2, 3))).toMatchObject({ hex_head: "010203" });
    expect(await partsOf(".pdf", "<script>")).toMatchObject({ media_type: "text/plain" });
  });

  it("counts for what only a name can tell", async () => {
    expect(await partsOf(".pdf", "%PDF-1.7")).toEqual({ media_type: "application/pdf" });
    expect(await partsOf(".wav", Uint8Array.from(Buffer.from("RIFF....WAVE")))).toEqual({
      media_type: "audio/wav",
    });
    expect(await partsOf(".mp4", Uint8Array.from(Buffer.from("....ftypisom")))).toEqual({
      media_type: "video/mp4",
    });
    expect(await partsOf(".mp3", bytes(0xff, 0xfb, 0x90))).toEqual({ media_type: "audio/mpeg" });
  });

  it("is enough for a pickle never to be opened", async () => {
    const parts = await partsOf(".pkl", bytes(0x80, 4, 0x63));
    expect(parts.note).toBe("Reading a pickle would run the code in it: it is never opened.");
    expect(Object.keys(parts).sort()).toEqual(["media_type", "note"]);
  });
});

describe("a file that cannot be shown", () => {
  it("is its first bytes", async () => {
    const { preview, preview_truncated } = await previewOf("blob", contentOf(new Uint8Array(600).fill(0xfe)));
    expect(preview).toEqual({ media_type: "application/octet-stream", hex_head: "fe".repeat(512) });
    expect(preview_truncated).toBe(true);
  });

  it("is what it is called where it is empty", async () => {
    for (const name of ["", ".txt", ".png", ".npz", ".csv", ".json", ".parquet", ".bin"]) {
      const preview = await previewOf(name, contentOf(""));
      expect(preview).toMatchObject({ size_bytes: 0, content_available: true, preview_truncated: false });
    }
  });

  it("is a list of names where it is an archive", async () => {
    const zip = buildZip([
      ["a/b.txt", bytes(1, 2)],
      ["größe", bytes()],
    ]);
    expect((await partsOf("model.pt", zip)).table?.rows).toEqual([
      ["a/b.txt", 2],
      ["größe", 0],
    ]);
  });

  it("is said not to be there", async () => {
    const gone: Content = { sizeBytes: 5, modifiedMs: 0, read: async () => undefined };
    for (const content of [undefined, gone]) {
      const preview = await previewOf("a.txt", content);
      expect(preview.preview).toEqual({ note: "Its file is not in the store." });
      expect(preview.content_available).toBe(false);
    }
    expect((await previewOf("a.txt", undefined)).size_bytes).toBeNull();
  });

  it("fails as a whole when its bytes cannot be read", async () => {
    for (const name of [".txt", ".csv", ".npz", ".parquet", ".png", ".json"]) {
      const failing: Content = {
        ...contentOf(""),
        sizeBytes: 1000,
        read: async () => {
          throw new AtlasError("unavailable", "no answer");
        },
      };
      await expect(previewOf(name, failing)).rejects.toMatchObject({ code: "unavailable" });
    }
  });
});

it("a preview of any bytes under any name ends well", async () => {
  const names = fc.constantFrom(
    ...[
      "",
      ".json",
      ".jsonl",
      ".csv",
      ".tsv",
      ".npz",
      ".npy",
      ".parquet",
      ".zip",
      ".pkl",
      ".png",
      ".jpg",
      ".webp",
    ],
    ...[".svg", ".pdf", ".html", ".txt"],
  );
  const starts = fc.constantFrom(
    "",
    "PK\x03\x04",
    "PAR1",
    "\x89PNG\r\n\x1a\n",
    "\xff\xd8\xff",
    "RIFF....WEBPVP8L",
    "\x93NUMPY\x01\0",
  );
  const anyFile = fc
    .tuple(
      starts,
      fc.uint8Array({ maxLength: 200 }),
      fc.constantFrom("", "PAR1", "PK\x05\x06".padEnd(22, "\0")),
    )
    .map(
      ([start, middle, end]) =>
        new Uint8Array(Buffer.concat([Buffer.from(start, "latin1"), middle, Buffer.from(end, "latin1")])),
    );
  await fc.assert(
    fc.asyncProperty(names, anyFile, async (name, file) => {
      const { preview, content_available } = await previewOf(name, contentOf(file));
      expect(content_available).toBe(true);
      expect(preview.media_type).toBeDefined();
    }),
    { numRuns: 500 },
  );
});
