import { readdirSync, readFileSync, renameSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Run, RunSource } from "@atlas/core";
import { describeRunSource, sampleRuns } from "@atlas/core/testing";
import { keepFiles, openFileSource, storePathOf } from "@atlas/store";
import { memoryFileCache, memorySnapshots, metalabFiles } from "@atlas/store/testing";
import { openSftpFileSystem, type SftpOptions } from "@atlas/store-sftp";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { startDelayProxy } from "./delay-proxy.ts";
import { sshdPath } from "./programs.ts";
import { type Sshd, startSshd } from "./sshd.ts";
import { directoryWith, makeDirectory, writeFiles } from "./temporary-directory.ts";

/** Long beside what a machine that is busy takes for an answer. */
const DELAY_MS = 25;

describe.skipIf(sshdPath() === undefined)("stores over OpenSSH (skipped where there is no sshd)", () => {
  let sshd: Sshd;
  let plain: Sshd;

  beforeAll(async () => {
    sshd = await startSshd();
    plain = await startSshd(["ForceCommand internal-sftp"]);
  });
  afterAll(async () => {
    await sshd?.close();
    await plain?.close();
  });

  describeRunSource("openFileSource on another machine", async (runs) => {
    const { directory, remove } = makeDirectory();
    writeFiles(directory, metalabFiles(runs));
    const source = openFileSource([open(sshd, sshd.port, directory)], { isRemote: true });
    const { close } = source;
    source.close = async () => {
      await close.call(source);
      remove();
    };
    return source;
  });

  function open({ side }: Sshd, port: number, path: string, options: SftpOptions = {}) {
    return openSftpFileSystem(
      { host: "127.0.0.1", port, path },
      { side, acceptNewHostKey: true, ...options },
    );
  }

  /** Stores in a directory that did not change for long, and the way to them, which takes its time. */
  async function openFar(
    stores: number,
    runsEach: number,
    { server = sshd, ...options }: SftpOptions & { server?: Sshd } = {},
  ) {
    const directory = directoryWith();
    for (let store = 0; store < stores; store++) {
      writeFiles(directory, metalabFiles(manyRuns(runsEach, `s${store}.`), { dir: `store${store}` }));
    }
    age(directory);
    const proxy = await startDelayProxy(server.port, DELAY_MS);
    const fs = open(server, proxy.port, directory, options);
    await fs.connect();
    onTestFinished(async () => {
      await fs.close();
      await proxy.close();
    });
    /** How many round trips something takes, one upon another. */
    const roundTripsOf = async (act: () => Promise<unknown>) => {
      const before = proxy.roundTrips;
      await act();
      return proxy.roundTrips - before;
    };
    return { directory, fs, proxy, roundTripsOf };
  }

  async function openFarSource(stores: number, runsEach: number, options?: Parameters<typeof openFar>[2]) {
    const far = await openFar(stores, runsEach, options);
    const source = openFileSource([far.fs], { isRemote: true, follow: false });
    onTestFinished(() => source.close());
    return { ...far, source };
  }

  describe("round trips", () => {
    it("are few for a first scan, and one for a refresh that finds nothing", async () => {
      const { source, roundTripsOf } = await openFarSource(1, 2000);
      expect(await roundTripsOf(() => source.ready())).toBeLessThanOrEqual(45);
      expect(source.state().table.rowCount).toBe(2000);
      expect(source.state().problems).toEqual([]);
      expect(source.kind).toBe("remote");
      expect(await roundTripsOf(() => source.refresh())).toBeLessThanOrEqual(2);
    });

    it("are as few for a refresh of fifty stores", async () => {
      const { source, roundTripsOf } = await openFarSource(50, 2);
      // Four for every sixteen of them, were they not read at a time.
      expect(await roundTripsOf(() => source.ready())).toBeLessThanOrEqual(60);
      expect(source.state().stores).toHaveLength(50);
      expect(await roundTripsOf(() => source.refresh())).toBeLessThanOrEqual(2);
    });

    it("are few for a refresh that finds some changes, and only those are read", async () => {
      const { directory, source, roundTripsOf } = await openFarSource(1, 500);
      await source.ready();
      const runs = join(directory, "store0/runs");
      for (const name of readdirSync(runs).slice(0, 10)) replace(join(runs, name));
      rmSync(join(runs, readdirSync(runs).at(-1)!));
      expect(await roundTripsOf(() => source.refresh())).toBeLessThanOrEqual(9);
      expect(source.state().table.rowCount).toBe(499);
      expect(statusesOf(source).filter((status) => status === "changed")).toHaveLength(10);
    });

    it("are none for a run whose record was read, and for what was looked at before", async () => {
      const { directory, fs, roundTripsOf } = await openFar(1, 20);
      writeFiles(directory, [["store0/logs/s0.1_run.log", "a line\n"]]);
      age(directory);
      const kept = keepFiles(fs, memoryFileCache());
      const source = openFileSource([kept], { isRemote: true, follow: false });
      onTestFinished(() => source.close());
      await source.ready();
      const showRun = async () => expect((await source.run("s0.1"))?.record.run_id).toBe("s0.1");
      // What the scan left on its way, such as files to be closed, comes to its end first.
      await expect.poll(() => roundTripsOf(showRun)).toBe(0);
      const look = async () => {
        const log = await source.log("s0.1", "run");
        return Buffer.from((await log!.read(0, 7))!).toString();
      };
      expect(await look()).toBe("a line\n");
      // What is kept is verified once more, and nobody waits for that.
      await expect.poll(() => roundTripsOf(look)).toBe(0);
    });

    it("are as many for a thousand files in bulk as for one, and more where there is no shell", async () => {
      const paths = Array.from({ length: 1000 }, (_, i) => storePathOf(`store0/runs/s0.${i}.json`)!);
      for (const [server, isWithin] of [
        [sshd, (roundTrips: number) => roundTrips <= 5],
        [plain, (roundTrips: number) => roundTrips > 5 && roundTrips <= 40],
      ] as const) {
        const { fs, roundTripsOf } = await openFar(1, 1000, { server });
        let read = 0;
        const roundTrips = await roundTripsOf(() =>
          fs.readMany(paths, (_, { kind }) => {
            if (kind === "read") read++;
          }),
        );
        expect(read).toBe(1000);
        expect(isWithin(roundTrips), `${roundTrips} round trips`).toBe(true);
      }
    });
  });

  it("reads on in a large file before it is asked to", async () => {
    const { directory, fs, roundTripsOf } = await openFar(1, 1);
    const large = Buffer.from(Uint8Array.from({ length: 10_000_000 }, (_, i) => (i * 7) % 253));
    writeFileSync(join(directory, "large"), large);
    const pieces: Uint8Array[] = [];
    const roundTrips = await roundTripsOf(async () => {
      for (let start = 0; start < large.length; start += 256 * 1024) {
        pieces.push((await fs.read(storePathOf("large")!, { start, end: start + 256 * 1024 }))!);
      }
    });
    expect(large.equals(Buffer.concat(pieces))).toBe(true);
    // Three for each of 39 pieces, were they asked for one after another.
    expect(roundTrips).toBeLessThanOrEqual(40);
  });

  it("has a run again that was replaced within the same second by one of the same length", async () => {
    const { directory, source } = await openFarSource(1, 3);
    await source.ready();
    const file = join(directory, "store0/runs/s0.1.json");
    for (const status of ["changed", "altered"]) {
      replace(file, status);
      await source.refresh();
      expect(statusesOf(source)).toContain(status);
    }
  });

  describe.each([true, false])("a connection that is cut (with a shell: %s)", (useShell) => {
    it("while many files are read is mended, and each is read once", async () => {
      const { fs, proxy } = await openFar(1, 800, { useShell });
      const paths = Array.from({ length: 800 }, (_, i) => storePathOf(`store0/runs/s0.${i}.json`)!);
      const kinds = new Map<string, string>();
      proxy.cutAfter(200_000);
      await fs.readMany(paths, (path, outcome) => {
        expect(kinds.has(path)).toBe(false);
        kinds.set(
          path,
          outcome.kind === "read" ? JSON.parse(Buffer.from(outcome.bytes).toString()).run_id : outcome.kind,
        );
      });
      expect([...kinds].sort()).toEqual(paths.map((path, i) => [path, `s0.${i}`]).sort());
    });

    it("while nothing is read is made again when it is needed", async () => {
      const { source, proxy } = await openFarSource(1, 5, { useShell });
      await source.ready();
      proxy.cut();
      expect((await source.refresh()).table.rowCount).toBe(5);
    });
  });

  it("says that the other machine is gone, and keeps what is known of it", async () => {
    const { source, proxy } = await openFarSource(1, 5);
    await source.ready();
    await proxy.close();
    await expect(source.refresh()).rejects.toMatchObject({
      code: "unavailable",
      message: expect.stringMatching(/^Cannot connect to 127\.0\.0\.1, port \d+: nothing listens there/),
    });
    expect(source.state().table.rowCount).toBe(5);
  });

  it("is shown as it was read last while the other machine does not answer, and read on once it does", async () => {
    const { directory, fs, proxy } = await openFar(1, 5);
    const snapshots = memorySnapshots();
    const before = openFileSource([fs], { isRemote: true, snapshots });
    await before.ready();
    await before.close();
    await proxy.close();
    const sameFs = open(sshd, proxy.port, directory);
    const source = openFileSource([sameFs], { isRemote: true, snapshots });
    onTestFinished(() => source.close());
    await source.ready();
    expect(source.state()).toMatchObject({
      progress: { read: 5, found: 5, done: true },
      last_scan: before.state().last_scan,
      problems: [
        { reason: expect.stringMatching(/^cannot be read now, and is shown as it was read last: Cannot/) },
      ],
    });
    const mended = new Promise<void>((resolve) => {
      source.subscribe(({ problems }) => problems.length === 0 && resolve());
    });
    const again = await startDelayProxy(sshd.port, DELAY_MS, proxy.port);
    onTestFinished(() => again.close());
    await mended;
    expect(source.state().table.rowCount).toBe(5);
    expect((await source.run("s0.1"))?.record.run_id).toBe("s0.1");
  });

  it("follows stores by looking again and again", async () => {
    const { directory, fs } = await openFar(1, 2);
    const source = openFileSource([fs], { isRemote: true });
    onTestFinished(() => source.close());
    await source.ready();
    expect(source.state().following?.how).toBe("polling");
    const seen = new Promise<void>((resolve) => {
      source.subscribe(({ table }) => table.rowCount === 3 && resolve());
    });
    writeFiles(directory, metalabFiles(manyRuns(3, "s0."), { dir: "store0" }));
    await seen;
  });
});

function manyRuns(count: number, prefix: string): Run[] {
  const [run] = sampleRuns();
  return Array.from({ length: count }, (_, i) => ({
    ...run!,
    record: { ...run!.record, run_id: `${prefix}${i}` },
  }));
}

/** Gives all that lies in a directory, and itself, a time long ago: it is trusted not to change any more. */
function age(directory: string): void {
  for (const entry of readdirSync(directory, { withFileTypes: true })) {
    const path = join(directory, entry.name);
    if (entry.isDirectory()) age(path);
    else utimesSync(path, 1_700_000_000, 1_700_000_000);
  }
  utimesSync(directory, 1_700_000_000, 1_700_000_000);
}

/** Puts a record of another status in the place of one, as metalab does it: under another name first. */
function replace(file: string, status = "changed"): void {
  writeFileSync(
    `${file}.tmp.0123abcd`,
    readFileSync(file, "utf8").replace(/("status": )"\w+"/, `$1"${status}"`),
  );
  renameSync(`${file}.tmp.0123abcd`, file);
}

function statusesOf(source: RunSource): unknown[] {
  const { table } = source.state();
  return table.runIds.map((_, row) => table.cell(row, "record.status"));
}
