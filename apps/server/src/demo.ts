import { type Command, InvalidArgumentError } from "commander";
import { type DemoPlace, emptyPlace, openDemoPlace } from "./demo/demo-place.ts";
import { formatLocalTime, type LocalMicros, localNow, parseLocalTime } from "./demo/format/local-time.ts";
import { interruption } from "./interruption.ts";
import { addListenOptions, type ListenOptions } from "./listen/listen-options.ts";

interface DemoOptions extends ListenOptions {
  readonly out?: string;
  readonly seed: number;
  readonly until?: LocalMicros;
  readonly live?: boolean;
}

const MORE_HELP = `
What it does is real work, done in a few seconds: six optimisers on four test
functions with four learning rates and ten seeds each, and a small network that
learns to tell the arms of a spiral apart. Some runs fail, as such runs do.
Only the clock is invented: a run lasts as long as its work is said to cost.

Examples:
  atlas demo --open
  atlas demo --live                    watch runs come in
  atlas demo --out ./demo --seed 7     keep the store; the next call shows it again
`;

/** Adds `atlas demo`: does some small experiments, writes their store, and serves it. */
export function addDemoCommand(program: Command): void {
  const command = program
    .command("demo")
    .description("Do some small experiments, write what they gave as a store, and show it in the browser.")
    .option(
      "--out <directory>",
      "a new or empty directory for the store, or one that holds it already; without it, a temporary one that is removed at the end",
    )
    .option("--seed <number>", "decides everything that is random", parseSeed, 42)
    .option(
      "--until <time>",
      "when the demo is said to be written, such as 2026-03-02T09:00:00; the times of its runs follow from that (default: now)",
      parseMoment,
    )
    .option("--live", "go on with the runs, one or two a second, until the end");
  addListenOptions(command).addHelpText("after", MORE_HELP).action(demo);
}

async function demo({ out, seed, until, live, ...listen }: DemoOptions): Promise<void> {
  const interrupted = interruption();
  const ending = new AbortController();
  interrupted.then(() => ending.abort());
  const { signal } = ending;
  const place = openDemoPlace(out, seed);
  try {
    if (place.isWritten)
      console.log(`The demo of the seed ${seed} is in ${place.directory}: it is shown as it is`);
    else if (!(await write(place, seed, until ?? localNow(), signal))) return;
    const { serveStores } = await import("./serve/serve-stores.ts");
    const { keepRunning } = await import("./demo/keep-running.ts");
    await Promise.all([
      serveStores([place.directory], listen, interrupted),
      live && keepRunning(place.directory, seed, signal),
    ]);
  } finally {
    place.close();
  }
}

/** Writes the store, saying how far it is. Returns whether it came to the end of that; if not, nothing is left. */
async function write(
  place: DemoPlace,
  seed: number,
  until: LocalMicros,
  signal: AbortSignal,
): Promise<boolean> {
  const { writeDemoStore } = await import("./demo/write-demo-store.ts");
  const startedAt = performance.now();
  const { isTTY } = process.stderr;
  const onProgress = (done: number, total: number) => {
    if (isTTY) process.stderr.write(`\r${inWords(done)} of ${inWords(total)} runs done`);
  };
  let runs: number;
  try {
    runs = await writeDemoStore(place.directory, { seed, until, onProgress, signal });
  } catch (error) {
    emptyPlace(place);
    if (signal.aborted) return false;
    throw error;
  } finally {
    if (isTTY) process.stderr.write("\r\x1b[K");
  }
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  console.log(`Did ${inWords(runs)} runs in ${seconds} s and wrote them to ${place.directory}`);
  return true;
}

function inWords(count: number): string {
  return count.toLocaleString("en-US");
}

function parseSeed(text: string): number {
  const seed = Number(text);
  if (/^\d+$/.test(text) && Number.isSafeInteger(seed)) return seed;
  throw new InvalidArgumentError("A seed is a whole number from 0 to 2^53 - 1.");
}

function parseMoment(text: string): LocalMicros {
  const moment = parseLocalTime(text);
  if (!Number.isNaN(moment) && formatLocalTime(moment) === `${text}.000000`) return moment;
  throw new InvalidArgumentError("A time looks like 2026-03-02T09:00:00.");
}
