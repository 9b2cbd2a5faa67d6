import { getMimeType } from "hono/utils/mime";

const PLAIN_TEXT = "text/plain; charset=utf-8";
const BYTES = "application/octet-stream";

/** Formats that browsers show as text, or would run: as text a page cannot load them as a program or a style. */
const TEXTS =
  "text log md markdown rst yaml yml toml ini cfg conf jsonl ndjson py r jl sh js mjs cjs ts tsx jsx css sql tex";

/** What the table of usual types does not have, or has otherwise. */
const MEDIA_TYPES = new Map([
  ...TEXTS.split(" ").map((format) => [format, PLAIN_TEXT] as const),
  ["wasm", BYTES],
  ["ipynb", "application/json"],
  ["tsv", "text/tab-separated-values; charset=utf-8"],
  ["wav", "audio/wav"],
  ["parquet", "application/vnd.apache.parquet"],
  ["arrow", "application/vnd.apache.arrow.file"],
  ["feather", "application/vnd.apache.arrow.file"],
]);

/** The media type of an artifact's format, which is the ending of its file without the dot. */
export function mediaTypeOf(format: string): string {
  return MEDIA_TYPES.get(format.toLowerCase()) ?? getMimeType(`artifact.${format}`) ?? BYTES;
}

/** Whether a browser may show it in a tab of its own: it cannot hold a program, or the sandbox keeps it from running. */
export function isShown(mediaType: string): boolean {
  return /^(?:image\/|audio\/|video\/|text\/(?:plain|csv|tab-separated-values)|application\/(?:json|pdf)$)/.test(
    mediaType,
  );
}
