import type { Dictionary } from "./coded-column.ts";
import type { RunIdList } from "./run-id-list.ts";
import { placeOf, segmentOf } from "./segment.ts";
import type { TextBlock } from "./text-block.ts";

/** The ids of a table's rows as the values of a column: the code of each is one more than its row. */
export class RunIds implements Dictionary {
  /** A block a segment. */
  readonly blocks: readonly TextBlock[];

  constructor(list: RunIdList, rowCount: number) {
    this.blocks = list.blocks(rowCount);
  }

  at(code: number): string | undefined {
    return this.blocks[segmentOf(code - 1)]?.at(placeOf(code - 1));
  }
}
