import { extname } from "node:path";
import type { ReadableStream } from "node:stream/web";
import { createApi } from "@atlas/api";
import { AtlasError, printQuery, type RunSource } from "@atlas/core";
import { type Command, Option } from "commander";
import { addStoreOptions, type StoreOptions } from "../stores/store-options.ts";
import { VERSION } from "../version.ts";
import { askStores } from "./ask-stores.ts";
import { checkOutsideStores } from "./outside-stores.ts";
import { queryOf } from "./query-of.ts";
import { writeOut } from "./write-out.ts";
import { writeWhole } from "./write-whole.ts";

const FORMATS = ["csv", "jsonl", "parquet", "arrow"] as const;
type Format = (typeof FORMATS)[number];

interface ExportOptions extends StoreOptions {
  readonly output?: string;
  readonly format?: Format;
  readonly data?: boolean;
}

const MORE_HELP = `
The file is what a server's export is, byte for byte: oldest run first, a column
for everything that at least one of the runs has (run_id, the record's members,
param_NAME, metrics by name, derived_NAME). It is written beside its place and
moved there when it is whole.

Examples:
  atlas export -o runs.parquet --store ./runs
  atlas export "status = success and params.dim = 10" -o dim10.csv
  atlas export --format csv | head
`;

/** Adds `atlas export`: writes the runs that match a query to a file. */
export function addExportCommand(program: Command): void {
  const command = program
    .command("export")
    .description("Write everything of the runs that match a query to a CSV, JSONL, Parquet or Arrow file.")
    .argument("[query...]", "which runs; all when absent");
  addStoreOptions(command)
    .option("-o, --output <file>", "where to write them (default: stdout)")
    .addOption(
      new Option(
        "--format <format>",
        "how to write them (default: what the file's name says, else csv)",
      ).choices(FORMATS),
    )
    .option("--data", "also what each run captured, which is read from its files")
    .addHelpText("after", MORE_HELP)
    .action(exportRuns);
}

async function exportRuns(
  words: readonly string[],
  { output, data = false, ...options }: ExportOptions,
  command: Command,
): Promise<void> {
  const query = printQuery(queryOf(words));
  const format = options.format ?? formatOf(output);
  if (output === undefined && process.stdout.isTTY && (format === "parquet" || format === "arrow")) {
    throw new AtlasError("invalid_query", `A terminal cannot show ${format}: name a file with --output`);
  }
  await askStores(options, command, async (source) => {
    if (output !== undefined) checkOutsideStores(output, source);
    const bytes = await exportOf(source, { q: query, format, include_data: data }, options.timezone);
    await (output === undefined ? writeOut(bytes) : writeWhole(output, bytes));
  });
}

/** What the name of a file says of its format; CSV where it says nothing. */
function formatOf(file = ""): Format {
  const extension = extname(file).slice(1).toLowerCase();
  if (extension === "arrows" || extension === "feather") return "arrow";
  return FORMATS.find((format) => format === extension) ?? "csv";
}

/** The export as the API answers it, so that there is one. */
async function exportOf(
  source: RunSource,
  body: { readonly q: string; readonly format: Format; readonly include_data: boolean },
  timeZone: string | undefined,
): Promise<ReadableStream<Uint8Array>> {
  const api = createApi({ source, version: VERSION, ...(timeZone !== undefined && { timeZone }) });
  const answer = await api.request("/api/export", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  if (answer.ok && answer.body !== null) return answer.body as ReadableStream<Uint8Array>;
  throw new AtlasError("internal", `The runs cannot be exported: ${await answer.text()}`);
}
