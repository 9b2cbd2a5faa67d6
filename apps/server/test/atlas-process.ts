import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { onTestFinished } from "vitest";

const MAIN = fileURLToPath(new URL("../src/main.ts", import.meta.url));

/** The `atlas` command as a process of its own, run from source. */
export interface AtlasProcess {
  readonly child: ChildProcess;
  /** What it has said so far. */
  readonly stdout: () => string;
  readonly stderr: () => string;
  /** Resolves with the first match in what it says on stdout; rejects when it ends before. */
  says(pattern: RegExp): Promise<RegExpMatchArray>;
  /** The same of stderr. */
  warns(pattern: RegExp): Promise<RegExpMatchArray>;
  /** Resolves with its exit status and the signal that killed it, once it has ended and all is read. */
  readonly ended: Promise<{ status: number | null; signal: NodeJS.Signals | null }>;
}

/** Starts `atlas` with arguments; the test's end kills it. */
export function startAtlas(
  args: readonly string[],
  options: { cwd?: string; env?: Record<string, string>; nodeArgs?: readonly string[] } = {},
): AtlasProcess {
  // Whatever says where the tests themselves run is not said to it.
  const { ATLAS_STORE_PATH, ATLAS_TOKEN, SLURM_JOB_ID, JUPYTERHUB_USER, SSH_CONNECTION, ...inherited } =
    process.env;
  // Nothing is kept but where a test says so.
  const env = { ...inherited, ATLAS_CACHE_DIR: "" };
  const child = spawn(
    process.execPath,
    [
      "--conditions=@atlas/source",
      "--import",
      import.meta.resolve("tsx"),
      ...(options.nodeArgs ?? []),
      MAIN,
      ...args,
    ],
    { cwd: options.cwd, env: { ...env, ...options.env }, stdio: ["ignore", "pipe", "pipe"] },
  );
  let [stdout, stderr] = ["", ""];
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    stdout += text;
    child.emit("said");
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    stderr += text;
    child.emit("said");
  });
  const ended = once(child, "close").then(([status, signal]) => ({ status, signal }));
  onTestFinished(() => void child.kill("SIGKILL"));
  const heard = async (pattern: RegExp, output: () => string) => {
    for (;;) {
      const match = pattern.exec(output());
      if (match) return match;
      const event = await Promise.race([once(child, "said").then(() => "said"), ended.then(() => "ended")]);
      if (event === "ended" && !pattern.test(output())) {
        throw new Error(`atlas ended without saying ${pattern}:\n${stdout}${stderr}`);
      }
    }
  };
  return {
    child,
    stdout: () => stdout,
    stderr: () => stderr,
    ended,
    says: (pattern) => heard(pattern, () => stdout),
    warns: (pattern) => heard(pattern, () => stderr),
  };
}

/** The address that a serving `atlas` prints first, without the slash at its end and a token. */
export async function addressOf(atlas: AtlasProcess): Promise<string> {
  const [, address] = await atlas.says(/^Atlas is at (http:[^\s?]+)\/(?:\?\S+)? /m);
  return address!;
}
