/** How a file is shown. */
export type PreviewKind =
  | "json"
  | "json lines"
  | "table"
  | "parquet"
  | "npz"
  | "npy"
  | "zip"
  | "image"
  /** A picture that is a text. */
  | "svg"
  | "text"
  /** Named only: whoever shows it fetches the bytes. */
  | "media"
  /** Named only: reading it runs what code it holds. */
  | "pickle"
  /** Its first bytes only. */
  | "binary";

/** What a file is. */
export interface FileType {
  readonly kind: PreviewKind;
  /** "" for what is unknown. */
  readonly mediaType: string;
}

/** What files are that are called so: by the end of a name, or by the format that a descriptor names, in lower case. */
export const KNOWN_FORMATS: ReadonlyMap<string, FileType> = new Map(
  (
    [
      ["json", "application/json", ["json", "geojson", "ipynb"]],
      ["json lines", "application/jsonl", ["jsonl", "ndjson"]],
      ["table", "text/csv", ["csv"]],
      ["table", "text/tab-separated-values", ["tsv", "tab"]],
      ["parquet", "application/vnd.apache.parquet", ["parquet", "pq"]],
      ["npz", "application/zip", ["npz"]],
      ["npy", "application/octet-stream", ["npy"]],
      ["zip", "application/zip", ["zip"]],
      ["pickle", "application/octet-stream", ["pkl", "pickle", "joblib"]],
      ["image", "image/png", ["png"]],
      ["image", "image/jpeg", ["jpg", "jpeg"]],
      ["image", "image/gif", ["gif"]],
      ["image", "image/webp", ["webp"]],
      ["image", "image/bmp", ["bmp"]],
      ["svg", "image/svg+xml", ["svg"]],
      ["media", "application/pdf", ["pdf"]],
      ["media", "audio/wav", ["wav"]],
      ["media", "audio/mpeg", ["mp3"]],
      ["media", "audio/ogg", ["ogg", "oga"]],
      ["media", "audio/flac", ["flac"]],
      ["media", "video/mp4", ["mp4", "m4v"]],
      ["media", "video/webm", ["webm"]],
      ["text", "text/html", ["html", "htm"]],
      ["text", "text/markdown", ["md", "markdown"]],
      [
        "text",
        "text/plain",
        ["txt", "text", "log", "out", "err", "py", "r", "jl", "sh", "sql", "tex", "rst"],
      ],
      ["text", "text/plain", ["yaml", "yml", "toml", "ini", "cfg", "conf", "xml", "css", "js", "ts", "diff"]],
    ] as const
  ).flatMap(([kind, mediaType, formats]) => formats.map((format) => [format, { kind, mediaType }] as const)),
);
