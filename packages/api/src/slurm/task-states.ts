/** What SLURM's states come down to. */
export type TaskState =
  | "running"
  | "pending"
  | "completed"
  | "failed"
  | "cancelled"
  | "timeout"
  | "oom"
  | "other";

/** More tasks than any array may have: what names more is not read. */
const MAX_TASKS = 4_000_001;

/** @see {@link https://slurm.schedmd.com/job_state_codes.html} */
const STATES = new Map<string, TaskState>([
  ["RUNNING", "running"],
  ["COMPLETING", "running"],
  ["SIGNALING", "running"],
  ["STAGE_OUT", "running"],
  ["PENDING", "pending"],
  ["CONFIGURING", "pending"],
  ["REQUEUED", "pending"],
  ["REQUEUE_FED", "pending"],
  ["REQUEUE_HOLD", "pending"],
  ["RESV_DEL_HOLD", "pending"],
  ["COMPLETED", "completed"],
  ["FAILED", "failed"],
  ["BOOT_FAIL", "failed"],
  ["LAUNCH_FAILED", "failed"],
  ["NODE_FAIL", "failed"],
  ["CANCELLED", "cancelled"],
  ["REVOKED", "cancelled"],
  ["TIMEOUT", "timeout"],
  ["DEADLINE", "timeout"],
  ["OUT_OF_MEMORY", "oom"],
]);

/**
 * The state of each task in what `squeue` or `sacct` print: lines of an id and a state with a bar between. Tasks that
 * wait are printed as one: `123_[4-9,12%5]`.
 */
export function taskStatesOf(output: string): Map<string, TaskState> {
  const states = new Map<string, TaskState>();
  for (const line of output.split("\n")) {
    const [id = "", words = ""] = line.trim().split("|");
    // "CANCELLED by 1000", and the "+" of a word that was cut.
    const [word = ""] = words.split(/[\s+]/);
    if (word === "") continue;
    const state = STATES.get(word) ?? "other";
    for (const task of tasksOf(id)) states.set(task, state);
  }
  return states;
}

/** The ids of single tasks: `["123_4", "123_5"]` of `123_[4-5%1]`, none of what is no task's id. */
function tasksOf(id: string): readonly string[] {
  const [, job, list] = /^(\d+)_\[([^\]%]*)/.exec(id) ?? [];
  if (job === undefined || list === undefined) return /^\d+(?:[_+]\d+)?$/.test(id) ? [id] : [];
  return list.split(",").flatMap((part) => {
    const [, first, last = first, step = "1"] = /^(\d+)(?:-(\d+))?(?::(\d+))?$/.exec(part) ?? [];
    if (first === undefined) return [];
    const count = Math.floor((Number(last) - Number(first)) / Math.max(1, Number(step))) + 1;
    if (count < 1 || count > MAX_TASKS) return [];
    return Array.from({ length: count }, (_, i) => `${job}_${Number(first) + i * Math.max(1, Number(step))}`);
  });
}
