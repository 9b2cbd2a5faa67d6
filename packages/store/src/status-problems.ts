import { type Problem, STATUSES, type Table } from "@atlas/core";
import type { RunFile } from "./run-catalog.ts";

/** For each status that metalab does not write, a problem of one file that holds it. */
export function statusProblems(table: Table, fileOf: (runId: string) => RunFile): Problem[] {
  const column = table.column("record.status");
  if (column?.kind !== "codes") return [];
  const unknown = new Set<number>();
  for (let code = 1; code < column.codeCount; code++) {
    if (!STATUSES.some((status) => status === column.valueOfCode(code))) unknown.add(code);
  }
  const problems: Problem[] = [];
  for (let row = 0; row < table.rowCount && unknown.size > 0; row++) {
    const code = column.codeOf(row);
    if (!unknown.delete(code)) continue;
    const { store, name } = fileOf(table.runId(row)!);
    const reason = `has a status that metalab does not write, and perhaps others have: "${column.valueOfCode(code)}"`;
    problems.push({ store: store.path, path: `runs/${name}`, reason, effect: "partly read" });
  }
  return problems;
}
