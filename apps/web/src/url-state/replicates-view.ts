import { type FieldPath, isFieldPath, type Query, RANKING_ORDERS } from "@atlas/core";
import type { ReplicatesView } from "@atlas/ui";
import { writeQueryString } from "./query-string.ts";
import { readRunsView, writeRunsView } from "./runs-view.ts";
import { readTextList, writeTextList } from "./text-list.ts";

const BEST_OF = ["row", "column", "table"] as const;

/** What the replicates page shows. */
export interface ReplicatesAddress {
  readonly filter: Query;
  readonly view: ReplicatesView;
}

/**
 * The query string of a view, "?" included: the filter as on the runs page, then what was chosen:
 * `?q=experiment+=+optbench:2.0&metric=metrics.loss&by=low`.
 */
export function writeReplicatesView({ filter, view }: ReplicatesAddress): string {
  const { metric, by, baseline, compared, rows, columns, bestOf } = view;
  const texts: [name: string, text: string | undefined][] = [
    ["metric", metric],
    ["by", by],
    ["baseline", baseline],
    ["compared", compared],
    ["rows", listText(rows)],
    ["columns", listText(columns)],
    ["best", bestOf],
  ];
  const chosen = writeQueryString(
    texts.flatMap(([name, text]) => (text === undefined ? [] : [[name, text]])),
  );
  const ofRuns = writeRunsView({ filter, sort: [], columns: undefined });
  return ofRuns === "" ? chosen : ofRuns + chosen.replace("?", "&");
}

/** The view of a query string, and the text of a filter that cannot be read. What means nothing is passed over. */
export function readReplicatesView(
  search: string,
): ReplicatesAddress & { readonly unreadableFilter: string | undefined } {
  const texts = new URLSearchParams(search);
  const { view, unreadableFilter } = readRunsView(search);
  const metric = texts.get("metric");
  const by = RANKING_ORDERS.find((order) => order === texts.get("by"));
  const bestOf = BEST_OF.find((scope) => scope === texts.get("best"));
  const [baseline, compared] = [texts.get("baseline"), texts.get("compared")];
  const [rows, columns] = [readList(texts.get("rows")), readList(texts.get("columns"))];
  return {
    filter: view.filter,
    unreadableFilter,
    view: {
      ...(metric !== null && isFieldPath(metric) && { metric }),
      ...(by !== undefined && { by }),
      ...(baseline !== null && { baseline }),
      ...(compared !== null && { compared }),
      ...(rows !== undefined && { rows }),
      ...(columns !== undefined && { columns }),
      ...(bestOf !== undefined && { bestOf }),
    },
  };
}

function listText(paths: readonly FieldPath[] | undefined): string | undefined {
  return paths && (paths.length === 0 ? "" : writeTextList(paths));
}

function readList(text: string | null): FieldPath[] | undefined {
  if (text === null) return undefined;
  return text === "" ? [] : readTextList(text).filter(isFieldPath);
}
