import { once } from "node:events";
import { mkdtempSync, writeFileSync } from "node:fs";
import { type AddressInfo, createServer } from "node:net";
import { basename, join } from "node:path";
import { ROOT_PATH, storePathOf } from "@atlas/store";
import { describeFileSystem } from "@atlas/store/testing";
import { openSftpFileSystem, type RemoteFileSystem, type SftpOptions } from "@atlas/store-sftp";
import type { AuthContext } from "ssh2";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { type SshServer, startSshServer } from "./ssh-server.ts";
import { directoryWith, makeDirectory, writeFiles } from "./temporary-directory.ts";

describe("a server that answers in small pieces", () => {
  const { directory: topDirectory, remove: removeTop } = makeDirectory();
  let server: SshServer;
  let top: RemoteFileSystem;

  beforeAll(async () => {
    server = await startSshServer((context) => context.accept());
    top = openSftpFileSystem(
      { host: "127.0.0.1", port: server.port, path: topDirectory },
      { side: server.side },
    );
  });
  afterAll(async () => {
    await top.close();
    await server.close();
    removeTop();
  });

  describeFileSystem("openSftpFileSystem", async (files) => {
    const directory = mkdtempSync(join(topDirectory, "of-"));
    writeFiles(directory, files);
    const fs = (await top.subtree(storePathOf(basename(directory))!))!;
    return { fs, close: async () => fs.close() };
  });
});

/** A server that lets in whom `signIn` does, and a directory on it that is opened, with a file in it. */
async function openAt(signIn: (context: AuthContext) => void, options: SftpOptions = {}) {
  const server = await startSshServer(signIn);
  const path = directoryWith({ "file.txt": "here" });
  const address = { host: "127.0.0.1", port: server.port, user: "me", path };
  const fs: RemoteFileSystem = openSftpFileSystem(address, { side: server.side, ...options });
  onTestFinished(async () => {
    await fs.close();
    await server.close();
  });
  return { server, fs, path };
}

/** Answers questions in order, and keeps what was asked. */
function person(...answers: (string | undefined)[]) {
  const asked: string[] = [];
  const ask: SftpOptions["ask"] = async (question, { echo }) => {
    asked.push(`${echo ? "" : "(hidden) "}${question}`);
    return answers.shift();
  };
  return { ask, asked };
}

describe("signing in with what a person knows", () => {
  const byPassword = (context: AuthContext) => {
    if (context.method === "password" && context.password === "right") context.accept();
    else context.reject(["password"]);
  };

  /** As a cluster does it: a password, and then a code, and all of it once more when one is wrong. */
  const byQuestions = (context: AuthContext) => {
    if (context.method !== "keyboard-interactive")
      return context.reject(["keyboard-interactive", "password"]);
    context.prompt([{ prompt: "Password: ", echo: false }], "Clu\x1b[2Jster", "Two factors", ([password]) => {
      context.prompt(
        [
          { prompt: "Code: ", echo: false },
          { prompt: "Project: ", echo: true },
        ],
        ([code, project]) => {
          if (password === "right" && code === "123456" && project === "x") context.accept();
          else context.reject(["keyboard-interactive", "password"]);
        },
      );
    });
  };

  it("asks for a password, three times at most", async () => {
    const { ask, asked } = person("wrong", "right");
    const { fs } = await openAt(byPassword, { ask });
    await fs.connect();
    expect(asked).toEqual(["(hidden) Password of me@127.0.0.1: ", "(hidden) Password of me@127.0.0.1: "]);
    const stranger = person("a", "b", "c", "right");
    const { fs: refused } = await openAt(byPassword, { ask: stranger.ask });
    await expect(refused.connect()).rejects.toThrow(
      "it does not let me in: it accepts password; it refused a password",
    );
    expect(stranger.asked).toHaveLength(3);
  });

  it("asks what the machine asks, several questions after one another, before it tries a password", async () => {
    const { ask, asked } = person("right", "000000", "x", "right", "123456", "x");
    const { fs } = await openAt(byQuestions, { ask });
    await fs.connect();
    expect(asked.slice(0, 3)).toEqual([
      "(hidden) (me@127.0.0.1) Clu[2Jster\nTwo factors\nPassword: ",
      "(hidden) (me@127.0.0.1) Code: ",
      "(me@127.0.0.1) Project: ",
    ]);
    expect(asked).toHaveLength(6);
  });

  it("ends when the person gives up", async () => {
    const { fs } = await openAt(byQuestions, { ask: person(undefined, undefined).ask });
    await expect(fs.connect()).rejects.toThrow(/does not let me in/);
  });

  it.each([byPassword, byQuestions])(
    "ends when the machine hangs up while a person thinks",
    async (signIn) => {
      let answer = (_text: string) => {};
      const { server, fs } = await openAt(signIn, {
        ask: () =>
          new Promise((resolve) => {
            answer = resolve;
            server.hangUp();
          }),
      });
      await expect(fs.connect()).rejects.toThrow(/closed the connection before anybody was signed in/);
      answer("right");
    },
  );

  it("says that nobody could be asked", async () => {
    const { fs } = await openAt(byPassword);
    await expect(fs.connect()).rejects.toThrow(
      "it accepts password; nothing could be tried; not tried: password (there is no terminal to ask at)",
    );
  });

  it("keeps nothing that was typed: a mended connection asks again", async () => {
    const { ask, asked } = person("right", "right");
    const { server, fs } = await openAt(byPassword, { ask, patienceMs: 1000 });
    await fs.connect();
    server.ignore(1);
    expect(await fs.stat(ROOT_PATH)).toMatchObject({ kind: "directory" });
    expect(asked).toHaveLength(2);
  });
});

describe("a machine with another clock", () => {
  it.each([-3600, -2, 0, 2, 3600])("that is %d s ahead: what is young there is young", async (seconds) => {
    const { server, fs } = await openAt((context) => context.accept());
    server.setClockAhead(seconds);
    const before = Math.floor(Date.now() / 1000) * 1000 + 1000 * seconds;
    await fs.connect();
    const entry = (await fs.stat(storePathOf("file.txt")!))!;
    const now = fs.nowMs!();
    // Never more than it is, and no more than a second and what connecting takes less.
    expect(now).toBeLessThanOrEqual(Date.now() + 1000 * seconds);
    expect(now).toBeGreaterThanOrEqual(before);
    expect(now - entry.mtimeMs).toBeLessThan(10_000);
  });
});

describe("a file of which many parts are asked for at once", () => {
  it("has each of them, in answers of whatever length, and none of them twice", async () => {
    const { fs, path } = await openAt((context) => context.accept());
    const bytes = Uint8Array.from({ length: 3_000_000 }, (_, i) => (i * 31) % 251);
    writeFileSync(join(path, "large"), bytes);
    const starts = Array.from({ length: 3000 }, (_, i) => (i * 7919) % (bytes.length - 1000));
    const parts = await Promise.all(
      starts.map((start) => fs.read(storePathOf("large")!, { start, end: start + 1000 })),
    );
    parts.forEach((part, i) => {
      expect(Buffer.compare(part!, bytes.subarray(starts[i]!, starts[i]! + 1000))).toBe(0);
    });
  });

  it("is read to its end where the machine hangs up in the middle", async () => {
    const { server, fs, path } = await openAt((context) => context.accept());
    const bytes = Uint8Array.from({ length: 3_000_000 }, (_, i) => (i * 31) % 251);
    writeFileSync(join(path, "large"), bytes);
    await fs.connect();
    const reading = fs.read(storePathOf("large")!);
    await expect.poll(() => fs.link!().received_bytes).toBeGreaterThan(200_000);
    server.hangUp();
    expect(Buffer.compare((await reading)!, bytes)).toBe(0);
    expect(fs.link!()).toMatchObject({ state: "connected", reason: null });
  });
});

describe("a machine that falls silent", () => {
  it("is given up after a while, and connected to again", async () => {
    const { server, fs } = await openAt((context) => context.accept(), { patienceMs: 1000 });
    await fs.connect();
    server.ignore(Number.POSITIVE_INFINITY);
    await expect(fs.list(ROOT_PATH)).rejects.toMatchObject({
      code: "unavailable",
      message: "The far side has answered nothing for 1 s",
    });
    server.ignore(0);
    expect(Buffer.from((await fs.read(storePathOf("file.txt")!))!).toString()).toBe("here");
  });

  it("is given up when it says nothing at all", async () => {
    const { server } = await openAt((context) => context.accept());
    writeFiles(server.side.home, [[".ssh/config", "ConnectTimeout 1"]]);
    const silent = createServer(() => undefined).listen(0, "127.0.0.1");
    onTestFinished(() => void silent.close());
    await once(silent, "listening");
    const { port } = silent.address() as AddressInfo;
    const fs = openSftpFileSystem({ host: "127.0.0.1", port, path: "" }, { side: server.side });
    await expect(fs.connect()).rejects.toThrow(/it does not answer within 1 s/);
    // It is not tried again at once.
    await expect(fs.stat(ROOT_PATH)).rejects.toThrow(/it does not answer within 1 s/);
  });
});
