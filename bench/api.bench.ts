// A built server over loopback: how soon it answers one client, and how much ten. Against a bare node:http server that
// sends the same bytes (the floor), and against reading every file for each question. Client and servers are processes
// of their own.
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { Agent } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { API_OPERATIONS, type ApiOperation } from "./api-questions.ts";
import { askAll, askServer, type Question } from "./ask-server.ts";
import { generateStore } from "./generate-store.ts";
import type { Measurement } from "./measure.ts";
import { naiveLoop } from "./naive-loop.ts";
import { publish } from "./publish.ts";
import { rowsOf } from "./rows.ts";
import { type StartedServer, startServer } from "./start-server.ts";

/** A measurement of a server. `ours_ms` is the median of one client. */
interface ServerMeasurement extends Measurement {
  readonly p99_ms: number;
  readonly connections: number;
  /** With that many clients at a time: answers a second, and in how many milliseconds all but one in a hundred came. */
  readonly per_second: number;
  readonly busy_p99_ms: number;
  readonly answer_bytes: number;
  readonly floor: { readonly p99_ms: number; readonly per_second: number };
}

const ROUNDS = 5;
const ROUND_MS = 600;
const CONNECTIONS = 10;

/** How many questions come before those that are measured, for compilers of hot code. */
const WARM_UPS = 300;

const MAIN = fileURLToPath(new URL("../apps/server/dist/main.js", import.meta.url));
const FLOOR = fileURLToPath(new URL("./floor-server.ts", import.meta.url));

const quantile = (values: readonly number[], part: number): number =>
  [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * part))]!;
const median = (values: readonly number[]): number => quantile(values, 0.5);

/** The questions in turn, as many as fit into a round; an export once. */
function questionsOfRound({ questions, isExport }: ApiOperation, eachMs: number): readonly Question[] {
  const count = isExport ? 1 : Math.min(2000, Math.max(10, Math.ceil(ROUND_MS / eachMs)));
  return Array.from({ length: count }, (_, i) => questions[i % questions.length]!);
}

/** Asks each question once, and brings the answers to the floor. */
async function prepare(
  server: StartedServer,
  floor: StartedServer,
  { questions, isUnchanged }: ApiOperation,
) {
  const agent = new Agent({ keepAlive: true });
  const prepared: { readonly ours: Question; readonly floor: Question; readonly sizeBytes: number }[] = [];
  for (const [i, question] of questions.entries()) {
    const first = await askServer(agent, server.port, question, true);
    if (first.status !== 200) throw new Error(`${question.path} answered: ${first.bytes}`);
    const headers = { ...question.headers, ...(isUnchanged && { "if-none-match": first.etag! }) };
    const ours = { ...question, headers };
    const bytes = isUnchanged ? Buffer.alloc(0) : first.bytes;
    const path = `/${i}?status=${isUnchanged ? 304 : 200}`;
    await askServer(agent, floor.port, { method: "PUT", path, body: bytes });
    prepared.push({ ours, floor: { ...question, path: `/${i}` }, sizeBytes: bytes.length });
  }
  agent.destroy();
  return prepared;
}

async function measure(
  operation: ApiOperation,
  rows: number,
  servers: { readonly ours: StartedServer; readonly floor: StartedServer },
  naiveMs: number,
): Promise<ServerMeasurement> {
  const prepared = await prepare(servers.ours, servers.floor, operation);
  const connections = operation.isExport ? 1 : CONNECTIONS;
  for (const contestant of operation.isExport ? [] : (["ours", "floor"] as const)) {
    const questions = Array.from({ length: WARM_UPS }, (_, i) => prepared[i % prepared.length]![contestant]);
    await askAll(servers[contestant].port, questions, connections);
  }
  const alone: Record<"ours" | "floor", number[]> = { ours: [], floor: [] };
  const busy: Record<"ours" | "floor", number[]> = { ours: [], floor: [] };
  const perSecond: Record<"ours" | "floor", number[]> = { ours: [], floor: [] };
  for (let round = 0; round < ROUNDS; round++) {
    for (const contestant of ["ours", "floor"] as const) {
      const { port } = servers[contestant];
      const some = { ...operation, questions: prepared.map((question) => question[contestant]) };
      const calm = questionsOfRound(some, alone[contestant].length > 0 ? median(alone[contestant]) : 10);
      const { eachMs } = await askAll(port, calm, 1);
      alone[contestant].push(...eachMs);
      const all = operation.isExport
        ? { allMs: eachMs[0]!, eachMs }
        : await askAll(port, questionsOfRound(some, median(eachMs)), connections);
      busy[contestant].push(...all.eachMs);
      perSecond[contestant].push((1000 * all.eachMs.length) / all.allMs);
    }
  }
  const ours_ms = median(alone.ours);
  const peers = { floor: median(alone.floor), "naive loop": naiveMs };
  const ratios = { floor: peers.floor / ours_ms, "naive loop": naiveMs / ours_ms };
  const per_second = median(perSecond.ours);
  const busy_p99_ms = quantile(busy.ours, 0.99);
  const { naiveGoal, pageGoal } = operation;
  const goals = [
    ...(naiveGoal === undefined
      ? []
      : [{ words: `${naiveGoal} times as fast as the naive loop`, met: ratios["naive loop"] >= naiveGoal }]),
    ...(pageGoal === undefined
      ? []
      : [
          { words: `${pageGoal.perSecond} a second`, met: per_second >= pageGoal.perSecond },
          { words: `p99 of ${pageGoal.p99Ms} ms with ten clients`, met: busy_p99_ms <= pageGoal.p99Ms },
        ]),
  ];
  return {
    operation: operation.operation,
    rows,
    ours_ms,
    p99_ms: quantile(alone.ours, 0.99),
    connections,
    per_second,
    busy_p99_ms,
    answer_bytes: Math.round(prepared.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0) / prepared.length),
    floor: { p99_ms: quantile(alone.floor, 0.99), per_second: median(perSecond.floor) },
    peers,
    ratios,
    goal: goals.length === 0 ? null : goals.map(({ words }) => words).join(", "),
    met: goals.length === 0 ? "not measured" : goals.every(({ met }) => met),
  };
}

/** How long it takes to read and parse every file, which a server without an index does for each question. */
async function timeNaiveLoop(store: string): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < 3; round++) {
    const startedAt = performance.now();
    await naiveLoop(store);
    times.push(performance.now() - startedAt);
  }
  return median(times);
}

function print(measured: ServerMeasurement): void {
  const { operation, rows, ours_ms, p99_ms, per_second, busy_p99_ms, answer_bytes, floor, peers } = measured;
  const ms = (value: number) => `${value.toPrecision(3)} ms`;
  console.log(
    `${operation} of ${rows}: p50 ${ms(ours_ms)}, p99 ${ms(p99_ms)} (floor ${ms(peers["floor"]!)}, ${ms(floor.p99_ms)}); ` +
      `${per_second.toPrecision(3)} a second, p99 ${ms(busy_p99_ms)} (floor ${floor.per_second.toPrecision(3)}); ` +
      `${(answer_bytes / 1024).toPrecision(3)} KiB, ${((answer_bytes * per_second) / 2 ** 20).toPrecision(3)} MiB a second`,
  );
}

if (!existsSync(MAIN)) throw new Error("There is no built server: pnpm build, then again");
const dir = mkdtempSync(join(tmpdir(), "atlas-bench-"));
try {
  const measurements: ServerMeasurement[] = [];
  for (const rows of rowsOf([100_000, 300_000])) {
    const store = generateStore(dir, rows);
    const naiveMs = await timeNaiveLoop(store);
    const serve = ["serve", "--store", store, "--port", "0", "--cache-dir", "", "--log-level", "silent"];
    const ours = await startServer([MAIN, ...serve], /read in/);
    try {
      for (const operation of API_OPERATIONS) {
        // A floor for each, so that the bytes of an export are not kept beside those of the next.
        const floor = await startServer(["--import", "tsx", FLOOR], /floor/);
        try {
          const measured = await measure(operation, rows, { ours, floor }, naiveMs);
          print(measured);
          measurements.push(measured);
        } finally {
          floor.stop();
        }
      }
    } finally {
      ours.stop();
    }
    rmSync(store, { recursive: true });
  }
  console.log("");
  publish("api", measurements);
} finally {
  rmSync(dir, { recursive: true, force: true });
}
