import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { describe, expect, test, vi } from "vitest";
import { addressOf, startAtlas } from "../atlas-process.ts";
import { writeSmallStore } from "../small-store.ts";
import { temporaryDirectory } from "../temporary-directory.ts";

vi.setConfig({ testTimeout: 60_000 });

/** A store that SLURM jobs wrote, and a PATH whose `squeue` and `sacct` are the given scripts for a shell. */
function slurmMachine(jobIds: readonly unknown[], scripts: { squeue?: string; sacct?: string }) {
  const directory = temporaryDirectory();
  const [store, bin] = [join(directory, "store"), join(directory, "bin")];
  writeSmallStore(store, 1);
  const submission = { experiment_id: "small:1.0", job_ids: jobIds, shards: [] };
  writeFileSync(join(store, "manifest.json"), JSON.stringify(submission));
  mkdirSync(bin);
  for (const [name, script] of Object.entries(scripts)) {
    const lines = ["#!/bin/sh", `printf '%s\\n' "$*" >> '${directory}/${name}.calls'`, script, ""];
    writeFileSync(join(bin, name), lines.join("\n"));
    chmodSync(join(bin, name), 0o755);
  }
  const atlas = startAtlas(["serve", "--store", store, "--port", "0"], {
    env: { PATH: [bin, process.env["PATH"]].join(delimiter) },
  });
  return {
    directory,
    status: async () => {
      await atlas.says(/^1 run/m);
      const answer = await fetch(`${await addressOf(atlas)}/api/experiments/small%3A1.0/slurm-status`);
      return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
    },
    callsOf: (name: string) => {
      const file = join(directory, `${name}.calls`);
      return existsSync(file) ? readFileSync(file, "utf8").trimEnd().split("\n") : [];
    },
  };
}

describe.skipIf(process.platform === "win32")(
  "SLURM, by programs that speak as its own do (not on Windows)",
  () => {
    test("is asked once for the jobs that the store names, and its states are counted", async () => {
      const machine = slurmMachine(["4815162", 4815164], {
        squeue: "printf '4815162_3|RUNNING\\n4815164_0|PENDING\\n4815164_1|PENDING\\n'",
        sacct:
          "printf '4815162_0|COMPLETED\\n4815162_1|CANCELLED by 1000\\n4815162_2|OUT_OF_MEMORY\\n4815162_3|RUNNING\\n4815164_[0-1%%5]|PENDING\\n'",
      });
      const { status, body } = await machine.status();
      expect(status).toBe(200);
      expect(body).toMatchObject({
        job_ids: ["4815162", "4815164"],
        ...{
          total: 6,
          running: 1,
          pending: 2,
          completed: 1,
          failed: 0,
          cancelled: 1,
          timeout: 0,
          oom: 1,
          other: 0,
        },
        last_squeue_at: expect.stringMatching(/Z$/),
        last_sacct_at: expect.stringMatching(/Z$/),
        sacct_stale: false,
        reason: null,
      });
      await machine.status();
      expect(machine.callsOf("squeue")).toEqual(["--noheader --array --format=%i|%T --jobs=4815162,4815164"]);
      expect(machine.callsOf("sacct")).toEqual([
        "--noheader --parsable2 --allocations --format=JobID,State --jobs=4815162,4815164",
      ]);
    });

    test("is never told what a store says but ids", async () => {
      const machine = slurmMachine(
        ["7", "$(touch hacked)", "8; touch hacked", "--help", "9 10", ["11"], null],
        {
          squeue: "true",
          sacct: "printf '7|COMPLETED\\n'",
        },
      );
      expect((await machine.status()).body).toMatchObject({ job_ids: ["7"], total: 1, completed: 1 });
      expect(machine.callsOf("squeue")).toEqual(["--noheader --array --format=%i|%T --jobs=7"]);
      expect(existsSync(join(machine.directory, "hacked"))).toBe(false);
    });

    test("may know the jobs no longer, or fail: an answer with the reason", async () => {
      const machine = slurmMachine(["7"], {
        squeue: "echo 'slurm_load_jobs error: Invalid job id specified' >&2; exit 1",
        sacct: "echo 'sacct: error: Problem talking to the database' >&2; exit 1",
      });
      expect((await machine.status()).body).toMatchObject({
        job_ids: ["7"],
        total: 0,
        last_squeue_at: expect.any(String),
        last_sacct_at: null,
        sacct_stale: true,
        reason: "sacct failed: sacct: error: Problem talking to the database",
      });
    });

    test("is given up after ten seconds", async () => {
      const machine = slurmMachine(["7"], { squeue: "sleep 300", sacct: "printf '7|TIMEOUT\\n'" });
      expect((await machine.status()).body).toMatchObject({
        timeout: 1,
        reason: "squeue did not answer within 10 s",
      });
    });

    test("is not asked about what it did not run", async () => {
      const machine = slurmMachine([], { squeue: "true", sacct: "true" });
      expect((await machine.status()).body).toMatchObject({
        total: 0,
        reason: "SLURM did not run this experiment",
      });
      expect(machine.callsOf("squeue")).toEqual([]);
    });
  },
);
