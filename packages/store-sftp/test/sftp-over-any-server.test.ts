import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";
import { ROOT_PATH, storePathOf } from "@atlas/store";
import { describeFileSystem } from "@atlas/store/testing";
import { openSftpFileSystem, type RemoteFileSystem, type SftpOptions } from "@atlas/store-sftp";
import type { AuthContext } from "ssh2";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { type SshServer, startSshServer } from "./ssh-server.ts";
import { directoryWith, makeDirectory, writeFiles } from "./temporary-directory.ts";

describe("a server that answers in small pieces", () => {
  let server: SshServer;

  beforeAll(async () => {
    server = await startSshServer((context) => context.accept());
  });
  afterAll(() => server.close());

  describeFileSystem("openSftpFileSystem", async (files) => {
    const { directory, remove } = makeDirectory();
    writeFiles(directory, files);
    const { port, side } = server;
    const fs = openSftpFileSystem({ host: "127.0.0.1", port, path: directory }, { side });
    return {
      fs,
      close: async () => {
        await fs.close();
        remove();
      },
    };
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
  return { server, fs };
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
