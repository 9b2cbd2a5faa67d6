import { execFileSync } from "node:child_process";
import { copyFileSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { openSftpFileSystem, type RemoteFileSystem, type SftpOptions } from "@atlas/store-sftp";
import { afterAll, afterEach, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { sshdPath } from "./programs.ts";
import { makeKey, type Sshd, startSshd, writeSshConfig } from "./sshd.ts";
import { directoryWith } from "./temporary-directory.ts";

describe.skipIf(sshdPath() === undefined)("signing in at OpenSSH (skipped where there is no sshd)", () => {
  let sshd: Sshd;
  const keyOf = (name: string) => join(sshd.side.home, ".ssh", name);

  beforeAll(async () => {
    sshd = await startSshd();
  });
  afterAll(() => sshd?.close());
  afterEach(() => writeSshConfig(sshd.side, ""));

  function open(
    options: SftpOptions = {},
    host = "127.0.0.1",
    port: number | undefined = sshd.port,
  ): RemoteFileSystem {
    const address = { host, path: "", ...(port !== 0 && { port }) };
    const fs = openSftpFileSystem(address, { side: sshd.side, ...options });
    onTestFinished(async () => fs.close());
    return fs;
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

  it("takes a key of the usual name", async () => {
    await open().connect();
  });

  it("asks for the passphrase of an encrypted key, and again when it is wrong", async () => {
    const { ask, asked } = person("wrong", "open sesame");
    await open({ ask, sshKey: keyOf("id_encrypted") }).connect();
    const question = `Passphrase for the key ${keyOf("id_encrypted")}: `;
    expect(asked).toEqual([`(hidden) ${question}`, `(hidden) That is not it. ${question}`]);
  });

  it("asks for no passphrase of a key that is not taken", async () => {
    makeKey(keyOf("id_other"), "secret");
    onTestFinished(() => rmSync(keyOf("id_other")));
    rmSync(`${keyOf("id_other")}.pub`);
    writeSshConfig(sshd.side, `IdentityFile ${keyOf("id_other")}\nIdentityFile ${keyOf("id_ed25519")}\n`);
    const { ask, asked } = person();
    await open({ ask }).connect();
    expect(asked).toEqual([]);
  });

  it("says what was tried when nothing was taken", async () => {
    makeKey(keyOf("id_stranger"));
    const failure = open({ sshKey: keyOf("id_stranger") }).connect();
    await expect(failure).rejects.toMatchObject({
      code: "unavailable",
      message: `Cannot connect to 127.0.0.1, port ${sshd.port}: it does not let ${sshd.side.userName} in: it accepts publickey; it refused the key ${keyOf("id_stranger")}`,
    });
    await expect(open({ sshKey: keyOf("id_encrypted") }).connect()).rejects.toThrow(
      /nothing could be tried; not tried: the key .*id_encrypted needs its passphrase/,
    );
    await expect(open({ sshKey: keyOf("known_hosts") }).connect()).rejects.toThrow(
      /not tried: the key .*known_hosts cannot be read/,
    );
  });

  it("takes a key of the agent", async () => {
    const directory = directoryWith();
    const socket = join(directory, "agent");
    const started = execFileSync("ssh-agent", ["-a", socket], { encoding: "utf8" });
    onTestFinished(() => {
      process.kill(Number(/AGENT_PID=(\d+)/.exec(started)![1]));
    });
    const elsewhere = join(directory, "key");
    copyFileSync(keyOf("id_ed25519"), elsewhere);
    execFileSync("ssh-add", ["-q", elsewhere], { env: { ...process.env, SSH_AUTH_SOCK: socket } });
    const side = { ...sshd.side, home: directoryWith(), env: { SSH_AUTH_SOCK: socket } };
    const ownKnownHostsFile = join(sshd.side.home, ".ssh/known_hosts");
    await open({ side, ownKnownHostsFile }).connect();
    // A key that is not among the files does not count where only those do.
    await expect(open({ side, ownKnownHostsFile, sshKey: keyOf("id_stranger") }).connect()).rejects.toThrow();
    const dead = { ...side, env: { SSH_AUTH_SOCK: join(directory, "nobody") } };
    await expect(open({ side: dead, ownKnownHostsFile }).connect()).rejects.toThrow(
      /the agent at .* does not answer/,
    );
  });

  it("reaches a machine through others, by its alias", async () => {
    writeSshConfig(
      sshd.side,
      `Host cluster
         HostName 127.0.0.1
         Port ${sshd.port}
         ProxyJump first,second
       Host first second
         HostName 127.0.0.1
         Port ${sshd.port}`,
    );
    const fs = open({}, "cluster", 0);
    await fs.connect();
    expect(fs.root).toBe(`ssh://${sshd.side.userName}@127.0.0.1:${sshd.port}/~/`);
    writeSshConfig(
      sshd.side,
      `Host cluster\n  HostName 127.0.0.1\n  Port 1\n  ProxyJump 127.0.0.1:${sshd.port}`,
    );
    await expect(open({}, "cluster", 0).connect()).rejects.toThrow(
      /127.0.0.1 does not lead to 127.0.0.1, port 1/,
    );
  });

  describe("the key of the host", () => {
    const known = () => join(sshd.side.home, ".ssh/known_hosts");

    /** Sees to it that the host is not known for a while, or known by another key. */
    function forgetHost(line = ""): void {
      const before = readFileSync(known());
      writeFileSync(known(), line);
      onTestFinished(() => writeFileSync(known(), before));
    }

    it("is refused where it is new and nobody can be asked, and ssh's own file is never written", async () => {
      forgetHost();
      await expect(open().connect()).rejects.toThrow(/is not known. It shows the key ssh-ed25519 SHA256:/);
      expect(readFileSync(known(), "utf8")).toBe("");
    });

    it("is asked about where it is new, and kept in Atlas's own file", async () => {
      forgetHost();
      const ownKnownHostsFile = join(directoryWith(), "cache/known_hosts");
      const { ask, asked } = person("perhaps", "yes");
      await open({ ask, ownKnownHostsFile }).connect();
      const fingerprint = execFileSync("ssh-keygen", ["-lf", `${sshd.hostKeyFile}.pub`], {
        encoding: "utf8",
      });
      expect(asked[0]).toContain(fingerprint.split(" ")[1]!);
      await open({ ownKnownHostsFile }).connect();
      await expect(open({ ask: person("no").ask }).connect()).rejects.toThrow(/is not known/);
      expect(readFileSync(known(), "utf8")).toBe("");
    });

    it("is taken where that was asked for", async () => {
      forgetHost();
      await open({ acceptNewHostKey: true }).connect();
    });

    it("is refused loudly when it has changed, whatever was asked for", async () => {
      forgetHost(`[127.0.0.1]:${sshd.port} ${readFileSync(`${keyOf("id_ed25519")}.pub`, "utf8")}`);
      await expect(open({ acceptNewHostKey: true, ask: person("yes").ask }).connect()).rejects.toThrow(
        /THE KEY OF 127.0.0.1 HAS CHANGED: .* known from .*known_hosts, line 1.* ssh-keygen -R "\[127.0.0.1\]:\d+"/,
      );
    });

    it("is refused when it is revoked, and when an authority alone vouches for it", async () => {
      const line = `* ${readFileSync(`${sshd.hostKeyFile}.pub`, "utf8")}`;
      forgetHost(`@revoked ${line}`);
      await expect(open({ acceptNewHostKey: true }).connect()).rejects.toThrow(/IS REVOKED/);
      writeFileSync(known(), `@cert-authority ${line}`);
      await expect(open({ acceptNewHostKey: true }).connect()).rejects.toThrow(/certificate authority alone/);
    });
  });

  it("says why nobody answers", async () => {
    await expect(open({}, "127.0.0.1", 1).connect()).rejects.toThrow(
      "Cannot connect to 127.0.0.1, port 1: nothing listens there, or a firewall refuses",
    );
    await expect(open({}, "no.such.invalid").connect()).rejects.toThrow(
      /there is no host of that name|cannot be looked up/,
    );
  });
});
