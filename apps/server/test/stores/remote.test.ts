import { readdirSync, readFileSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from "vitest";
import { sshdPath } from "../../../../packages/store-sftp/test/programs.ts";
import { makeKey, type Sshd, startSshd } from "../../../../packages/store-sftp/test/sshd.ts";
import { addressOf, startAtlas } from "../atlas-process.ts";
import { writeSmallStore } from "../small-store.ts";
import { temporaryDirectory } from "../temporary-directory.ts";

// Each starts a process, and a busy machine takes its time.
vi.setConfig({ testTimeout: 60_000 });

const healthAt = async (address: string) => (await fetch(`${address}/api/health`)).json();

describe.skipIf(sshdPath() === undefined)(
  "a store on another machine (skipped where there is no sshd)",
  () => {
    let sshd: Sshd;

    beforeAll(async () => {
      sshd = await startSshd();
    });
    afterAll(() => sshd?.close());

    /** A store with some runs, and its address at a server. */
    function remoteStore({ port } = sshd): string {
      const directory = temporaryDirectory();
      writeSmallStore(directory, 7);
      return `ssh://127.0.0.1:${port}${directory}`;
    }

    function atlas(args: readonly string[], env: Record<string, string> = {}) {
      return startAtlas(["serve", "--port", "0", ...args], { env: { HOME: sshd.side.home, ...env } });
    }

    test("is served like one of this machine", async () => {
      const address = remoteStore();
      const serving = atlas(["--remote", address, "--timezone", "Asia/Tokyo"]);
      const url = await addressOf(serving);
      await serving.says(/^7 runs in 1 experiment from 1 store, read in /m);
      const user = sshd.side.userName;
      expect(serving.stderr()).toContain(`Connecting to ${address.replace("ssh://", `ssh://${user}@`)}\n`);
      expect(await healthAt(url)).toMatchObject({ store_type: "remote", runs: 7 });
      // 09:01 in Tokyo: the runs began at 09:00 there.
      const late = await fetch(`${url}/api/runs?started_after=2026-03-02T00:01:00Z`);
      expect(await late.json()).toMatchObject({ total: 0 });
      serving.child.kill("SIGINT");
      expect((await serving.ended).status).toBe(0);
    });

    test("may be named by --store and ATLAS_STORE_PATH, and not by --store and --remote at once", async () => {
      await atlas(["--store", remoteStore()]).says(/^7 runs/m);
      await atlas([], { ATLAS_STORE_PATH: remoteStore() }).says(/^7 runs/m);
      const both = atlas(["--store", ".", "--remote", remoteStore()]);
      expect((await both.ended).status).toBe(2);
      expect(both.stderr()).toMatch(/^error: Either --store or --remote/);
      const none = atlas(["--remote", "./runs"]);
      expect((await none.ended).status).toBe(2);
      expect(none.stderr()).toMatch(/"\.\/runs" names no other machine: expected user@host:\/path/);
    });

    test("is refused where the machine is not known, unless that was asked for", async () => {
      const home = temporaryDirectory();
      const cache = join(temporaryDirectory(), "cache");
      const env = {
        HOME: home,
        ATLAS_CACHE_DIR: cache,
        ATLAS_SSH_KEY: join(sshd.side.home, ".ssh/id_ed25519"),
      };
      const stranger = atlas(["--remote", remoteStore()], env);
      expect((await stranger.ended).status).toBe(1);
      expect(stranger.stderr()).toMatch(/^error: The host 127.0.0.1 is not known.* --accept-new-host-key$/m);
      const args = ["--remote", remoteStore()];
      await atlas([...args, "--accept-new-host-key"], env).says(/^7 runs/m);
      expect(readFileSync(join(cache, "known_hosts"), "utf8")).toMatch(/^\[127\.0\.0\.1\]:\d+ ssh-ed25519 /);
      await atlas(args, env).says(/^7 runs/m);
    });

    test("says what was tried when nobody is let in", async () => {
      const key = join(temporaryDirectory(), "key");
      makeKey(key);
      const refused = atlas(["--remote", remoteStore(), "--ssh-key", key]);
      expect((await refused.ended).status).toBe(1);
      expect(refused.stderr()).toMatch(/it does not let .* in: it accepts publickey; it refused the key /);
    });

    test("has its jobs asked for there, over the same connection", async () => {
      const directory = temporaryDirectory();
      const store = join(directory, "store");
      writeSmallStore(store, 1);
      const submission = { experiment_id: "small:1.0", job_ids: ["12"], shards: [] };
      writeFileSync(join(store, "manifest.json"), JSON.stringify(submission));
      writeFileSync(join(directory, "squeue"), "#!/bin/sh\necho '12|RUNNING'\n", { mode: 0o755 });
      writeFileSync(join(directory, "sacct"), "#!/bin/sh\necho '12|RUNNING'\n", { mode: 0o755 });
      const cluster = await startSshd([`SetEnv PATH=${directory}:/usr/bin:/bin`]);
      onTestFinished(() => cluster.close());
      const address = `ssh://127.0.0.1:${cluster.port}${store}`;
      const serving = atlas(["--remote", address], { HOME: cluster.side.home });
      await serving.says(/^1 run/m);
      const answer = await fetch(`${await addressOf(serving)}/api/experiments/small%3A1.0/slurm-status`);
      expect(await answer.json()).toMatchObject({ job_ids: ["12"], total: 1, running: 1, reason: null });
    });

    test("is served as it was read last when the machine does not answer", async () => {
      const server = await startSshd();
      const env = { HOME: server.side.home, ATLAS_CACHE_DIR: join(temporaryDirectory(), "cache") };
      const address = remoteStore(server);
      const runs = join(new URL(address).pathname, "runs");
      // What is younger than two seconds may change without a trace, and is not kept.
      for (const name of readdirSync(runs)) utimesSync(join(runs, name), 1_700_000_000, 1_700_000_000);
      const online = atlas(["--remote", address], env);
      await online.says(/^7 runs/m);
      online.child.kill("SIGINT");
      await online.ended;
      const home = server.side.home;
      await server.close();
      const offline = atlas(["--remote", address], { ...env, HOME: home, USER: server.side.userName });
      const url = await addressOf(offline);
      await offline.warns(/^warning: Cannot connect to 127.0.0.1, port \d+: nothing listens there/m);
      await offline.says(/^7 runs in 1 experiment from 1 store.*; 1 problem: see \/store/m);
      const link = { state: "lost", reason: expect.stringMatching(/nothing listens there/) };
      expect(await healthAt(url)).toMatchObject({ runs: 7, links: [link] });
      // Nobody has looked at a run before: that it was read is enough.
      const shown = (await (await fetch(`${url}/api/runs`)).json()) as { runs: object[] };
      expect(shown.runs).toHaveLength(7);
      offline.child.kill("SIGINT");
      expect((await offline.ended).status).toBe(0);
      const nothingKept = atlas(["--remote", `${address}/other`], { ...env, HOME: home });
      expect((await nothingKept.ended).status).toBe(1);
    });
  },
);
