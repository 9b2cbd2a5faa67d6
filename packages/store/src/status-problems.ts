import { type Problem, STATUSES, type Table } from "@atlas/core";
import type { RunFile } from "./run-catalog.ts";

/** For each status that metalab does not write, a problem of one file that holds it. */
export function statusProblems(table: Table, fileOf: (runId: string) => RunFile): Problem[] {
  const column = table.column("record.status");
  const told = new Set<string>(STATUSES);
  const problems: Problem[] = [];
  for (let row = 0; row < table.rowCount; row++) {
    const status = column?.cell(row) as string;
    if (told.has(status)) continue;
    told.add(status);
    const { store, name } = fileOf(table.runId(row)!);
    const reason = `has a status that metalab does not write, and perhaps others have: "${status}"`;
    problems.push({ store: store.path, path: `runs/${name}`, reason, effect: "partly read" });
  }
  return problems;
}
