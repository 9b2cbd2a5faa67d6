/** One row of a result file. Times are medians of interleaved rounds, in milliseconds. */
export interface Measurement {
  readonly operation: string;
  readonly rows: number;
  readonly ours_ms: number;
  readonly peers: Readonly<Record<string, number>>;
  /** How many times our own time each peer takes. */
  readonly ratios: Readonly<Record<string, number>>;
  /** In words; null where none is set. */
  readonly goal: string | null;
  /** Of several goals, whether all are; those against a peer that is absent are not measured. */
  readonly met: boolean | "not measured";
}

/** What is compared: every function does the whole operation once. */
export interface Contest {
  readonly operation: string;
  readonly rows: number;
  readonly ours: () => unknown;
  readonly peers: Readonly<Record<string, () => unknown>>;
  /** Comes before each of them, unmeasured. */
  readonly before?: () => unknown;
  /** Clears up after our own, unmeasured. */
  readonly after?: () => unknown;
  /** Peers that were measured before in this run, with what they took: what takes long is not done again. */
  readonly known?: Readonly<Record<string, number>>;
  /** How many milliseconds our own time may be at most. */
  readonly atMostMs?: number;
  /** How many times our own time each of some peers is to take at least. */
  readonly goals?: Readonly<Record<string, number>>;
  /** Five when absent. */
  readonly rounds?: number;
  /** Rounds before these that are not measured, for compilers of hot code; what is slow takes part in one. None when absent. */
  readonly warmUps?: number;
}

/** What takes longer has warmed up after one round. */
const SLOW_MS = 150;

const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[sorted.length >> 1] as number;
};

/** Runs the contestants in turn, round after round, so that a busy moment of the machine meets all of them alike. */
export async function compare(contest: Contest): Promise<Measurement> {
  const contestants = { ours: contest.ours, ...contest.peers };
  const times = new Map(Object.keys(contestants).map((name) => [name, [] as number[]]));
  const { rounds = 5, warmUps = 0 } = contest;
  const slow = new Set<string>();
  for (let round = -warmUps; round < rounds; round++) {
    for (const [name, work] of Object.entries(contestants)) {
      if (round < 0 && slow.has(name)) continue;
      await contest.before?.();
      const started = performance.now();
      await work();
      const tookMs = performance.now() - started;
      if (tookMs > SLOW_MS) slow.add(name);
      if (round >= 0) times.get(name)?.push(tookMs);
      if (name === "ours") await contest.after?.();
    }
  }
  const ours = median(times.get("ours") ?? []);
  const peers = {
    ...Object.fromEntries(Object.keys(contest.peers).map((name) => [name, median(times.get(name) ?? [])])),
    ...contest.known,
  };
  const ratios = Object.fromEntries(Object.entries(peers).map(([name, ms]) => [name, ms / ours]));
  return { operation: contest.operation, rows: contest.rows, ours_ms: ours, peers, ratios, ...verdictOf() };

  function verdictOf(): Pick<Measurement, "goal" | "met"> {
    const { atMostMs } = contest;
    const goals = Object.entries(contest.goals ?? {});
    const words = goals.map(([name, atLeast]) => `${atLeast} times as fast as ${name}`);
    const verdicts = goals.flatMap(([name, atLeast]) => {
      const ratio = ratios[name];
      return ratio === undefined ? [] : ratio >= atLeast;
    });
    if (atMostMs !== undefined) {
      words.push(`at most ${atMostMs} ms`);
      verdicts.push(ours <= atMostMs);
    }
    return {
      goal: words.length === 0 ? null : words.join(", "),
      met: verdicts.length === 0 ? "not measured" : verdicts.every((isMet) => isMet),
    };
  }
}

/** A table that a person can read. */
export function tableOf(measurements: readonly Measurement[]): string {
  const number = (value: number) => (value >= 100 ? value.toFixed(0) : value.toPrecision(3));
  return measurements
    .map((m) => {
      const peers = Object.entries(m.ratios).map(([name, ratio]) => `${name} ×${number(ratio)}`);
      const verdict = m.goal === null ? "" : `   goal: ${m.goal}: ${VERDICTS[`${m.met}`]}`;
      return `${m.operation.padEnd(28)} ${String(m.rows).padStart(8)} ${number(m.ours_ms).padStart(8)} ms   ${peers.join("   ")}${verdict}`;
    })
    .join("\n");
}

const VERDICTS = { true: "met", false: "NOT MET", "not measured": "not measured" };
