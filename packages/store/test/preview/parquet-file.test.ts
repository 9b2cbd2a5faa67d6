import { expect, it } from "vitest";
import { boundedCompressors } from "../../src/preview/parquet-file.ts";

const MEBIBYTE = 1024 * 1024;

it("unpacks no page that says it becomes too large", () => {
  const { GZIP, ZSTD } = boundedCompressors();
  for (const unpack of [GZIP!, ZSTD!]) {
    expect(() => unpack(new Uint8Array(10), 65 * MEBIBYTE)).toThrow("a page of it is too large");
  }
});

it("unpacks no more pages that become too large together", () => {
  const { GZIP } = boundedCompressors();
  const unpack = () => GZIP!(new Uint8Array(10), 60 * MEBIBYTE);
  for (let page = 0; page < 4; page++) expect(unpack).not.toThrow("a page of it is too large");
  expect(unpack).toThrow("a page of it is too large");
  // Of another file as many may be unpacked.
  expect(() => boundedCompressors()["GZIP"]!(new Uint8Array(10), MEBIBYTE)).not.toThrow("too large");
});
