import { readFileSync } from "node:fs";
import { type ArrayPreview, parseJson } from "@atlas/core";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { buildNpy, npyHeader, npyOf } from "../build-npy.ts";
import { buildZip } from "../build-zip.ts";
import { bytesRead, contentOf } from "../content-of.ts";
import { previewOf } from "./preview-of.ts";

const fixture = (name: string) =>
  new Uint8Array(readFileSync(new URL(`../fixtures/${name}`, import.meta.url)));

async function arraysOf(name: string, bytes: Uint8Array): Promise<Readonly<Record<string, ArrayPreview>>> {
  const { preview } = await previewOf(name, contentOf(bytes));
  return preview.numpy_info?.arrays ?? {};
}

async function arrayOf(npy: Uint8Array): Promise<ArrayPreview> {
  return (await arraysOf(".npy", npy))["arr"]!;
}

describe("arrays that numpy wrote", async () => {
  const parsed = parseJson(new TextDecoder().decode(fixture("arrays.json")));
  const expected = parsed.ok ? Object.entries(parsed.value as Record<string, object>) : [];
  const arrays = await arraysOf("arrays.npz", fixture("arrays.npz"));

  it("are all there, in order", () => {
    expect(Object.keys(arrays)).toEqual(expected.map(([name]) => name));
    expect(expected.length).toBeGreaterThan(40);
  });

  it.each(expected)("are as numpy says: %s", (name, said) => {
    const { mean, error, grid, ...array } = arrays[name]!;
    const isComplex = array.dtype.includes("c");
    expect({ ...array, ...(grid && array.shape.length > 1 ? { grid } : {}) }).toEqual(said);
    expect(mean === undefined).toBe(array.min === undefined);
    if (mean !== undefined) expect(mean).toBeGreaterThanOrEqual(array.min!);
    if (isComplex) expect(array.values).toBeUndefined();
    expect(error === undefined).toBe(!["objects", "records", "raw", "long double"].includes(name));
  });

  it("are read from bytes that are not packed, and from an npy file", async () => {
    const stored = await arraysOf("stored.npz", fixture("stored.npz"));
    expect(stored["first"]?.values).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
    expect(stored["second"]).toMatchObject({ min: 0, max: 2.75, mean: 1.375 });
    const fortran = await arraysOf("fortran.npy", fixture("fortran.npy"));
    expect(fortran["arr"]?.grid?.values).toEqual([
      [0, 1, 2, 3],
      [4, 5, 6, 7],
      [8, 9, 10, 11],
    ]);
  });
});

describe("an array", () => {
  it("shows 10,000 values and no more, but a thinned row", async () => {
    const ramp = (length: number) => Array.from({ length }, (_, i) => i);
    expect((await arrayOf(npyOf(ramp(10_000)))).values).toEqual(ramp(10_000));
    const long = await arrayOf(npyOf(ramp(10_001)));
    expect(long.values).toBeUndefined();
    expect(long).toMatchObject({ min: 0, max: 10_000, mean: 5000, grid: { row_step: 1, column_step: 11 } });
    expect(long.grid?.values[0]?.slice(0, 3)).toEqual([0, 11, 22]);
  });

  it("has a mean though the sum of its values is beyond all doubles", async () => {
    expect(await arrayOf(npyOf([1.7e308, 1.7e308]))).toMatchObject({ mean: 1.7e308 });
  });

  it("is thinned to the first of every so many rows and columns, in either order", async () => {
    const shape = [250, 120] as const;
    const rows = Array.from({ length: shape[0] }, (_, i) =>
      Array.from({ length: shape[1] }, (_, j) => 1000 * i + j),
    );
    const columns = rows[0]!.map((_, j) => rows.map((row) => row[j]!));
    const thinned = rows.filter((_, i) => i % 3 === 0).map((row) => row.filter((_, j) => j % 2 === 0));
    const grid = { values: thinned, row_step: 3, column_step: 2 };
    expect((await arrayOf(npyOf(rows.flat(), shape))).grid).toEqual(grid);
    expect((await arrayOf(npyOf(columns.flat(), shape, true))).grid).toEqual(grid);
  });

  it("that is cut short shows what is there", async () => {
    const whole = npyOf(
      Array.from({ length: 12 }, (_, i) => i),
      [4, 3],
    );
    const { preview } = await previewOf(".npy", contentOf(whole.subarray(0, whole.length - 40)));
    expect(preview.numpy_info?.arrays["arr"]).toEqual({
      shape: [4, 3],
      dtype: "float64",
      grid: {
        values: [
          [0, 1, 2],
          [3, 4, 5],
        ],
        row_step: 1,
        column_step: 1,
      },
      error: "it was cut short: of 12 items 7 are there",
    });
  });

  it("that is huge is read in part", async () => {
    const header = buildNpy(npyHeader("<f4", [100_000, 100_000]));
    const sizeBytes = header.length + 4e10;
    let read = 0;
    const preview = await previewOf(".npy", {
      sizeBytes,
      modifiedMs: 0,
      read: async (start, end) => {
        const bytes = new Uint8Array(Math.min(end, sizeBytes) - start);
        if (start < header.length) bytes.set(header.subarray(start));
        read += bytes.length;
        return bytes;
      },
    });
    const array = preview.preview.numpy_info?.arrays["arr"];
    expect(array).toMatchObject({ shape: [100_000, 100_000], grid: { row_step: 1, column_step: 1000 } });
    expect(array?.min).toBeUndefined();
    expect(preview.preview_truncated).toBe(true);
    expect(read).toBeLessThan(34 * 1024 * 1024);
  });
});

describe("an npz file", () => {
  const one = npyOf([1]);

  it("is read whatever its size and whatever stands behind it", async () => {
    const files = [
      ["a.npy", one],
      ["__proto__.npy", one],
    ] as const;
    for (const options of [{}, { isStored: true }, { isZip64: true }, { comment: "a PK comment" }]) {
      const arrays = await arraysOf(".npz", buildZip(files, options));
      expect(Object.entries(arrays).map(([name, { values }]) => [name, values])).toEqual([
        ["a", [1]],
        ["__proto__", [1]],
      ]);
    }
  });

  it("shows the arrays beside what cannot be shown", async () => {
    const zip = buildZip([
      ["text.txt", new TextEncoder().encode("hello")],
      ["short.npy", one.subarray(0, 20)],
      ["bad.npy", buildNpy("{'descr': '<f8', 'shape': (1,")],
      ["huge.npy", buildNpy(npyHeader("<f8", [1e15]))],
      ["good.npy", one],
    ]);
    const arrays = await arraysOf(".npz", zip);
    expect(Object.entries(arrays).map(([name, { error, values }]) => [name, error ?? values])).toEqual([
      ["text.txt", "it is no npy file"],
      ["short", "it was cut short"],
      ["bad", "its header cannot be read"],
      ["huge", "it was cut short: of 1000000000000000 items 0 are there"],
      ["good", [1]],
    ]);
  });

  it("that unpacks to far more than it is ends early", async () => {
    const zeros = buildNpy(npyHeader("|u1", [48, 1024, 1024]), new Uint8Array(48 * 1024 * 1024));
    const { preview, preview_truncated } = await previewOf(
      ".npz",
      contentOf(buildZip([["zeros.npy", zeros]])),
    );
    expect(preview.numpy_info?.arrays["zeros"]).toMatchObject({ shape: [48, 1024, 1024], dtype: "uint8" });
    expect(preview.numpy_info?.arrays["zeros"]?.max).toBeUndefined();
    expect(preview_truncated).toBe(true);
  });

  it("says why it cannot be shown", async () => {
    const zip = buildZip([["a.npy", one]]);
    for (const bytes of [zip.subarray(0, 100), new TextEncoder().encode("no zip")]) {
      const { preview } = await previewOf(".npz", contentOf(bytes));
      expect(preview.note).toBe("The file cannot be shown: it is no zip archive, or was cut short.");
      expect(preview.hex_head).toBeDefined();
    }
  });

  it("with bytes in it changed is shown as far as it goes, and not read more than it is large", async () => {
    const zip = buildZip([
      ["a.npy", npyOf([1, 2, 3])],
      ["b.npy", one],
    ]);
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(zip.length - 1), fc.nat(255)), { minLength: 1, maxLength: 5 }),
        async (changes) => {
          const changed = zip.slice();
          for (const [at, byte] of changes) changed[at] = byte;
          const content = contentOf(changed);
          const { preview } = await previewOf(".npz", content);
          expect(Object.keys(preview).length).toBeGreaterThan(1);
          expect(bytesRead(content)).toBeLessThan(20 * zip.length);
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe("a plane of an array", () => {
  const shape = [2, 3, 4, 5];
  const ramp = Array.from({ length: 120 }, (_, i) => i);
  /** The value at a place, of an array whose values count up in C order. */
  const at = (places: readonly number[]) =>
    places.reduce((sum, place, axis) => sum * shape[axis]! + place, 0);
  const plane = Array.from({ length: 4 }, (_, i) => Array.from({ length: 5 }, (_, j) => at([1, 2, i, j])));
  const fortran = ramp.map((_, i) => {
    const places: number[] = [];
    let rest = i;
    for (const size of shape) {
      places.push(rest % size);
      rest = Math.floor(rest / size);
    }
    return at(places);
  });

  it.each([
    ["C", npyOf(ramp, shape)],
    ["Fortran", npyOf(fortran, shape, true)],
  ])("is that at a place on each axis but the last two, in %s order", async (_, npy) => {
    const zip = buildZip([
      ["a.npy", npy],
      ["b.npy", npyOf([1])],
    ]);
    const stored = buildZip([["a.npy", npy]], { isStored: true });
    const grid = { values: plane, row_step: 1, column_step: 1 };
    for (const [name, file, array] of [
      [".npy", npy, "arr"],
      [".npz", zip, "a"],
      [".npz", stored, "a"],
    ] as const) {
      const { preview } = await previewOf(name, contentOf(file), { array, slice: [1, 2] });
      expect(preview.numpy_info?.arrays).toEqual({ [array]: { shape, dtype: "float64", grid } });
    }
  });

  it("is said not to be there", async () => {
    for (const slice of [[], [1], [2, 0], [0, -1], [0.5, 0], [0, 0, 0]]) {
      const { preview } = await previewOf(".npy", contentOf(npyOf(ramp, shape)), { slice });
      expect(preview.numpy_info?.arrays["arr"]?.error).toBe("it has no such plane");
    }
    const { preview } = await previewOf(".npz", contentOf(buildZip([["a.npy", npyOf([1])]])), { array: "b" });
    expect(preview.numpy_info?.arrays).toEqual({});
  });

  it("is not unpacked for where it lies too far behind", async () => {
    const file = buildZip([["a.npy", buildNpy(npyHeader("<f8", [1000, 1000, 1000]), new Uint8Array(1000))]]);
    const { preview } = await previewOf(".npz", contentOf(file), { slice: [999] });
    expect(preview.numpy_info?.arrays["a"]).toEqual({
      shape: [1000, 1000, 1000],
      dtype: "float64",
      error: "the plane lies too far behind its beginning",
    });
  });

  it("is read without what lies around it, where it is not packed", async () => {
    const large = contentOf(npyOf(new Array(3_000_000).fill(7), [300, 100, 100]));
    const { preview } = await previewOf(".npy", large, { slice: [150] });
    expect(preview.numpy_info?.arrays["arr"]?.grid?.values).toEqual(
      new Array(100).fill(new Array(100).fill(7)),
    );
    expect(bytesRead(large)).toBeLessThan(1024 * 1024);
  });
});

describe("an npy file", () => {
  const headers = fc.oneof(
    fc.string({ unit: "binary-ascii" }),
    fc
      .tuple(
        fc.constantFrom("<f8", "|O", "<U0", "<M8[D]", "|S3", "[('a', '<i4')]", "<f16", ">c8"),
        fc.array(fc.nat()),
      )
      .map(([descr, shape]) => npyHeader(descr, shape)),
    fc.constant("(".repeat(1000)),
    fc.constant("{'descr': '<f8', 'fortran_order': False, 'shape': (3L,), }"),
  );

  it("of any header and any bytes is shown or said to be damaged", async () => {
    await fc.assert(
      fc.asyncProperty(
        headers,
        fc.uint8Array(),
        fc.constantFrom(1, 2, 3, 4),
        async (header, values, version) => {
          const { preview } = await previewOf(".npy", contentOf(buildNpy(header, values, version)));
          expect(preview.numpy_info ?? preview.note).toBeDefined();
        },
      ),
      { numRuns: 300 },
    );
  });

  it("is read with the header of any version", async () => {
    for (const version of [1, 2, 3]) {
      const values = new Uint8Array(Float64Array.from([1, 2]).buffer);
      expect((await arrayOf(buildNpy(npyHeader("<f8", [2]), values, version))).values).toEqual([1, 2]);
    }
  });

  it("that Python 2 wrote is read", async () => {
    const header = "{'descr': '<f8', 'fortran_order': False, 'shape': (1L,), }";
    expect((await arrayOf(buildNpy(header, new Uint8Array(8)))).values).toEqual([0]);
  });
});
