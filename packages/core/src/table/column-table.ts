import type { Cell, FieldPath } from "../model/field.ts";
import { CodeSegment } from "./code-segment.ts";
import { CodedColumn } from "./coded-column.ts";
import type { Column } from "./column.ts";
import type { RunIdList } from "./run-id-list.ts";
import { RunIds } from "./run-ids.ts";
import { SEGMENT_ROWS } from "./segment.ts";
import type { Table } from "./table.ts";
import type { TextBlock } from "./text-block.ts";

/** A table of columns that are there. */
export class ColumnTable implements Table {
  readonly rowCount: number;
  readonly paths: readonly FieldPath[];
  readonly #idList: RunIdList;
  readonly #columns: ReadonlyMap<FieldPath, Column>;
  #runIds: readonly string[] | undefined;
  #idColumn: CodedColumn | undefined;

  /**
   * @param idList may go on beyond the table's rows
   * @param columns those of all fields but `record.run_id`
   */
  constructor(idList: RunIdList, rowCount: number, columns: ReadonlyMap<FieldPath, Column>) {
    this.#idList = idList;
    this.rowCount = rowCount;
    this.paths = rowCount === 0 ? [] : ["record.run_id", ...columns.keys()];
    this.#columns = columns;
  }

  get runIds(): readonly string[] {
    this.#runIds ??= Array.from({ length: this.rowCount }, (_, row) => this.runId(row)!);
    return this.#runIds;
  }

  runId(row: number): string | undefined {
    return row >= 0 && row < this.rowCount ? this.#idList.at(row) : undefined;
  }

  /** The ids of the rows, a block a segment. */
  get idBlocks(): readonly TextBlock[] {
    return this.#idList.blocks(this.rowCount);
  }

  column(path: FieldPath): Column | undefined {
    if (path !== "record.run_id" || this.rowCount === 0) return this.#columns.get(path);
    this.#idColumn ??= this.#makeIdColumn();
    return this.#idColumn;
  }

  cell(row: number, path: FieldPath): Cell {
    return path === "record.run_id" ? this.runId(row) : this.#columns.get(path)?.cell(row);
  }

  rowOf(runId: string): number | undefined {
    return this.#idList.find(runId, (row) => row < this.rowCount);
  }

  /** The code of each row is one more than the row. */
  #makeIdColumn(): CodedColumn {
    const segments: CodeSegment[] = [];
    for (let first = 0; first < this.rowCount; first += SEGMENT_ROWS) {
      const codes = new Uint32Array(Math.min(SEGMENT_ROWS, this.rowCount - first));
      for (let i = 0; i < codes.length; i++) codes[i] = first + i + 1;
      segments.push(new CodeSegment({ length: codes.length, codes, places: undefined }));
    }
    return new CodedColumn(segments, new RunIds(this.#idList, this.rowCount), this.rowCount + 1);
  }
}
