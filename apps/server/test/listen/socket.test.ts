import { existsSync, statSync, writeFileSync } from "node:fs";
import { request } from "node:http";
import { createServer } from "node:net";
import { join } from "node:path";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { startAtlas } from "../atlas-process.ts";
import { writeSmallStore } from "../small-store.ts";
import { temporaryDirectory } from "../temporary-directory.ts";

vi.setConfig({ testTimeout: 60_000 });

function serveAt(socket: string, ...args: string[]) {
  const store = temporaryDirectory();
  writeSmallStore(store, 2);
  return startAtlas(["serve", "--store", store, "--socket", socket, ...args]);
}

function ask(socketPath: string, path: string): Promise<{ status: number | undefined; text: string }> {
  return new Promise((resolve, reject) => {
    request({ socketPath, path, headers: { host: "localhost:8000" } }, async (answer) => {
      resolve({ status: answer.statusCode, text: (await answer.setEncoding("utf8").toArray()).join("") });
    })
      .on("error", reject)
      .end();
  });
}

describe.skipIf(process.platform === "win32")("a socket in the file system (not on Windows)", () => {
  test("answers this user alone, says how to get to it, and is gone at the end", async () => {
    const path = join(temporaryDirectory(), "atlas.sock");
    const atlas = serveAt(path);
    await atlas.says(/^2 runs/m);
    expect(atlas.stdout()).toContain(`Atlas is at the socket ${path}, which only you can reach`);
    expect(atlas.stdout()).toContain(`ssh -L 8000:${path} `);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    const { status, text } = await ask(path, "/api/health");
    expect([status, JSON.parse(text)]).toEqual([200, expect.objectContaining({ runs: 2 })]);
    atlas.child.kill("SIGTERM");
    expect(await atlas.ended).toEqual({ status: 0, signal: null });
    expect(existsSync(path)).toBe(false);
  });

  test("takes the place of one whose server is dead", async () => {
    const path = join(temporaryDirectory(), "atlas.sock");
    const first = serveAt(path);
    await first.says(/^2 runs/m);
    first.child.kill("SIGKILL");
    await first.ended;
    expect(existsSync(path)).toBe(true);
    await serveAt(path).says(/^2 runs/m);
    expect((await ask(path, "/api/health")).status).toBe(200);
  });

  test("leaves one alone that answers, and a file that is no socket", async () => {
    const directory = temporaryDirectory();
    const [path, file] = [join(directory, "other.sock"), join(directory, "file")];
    const other = createServer().listen(path);
    onTestFinished(() => void other.close());
    writeFileSync(file, "kept");
    const [living, plain] = [serveAt(path), serveAt(file)];
    expect(await living.ended).toMatchObject({ status: 1 });
    expect(living.stderr()).toBe(`error: Another server listens at the socket ${path}\n`);
    expect(await plain.ended).toMatchObject({ status: 1 });
    expect(plain.stderr()).toBe(`error: There is something else than a socket at ${file}\n`);
    expect(statSync(file).size).toBe(4);
  });

  test("is not combined with a port", async () => {
    expect(await serveAt(join(temporaryDirectory(), "s"), "--port", "0").ended).toMatchObject({ status: 2 });
  });
});
