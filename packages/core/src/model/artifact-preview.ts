import type { JsonValue } from "../json/value.ts";

/** What an artifact holds, as far as it can be shown without reading all of it. */
export interface ArtifactPreview {
  readonly artifact_id: string;
  readonly name: string;
  readonly kind: string;
  readonly format: string;
  /** Of the file where it was found, else as the record says; null when neither is known. */
  readonly size_bytes: number | null;
  readonly preview: PreviewParts;
  /** Whether there is more than is shown. */
  readonly preview_truncated: boolean;
  /** Whether the bytes can be fetched. */
  readonly content_available: boolean;
}

/** What could be made of an artifact; a part that does not fit its kind is absent. */
export interface PreviewParts {
  readonly json_content?: JsonValue;
  readonly numpy_info?: { readonly arrays: { readonly [name: string]: ArrayPreview } };
  readonly text_content?: string;
  /** The picture itself, in base64, when it is small enough. */
  readonly image_thumbnail?: string;
  /** Of a picture, in pixels, as far as its first bytes say it. */
  readonly image_size?: { readonly width: number; readonly height: number };
  readonly table?: TablePreview;
  /** The first bytes of what cannot be shown otherwise, in hexadecimal digits. */
  readonly hex_head?: string;
  /** Its media type, such as `image/svg+xml`, as far as it is known. */
  readonly media_type?: string;
  /** Why there is no more to see, in a sentence: the format is never opened, the file is damaged. */
  readonly note?: string;
}

/** One array of an npz or npy file. */
export interface ArrayPreview {
  readonly shape: readonly number[];
  /** As numpy prints it. */
  readonly dtype: string;
  /** All values of a one-dimensional array of at most 10,000 real numbers or booleans; null where not finite. */
  readonly values?: readonly (number | bigint | boolean | null)[];
  /** The first values of an array of at most one dimension that holds no real numbers, as numpy prints them. */
  readonly texts?: readonly string[];
  /**
   * The values of a two-dimensional array, or of the first plane of one with more dimensions, thinned to fit; of a longer
   * one-dimensional array its one row.
   */
  readonly grid?: ArrayGrid;
  /** Of the finite values, of complex numbers of their magnitudes; absent where there is none, or where not all were read. */
  readonly min?: number;
  readonly max?: number;
  readonly mean?: number;
  readonly not_finite?: number;
  /** Why it cannot be shown. */
  readonly error?: string;
}

/** Rows and columns of an array, each `step`-th of them, with an entry a column in each row. */
export interface ArrayGrid {
  readonly values: readonly (readonly (number | null)[])[];
  readonly row_step: number;
  readonly column_step: number;
}

/** The first rows of a table in a file. */
export interface TablePreview {
  readonly columns: readonly {
    readonly name: string;
    readonly type: "number" | "boolean" | "time" | "text" | "other";
  }[];
  /** A list a row, with an entry a column; null where there is none. */
  readonly rows: readonly (readonly JsonValue[])[];
  /** How many rows the file has; null where that was not read. */
  readonly row_count: number | null;
}
