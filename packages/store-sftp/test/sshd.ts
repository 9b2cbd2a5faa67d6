import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { connect, createServer } from "node:net";
import { userInfo } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { LocalSide } from "../src/config/local-side.ts";
import { sshdPath } from "./programs.ts";
import { makeDirectory, writeFiles } from "./temporary-directory.ts";

/** OpenSSH's server on a loopback port of its own, and a user at home in a directory who may sign in there. */
export interface Sshd {
  readonly port: number;
  /** A user whose key `id_ed25519` is taken, as is `id_encrypted` (passphrase "open sesame"), and who knows the host. */
  readonly side: LocalSide;
  readonly hostKeyFile: string;
  close(): Promise<void>;
}

/**
 * Starts OpenSSH's server. Besides settings of sshd_config in `lines`, everything is as usual.
 *
 * @param subsystem what serves files
 */
export async function startSshd(
  lines: readonly string[] = [],
  subsystem = "sftp internal-sftp",
): Promise<Sshd> {
  const { directory, remove } = makeDirectory();
  const port = await freePort();
  const side: LocalSide = {
    home: join(directory, "home"),
    userName: userInfo().username,
    hostName: "laptop",
    env: {},
    systemConfigFile: "/nowhere",
  };
  const ssh = join(side.home, ".ssh");
  mkdirSync(ssh, { recursive: true });
  if (process.getuid?.() === 0) mkdirSync("/run/sshd", { recursive: true });
  makeKey(join(directory, "host_key"));
  makeKey(join(ssh, "id_ed25519"));
  makeKey(join(ssh, "id_encrypted"), "open sesame");
  const publicKeyOf = (file: string) => readFileSync(`${file}.pub`, "utf8");
  writeFiles(directory, [
    ["authorized_keys", ["id_ed25519", "id_encrypted"].map((name) => publicKeyOf(join(ssh, name))).join("")],
    ["home/.ssh/known_hosts", `[127.0.0.1]:${port} ${publicKeyOf(join(directory, "host_key"))}`],
    ["sshd_config", [...usualLines(directory, port), `Subsystem ${subsystem}`, ...lines, ""].join("\n")],
  ]);
  const server = spawn(sshdPath()!, ["-D", "-e", "-f", join(directory, "sshd_config")], {
    stdio: ["ignore", "ignore", "pipe"],
  });
  await untilListening(server, port);
  return {
    port,
    side,
    hostKeyFile: join(directory, "host_key"),
    async close() {
      for (const pid of childrenOf(server.pid!)) process.kill(pid, "SIGKILL");
      server.kill();
      if (server.exitCode === null) await once(server, "exit");
      remove();
    },
  };
}

/** Writes settings of ssh for a user. */
export function writeSshConfig({ home }: LocalSide, text: string): void {
  writeFileSync(join(home, ".ssh/config"), text);
}

/** Makes a pair of keys, the public one with ".pub" behind its name. */
export function makeKey(file: string, passphrase = ""): void {
  execFileSync("ssh-keygen", ["-q", "-t", "ed25519", "-N", passphrase, "-C", "a test", "-f", file]);
}

function usualLines(directory: string, port: number): string[] {
  return [
    `Port ${port}`,
    "ListenAddress 127.0.0.1",
    `HostKey ${directory}/host_key`,
    `PidFile ${directory}/pid`,
    `AuthorizedKeysFile ${directory}/authorized_keys`,
    "StrictModes no",
    "UsePAM no",
    "PermitRootLogin prohibit-password",
    "PasswordAuthentication no",
    "KbdInteractiveAuthentication no",
    "MaxSessions 64",
    "MaxStartups 100",
    "LogLevel ERROR",
  ];
}

/** A port of loopback that nobody listened at a moment ago. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  return port;
}

async function untilListening(server: ChildProcess, port: number): Promise<void> {
  let said = "";
  server.stderr!.on("data", (chunk: Buffer) => {
    said += chunk.toString();
  });
  while (server.exitCode === null) {
    const socket = connect(port, "127.0.0.1");
    const isOpen = await Promise.race([
      once(socket, "connect").then(() => true),
      once(socket, "error").then(() => false),
    ]).catch(() => false);
    socket.destroy();
    if (isOpen) return;
    await sleep(20);
  }
  throw new Error(`sshd ended: ${said}`);
}

/** The processes that a process has started, as Linux tells. */
function childrenOf(pid: number): number[] {
  const file = `/proc/${pid}/task/${pid}/children`;
  return existsSync(file) ? readFileSync(file, "utf8").trim().split(" ").filter(Boolean).map(Number) : [];
}
