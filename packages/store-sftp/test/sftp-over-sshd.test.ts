import { execFileSync } from "node:child_process";
import { mkdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type FileSystem, type ReadOutcome, ROOT_PATH, type StorePath, storePathOf } from "@atlas/store";
import { describeFileSystem } from "@atlas/store/testing";
import { openSftpFileSystem } from "@atlas/store-sftp";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sshdPath } from "./programs.ts";
import { type Sshd, startSshd } from "./sshd.ts";
import { directoryWith, makeDirectory, writeFiles } from "./temporary-directory.ts";

describe.skipIf(sshdPath() === undefined)("over OpenSSH (skipped where there is no sshd)", () => {
  let sshd: Sshd;

  beforeAll(async () => {
    sshd = await startSshd();
  });
  afterAll(() => sshd?.close());

  function open(directory: string, useShell = true): FileSystem {
    const { port, side } = sshd;
    return openSftpFileSystem({ host: "127.0.0.1", port, path: directory }, { side, useShell });
  }

  for (const useShell of [true, false]) {
    describeFileSystem(`openSftpFileSystem ${useShell ? "with" : "without"} a shell`, async (files) => {
      const { directory, remove } = makeDirectory();
      writeFiles(directory, files);
      const fs = open(directory, useShell);
      return {
        fs,
        close: async () => {
          await fs.close();
          remove();
        },
      };
    });
  }
});
