// Reading a store over SSH, by OpenSSH on this machine behind a delay of 50 ms each way: the first time, and again. Against
// what copies all of it: rsync, where there is one, and tar through ssh, which is the floor.
import { execFile, spawnSync } from "node:child_process";
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import type { RunSource } from "@atlas/core";
import { openFileSource } from "@atlas/store";
import { openSftpFileSystem } from "../packages/store-sftp/src/index.ts";
import { startDelayProxy } from "../packages/store-sftp/test/delay-proxy.ts";
import { startSshd } from "../packages/store-sftp/test/sshd.ts";
import { generateStore } from "./generate-store.ts";
import { compare, type Measurement } from "./measure.ts";
import { publish } from "./publish.ts";
import { rowsOf } from "./rows.ts";

const DELAY_MS = 50;
const CHANGED = 10;

const dir = mkdtempSync(join(tmpdir(), "atlas-bench-"));
const sshd = await startSshd();
const proxy = await startDelayProxy(sshd.port, DELAY_MS);
const ssh = [
  ...["ssh", "-F", "none", "-p", String(proxy.port), "-i", join(sshd.side.home, ".ssh/id_ed25519")],
  ...["-o", "StrictHostKeyChecking=no", "-o", "UserKnownHostsFile=/dev/null", "-o", "LogLevel=ERROR"],
];
const hasRsync = spawnSync("rsync", ["--version"]).status === 0;
if (!hasRsync) console.log("no rsync: it is not measured");

function open(store: string): RunSource {
  const address = { host: "127.0.0.1", port: proxy.port, path: store };
  const fs = openSftpFileSystem(address, { side: sshd.side, acceptNewHostKey: true });
  return openFileSource([fs], { isRemote: true, follow: false });
}

async function firstRows(store: string): Promise<RunSource> {
  const source = open(store);
  await new Promise<void>((resolve) => {
    source.subscribe(({ table }) => table.rowCount > 0 && resolve());
  });
  return source;
}

/** Not waited for synchronously: the delay is made in this process. */
const run = promisify(execFile);

async function copyAll(store: string): Promise<void> {
  const command = `${ssh.join(" ")} 127.0.0.1 tar -C ${store} -cf - . > ${join(dir, "copy.tar")}`;
  await run("sh", ["-c", command]);
}

/** What rsync would take for the same, as a peer where there is one. */
function rsync(store: string, isFirst: boolean): Readonly<Record<string, () => unknown>> {
  const copy = join(dir, "copy");
  return hasRsync
    ? {
        rsync: async () => {
          if (isFirst) rmSync(copy, { recursive: true, force: true });
          mkdirSync(copy, { recursive: true });
          await run("rsync", ["-a", "-e", ssh.join(" "), `127.0.0.1:${store}/`, copy]);
        },
      }
    : {};
}

/** Puts some records in place of others, and refreshes. */
async function replaceSome(source: RunSource, runs: string): Promise<void> {
  for (const name of readdirSync(runs).slice(0, CHANGED)) {
    writeFileSync(join(runs, "draft"), readFileSync(join(runs, name)));
    renameSync(join(runs, "draft"), join(runs, name));
  }
  await source.refresh();
}

try {
  const measurements: Measurement[] = [];
  for (const rows of rowsOf([10_000])) {
    const store = generateStore(dir, rows);
    // What was written less than two seconds ago, by a clock of whole seconds, is not trusted, and would be read again and again.
    await new Promise((resolve) => setTimeout(resolve, 4000));
    const opened: RunSource[] = [];
    const closeAll = () => Promise.all(opened.splice(0).map((source) => source.close()));
    measurements.push(
      await compare({
        operation: "first rows of a first scan",
        rows,
        ours: async () => opened.push(await firstRows(store)),
        after: closeAll,
        peers: { "ssh tar": () => copyAll(store) },
        rounds: 3,
      }),
      await compare({
        operation: "first scan",
        rows,
        ours: async () => {
          const source = open(store);
          opened.push(source);
          await source.ready();
        },
        after: closeAll,
        peers: { "ssh tar": () => copyAll(store), ...rsync(store, true) },
        rounds: 3,
      }),
    );
    const source = open(store);
    await source.ready();
    measurements.push(
      await compare({
        operation: "refresh, nothing changed",
        rows,
        ours: () => source.refresh(),
        peers: rsync(store, false),
        rounds: 3,
      }),
      await compare({
        operation: `refresh, ${CHANGED} runs replaced`,
        rows,
        ours: () => replaceSome(source, join(store, "runs")),
        peers: rsync(store, false),
        rounds: 3,
      }),
    );
    await source.close();
  }
  publish("remote", measurements);
} finally {
  await proxy.close();
  await sshd.close();
  rmSync(dir, { recursive: true, force: true });
}
