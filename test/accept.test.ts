import { execFile, execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { createApi } from "@atlas/api";
import { openFileSource } from "@atlas/store";
import { openLocalFileSystem } from "@atlas/store-local";
import { serve } from "@hono/node-server";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

/** Real stores, facts about them that were computed without Atlas, and the tool that compares. */
const stores = fileURLToPath(new URL("../../shared/stores/", import.meta.url));
const accept = fileURLToPath(new URL("../../shared/tools/accept.mjs", import.meta.url));
const isPresent = existsSync(stores) && existsSync(accept);
const names = isPresent
  ? readdirSync(stores).flatMap((file) => file.match(/^(.*)\.EXPECTED\.json$/)?.[1] ?? [])
  : [];

/** What a command prints, whatever its exit status. */
function outputOf(command: string, args: string[]): Promise<string> {
  return new Promise((resolve) => {
    execFile(command, args, { maxBuffer: 1 << 26 }, (_, stdout, stderr) => resolve(stdout + stderr));
  });
}

if (!isPresent) test.skip("../shared, with facts about real stores, is not beside this checkout");

describe.runIf(isPresent)("facts about real stores", () => {
  let directory: string;
  beforeAll(() => {
    directory = mkdtempSync(join(tmpdir(), "atlas-accept-"));
  });
  afterAll(() => rmSync(directory, { recursive: true }));

  test.each(names)("%s", { timeout: 60_000 }, async (name) => {
    execFileSync("tar", ["xzf", join(stores, `${name}.tar.gz`), "-C", directory]);
    const source = openFileSource([await openLocalFileSystem(join(directory, name))]);
    await source.ready();
    const app = createApi({ source, version: "1", timeZone: "UTC" });
    const server = serve({ fetch: app.fetch, port: 0, hostname: "127.0.0.1" });
    await new Promise((resolve) => server.once("listening", resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const output = await outputOf(process.execPath, [
      ...[accept, join(stores, `${name}.EXPECTED.json`), url],
    ]);
    server.close();
    await source.close();
    expect(output).toMatch(/^\d+ passed, 0 failed$/m);
  });
});
