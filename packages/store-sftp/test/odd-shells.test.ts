import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type ReadOutcome, type StorePath, storePathOf } from "@atlas/store";
import { openSftpFileSystem, type RemoteFileSystem } from "@atlas/store-sftp";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { hasProgram, sshdPath } from "./programs.ts";
import { type Sshd, startSshd } from "./sshd.ts";
import { directoryWith, makeDirectory } from "./temporary-directory.ts";

const SFTP_SERVER = ["/usr/lib/openssh/sftp-server", "/usr/libexec/openssh/sftp-server"].find(existsSync);

/** Names that a shell would make something else of. */
const ODD_WORDS = ["$(touch x)", "a'b", "a\\b", "\\'", "*", "; echo", "!1", "`x`", "", "größe"];

describe.skipIf(sshdPath() === undefined || SFTP_SERVER === undefined)(
  "shells of all kinds (skipped where there is no sshd)",
  () => {
    const names = Array.from({ length: 100 }, (_, i) => `a b/${i}.json`);

    const { directory: shellDirectory, remove } = makeDirectory();
    const shell = join(shellDirectory, "shell");
    let sshd: Sshd;

    beforeAll(async () => {
      sshd = await startSshd([`ForceCommand sh ${shell}`], `sftp ${SFTP_SERVER}`);
    });
    afterAll(async () => {
      await sshd?.close();
      remove();
    });

    /** A directory of a hundred files, at a machine whose shell is a script that finds the command in `$COMMAND`. */
    async function openBehind(script: string): Promise<RemoteFileSystem> {
      const directory = directoryWith(Object.fromEntries(names.map((name) => [name, name])));
      const isFiles = "case $COMMAND in *sftp-server*) exec $COMMAND;; esac";
      writeFileSync(shell, `COMMAND=$SSH_ORIGINAL_COMMAND\n${isFiles}\n${script}\n`);
      const address = { host: "127.0.0.1", port: sshd.port, path: directory };
      const fs = openSftpFileSystem(address, { side: sshd.side });
      onTestFinished(async () => fs.close());
      return fs;
    }

    async function expectAllFiles(fs: RemoteFileSystem): Promise<void> {
      const read = new Map<string, ReadOutcome["kind"] | string>();
      await fs.readMany(names.map(pathOf), (path, outcome) => {
        read.set(path, outcome.kind === "read" ? Buffer.from(outcome.bytes).toString() : outcome.kind);
      });
      expect(read).toEqual(new Map(names.map((name) => [name, name])));
    }

    async function expectPrograms(fs: RemoteFileSystem): Promise<void> {
      expect(await fs.run(["printf", "%s|", ...ODD_WORDS])).toEqual({
        status: 0,
        stdout: ODD_WORDS.map((word) => `${word}|`).join(""),
        stderr: "",
      });
      expect(await fs.run(["no-such-program"])).toMatchObject({ status: 127, stdout: "" });
    }

    it.each([
      ["a greeting", 'echo "Welcome to the cluster"; exec sh -c "$COMMAND"'],
      ["a greeting without an end of line", 'printf "tar (GNU tar) 1.0"; exec sh -c "$COMMAND"'],
      ["a megabyte of greeting", 'head -c 900000 /dev/zero; echo; exec sh -c "$COMMAND"'],
    ])("are understood behind %s", async (_, script) => {
      const fs = await openBehind(script);
      await expectAllFiles(fs);
      await expectPrograms(fs);
    });

    it.each(["bash", "dash", "zsh", "fish", "tcsh"].filter(hasProgram))(
      "are understood where %s is the shell",
      async (shell) => {
        const fs = await openBehind(`exec ${shell} -c "$COMMAND"`);
        await expectAllFiles(fs);
        if (shell !== "tcsh") return expectPrograms(fs);
        // It answers 1 for a program that there is not.
        expect(await fs.run(["printf", "%s|", "$x", "a'b", "a\\b"])).toMatchObject({
          stdout: "$x|a'b|a\\b|",
        });
      },
    );

    it.each([
      ["say nothing at all", "exit 0"],
      ["say that there are none", 'echo "This account may only use SFTP." >&2; exit 1'],
      ["begin and write without end", "yes"],
    ])("are done without where they %s", async (_, script) => {
      const fs = await openBehind(script);
      await expectAllFiles(fs);
      expect(await fs.run(["true"])).toBeUndefined();
    });

    it.skipIf(!hasProgram("busybox"))("are done without for files where tar is BusyBox's", async () => {
      const tools = directoryWith({ tar: '#!/bin/sh\nexec busybox tar "$@"\n' });
      const fs = await openBehind(`chmod +x ${tools}/tar; PATH=${tools}:$PATH exec busybox sh -c "$COMMAND"`);
      await expectAllFiles(fs);
      await expectPrograms(fs);
    });

    it("are done without for files where tar ends in the middle", async () => {
      const cut = `case $COMMAND in *--create*) sh -c "$COMMAND" | head -c 20000;; *) exec sh -c "$COMMAND";; esac`;
      await expectAllFiles(await openBehind(cut));
    });
  },
);

function pathOf(text: string): StorePath {
  return storePathOf(text)!;
}
