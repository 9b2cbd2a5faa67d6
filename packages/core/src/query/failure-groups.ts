import type { Table } from "../table/table.ts";
import { firstOf } from "./first-of.ts";

const MAX_GROUPS = 50;
const MAX_MESSAGES = 20;

/** Failures of one error type whose messages are the same but for the numbers in them. */
export interface FailureGroup {
  /** Null where the records do not say. */
  readonly type: string | null;
  /** How many runs failed so. */
  readonly count: number;
  /** The messages as they are, the most frequent first; at most 20, none where the records do not say. */
  readonly messages: readonly string[];
  /** How many different messages there are, listed or not. */
  readonly message_count: number;
  /** The newest of the runs: an example. */
  readonly run_id: string;
}

/** Failures in groups, the most frequent first. */
export interface FailureGroups {
  /** At most 50. */
  readonly failures: readonly FailureGroup[];
  /** How many groups there are, listed or not. */
  readonly failure_group_count: number;
}

interface Collected {
  readonly type: string | null;
  count: number;
  readonly messages: Map<string, number>;
  newestRow: number;
  newestUs: number;
}

/** Groups the failed ones of some rows by why they failed. */
export function groupFailures(table: Table, rows: Uint32Array): FailureGroups {
  const groups = new Map<string, Collected>();
  const shapes = new Map<string, string>();
  const started = table.column("record.started_at");
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i]!;
    if (table.cell(row, "record.status") !== "failed") continue;
    const type = (table.cell(row, "record.error.type") as string | undefined) ?? null;
    const message = table.cell(row, "record.error.message") as string | undefined;
    const key = JSON.stringify([type, message === undefined ? null : known(shapes, message)]);
    let group = groups.get(key);
    if (group === undefined) {
      group = { type, count: 0, messages: new Map(), newestRow: row, newestUs: Number.NEGATIVE_INFINITY };
      groups.set(key, group);
    }
    group.count++;
    if (message !== undefined) group.messages.set(message, (group.messages.get(message) ?? 0) + 1);
    const startedUs = started?.kind === "times" ? started.wallClockUs(row) : 0;
    if (startedUs > group.newestUs) {
      group.newestUs = startedUs;
      group.newestRow = row;
    }
  }
  const listed = firstOf(groups.values(), MAX_GROUPS, (a, b) => b.count - a.count);
  return {
    failures: listed.map(({ type, count, messages, newestRow }) => ({
      type,
      count,
      messages: firstOf(messages, MAX_MESSAGES, (a, b) => b[1] - a[1]).map(([message]) => message),
      message_count: messages.size,
      run_id: table.runId(newestRow)!,
    })),
    failure_group_count: groups.size,
  };
}

function known(shapes: Map<string, string>, message: string): string {
  let shape = shapes.get(message);
  if (shape === undefined) {
    shape = messageShape(message);
    shapes.set(message, shape);
  }
  return shape;
}

const NUMBER = /0x[\da-f]+|[-+]?\d[\d,]*(?:\.\d+)?(?:e[-+]?\d+)?|\b(?:nan|[-+]?inf(?:inity)?)\b/gi;

/** A message with a sign in place of every number, so that messages that differ in numbers only have one shape. */
function messageShape(message: string): string {
  return message.replace(NUMBER, "#");
}
