import { type FieldPath, isFieldPath, type SortKey } from "@atlas/core";
import { type Command, InvalidArgumentError, Option } from "commander";
import { addStoreOptions, type StoreOptions } from "../stores/store-options.ts";
import { askStores } from "./ask-stores.ts";
import { printRuns, RUN_FORMATS, type RunFormat } from "./print-runs.ts";
import { queryOf } from "./query-of.ts";
import { selectRuns } from "./select-runs.ts";
import { textTable } from "./text-table.ts";
import { writeOut } from "./write-out.ts";

interface QueryOptions extends StoreOptions {
  readonly column?: readonly FieldPath[];
  readonly sort: readonly SortKey[];
  readonly limit?: number;
  readonly format: RunFormat;
}

/** How many runs a table for a terminal has without --limit. */
const TABLE_LIMIT = 20;

const MORE_HELP = `
A query is what the pages take too: params.lr >= 0.1 and status = failed, and so
on; without one, every run matches. A shell takes < > ( ) & for its own, so put
quotes around it. Fields are written NAMESPACE.NAME: record.status, params.lr,
metrics.loss, derived.gap.

Examples:
  atlas query "status = failed" --store ./runs
  atlas query "params.lr in (0.1, 0.3)" --sort metrics.loss --limit 5
  atlas query --column params.lr --column metrics.loss --format csv > runs.csv
`;

/** Adds `atlas query`: prints the runs that match a query. */
export function addQueryCommand(program: Command): void {
  const command = program
    .command("query")
    .description("Print the runs that match a query, as a table, CSV or JSON.")
    .argument("[query...]", "which runs; all when absent");
  addStoreOptions(command)
    .option(
      "--column <field>",
      "a field to print; may be repeated (default: what tells the runs apart)",
      addField,
    )
    .option(
      "--sort <field>",
      "a field to sort by, with - before it for descending; may be repeated (default: newest first)",
      addSortKey,
      [],
    )
    .option("--limit <number>", `how many runs at most (default: all; ${TABLE_LIMIT} of a table)`, parseLimit)
    .addOption(new Option("--format <format>", "how to print them").choices(RUN_FORMATS).default("table"))
    .addHelpText("after", MORE_HELP)
    .action(printQuery);
}

async function printQuery(
  words: readonly string[],
  { column, sort, limit, format, timezone, ...options }: QueryOptions,
  command: Command,
): Promise<void> {
  const query = queryOf(words);
  await askStores(options, command, async (source) => {
    const atMost = limit ?? (format === "table" ? TABLE_LIMIT : undefined);
    const runs = selectRuns(source, {
      query,
      sort,
      ...(column && { columns: column }),
      ...(atMost !== undefined && { limit: atMost }),
      ...(timezone !== undefined && { timeZone: timezone }),
    });
    const width = process.stdout.columns ?? Number.POSITIVE_INFINITY;
    await writeOut(format === "table" ? [textTable(runs, width)] : printRuns(runs, format));
  });
}

function addField(text: string, others: readonly FieldPath[] = []): readonly FieldPath[] {
  return [...others, fieldOf(text)];
}

function addSortKey(text: string, others: readonly SortKey[]): readonly SortKey[] {
  const isDescending = text.startsWith("-");
  const field = fieldOf(isDescending ? text.slice(1) : text);
  return [...others, { field, order: isDescending ? "desc" : "asc" }];
}

function fieldOf(text: string): FieldPath {
  if (isFieldPath(text)) return text;
  throw new InvalidArgumentError("A field looks like record.status, params.lr or metrics.loss.");
}

function parseLimit(text: string): number {
  const limit = Number(text);
  if (/^\d+$/.test(text) && Number.isSafeInteger(limit)) return limit;
  throw new InvalidArgumentError("A limit is a whole number.");
}
