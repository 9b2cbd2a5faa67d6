import type { Cell, FieldInfo, FieldPath } from "@atlas/core";
import { type CellFormat, columnFormat } from "../format/column-format.ts";
import { fieldLabel } from "../format/field-label.ts";
import { isTimeField } from "../format/format-cell.ts";
import type { Mean, MeanText } from "./mean-format.ts";

/** How a column writes its values and where it puts them. */
export interface ColumnLayout {
  readonly align: "left" | "right";
  /** Whether its values are what a machine reads: ids and hashes. */
  readonly isMono: boolean;
  readonly format: CellFormat;
  /** How it writes means, and the pixels that the parts of one take; absent where it has none. */
  readonly means?: {
    readonly write: (mean: Mean) => MeanText;
    readonly half: number;
    readonly exponent: number;
  };
  /** Pixels that its values and its head need. */
  readonly width: number;
}

/** How wide a text is, in pixels, as a value or as a head. */
export type TextMeasure = (text: string, style: "value" | "mono" | "head") => number;

const PADDING = 16;
/** Room in a head for the arrow and the rank of the sort, and for the sign of the filter. */
const HEAD_SIGNS = 34;
const MIN_WIDTH = 56;
const MAX_VALUE_WIDTH = 300;
const MAX_HEAD_WIDTH = 240;
const SAMPLE = 400;

const MONO = new Set<FieldPath>([
  "record.context_fingerprint",
  "record.params_fingerprint",
  "record.seed_fingerprint",
  "record.provenance.code_hash",
]);

/** The layout of a column whose values are like `cells`, given what is known of its field. */
export function columnLayout(
  path: FieldPath,
  info: FieldInfo | undefined,
  cells: Iterable<Cell>,
  measure: TextMeasure,
): ColumnLayout {
  const known: Cell[] = [info?.min_value, info?.max_value, ...(info?.values ?? [])];
  const values = [...known, ...take(cells, SAMPLE)].filter((cell) => cell !== undefined);
  const isMono = MONO.has(path);
  const format = columnFormat(values, path);
  const texts = new Set(values.map(format));
  const widest = Math.max(0, ...[...texts].map((text) => measure(text, isMono ? "mono" : "value")));
  const head = measure(fieldLabel(path), "head") + HEAD_SIGNS;
  const width = Math.max(Math.min(widest, MAX_VALUE_WIDTH), Math.min(head, MAX_HEAD_WIDTH)) + PADDING;
  return { align: alignment(path, info), isMono, format, width: Math.max(MIN_WIDTH, Math.ceil(width)) };
}

function alignment(path: FieldPath, info: FieldInfo | undefined): "left" | "right" {
  return info?.type === "numeric" || isTimeField(path) ? "right" : "left";
}

function* take<T>(items: Iterable<T>, count: number): Generator<T> {
  let taken = 0;
  for (const item of items) {
    if (taken++ >= count) return;
    yield item;
  }
}
