import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";

const SSHD = ["/usr/sbin/sshd", "/usr/local/sbin/sshd", "/usr/bin/sshd"];

/** Whether a program can be started. */
export function hasProgram(name: string): boolean {
  try {
    execFileSync(name, ["-?"], { stdio: "ignore" });
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== "ENOENT";
  }
  return true;
}

/**
 * OpenSSH's server, by its whole path, which it insists on; `undefined` where there is none.
 *
 * Throws in CI: there it is installed, and what is tested against it must not be skipped.
 */
export function sshdPath(): string | undefined {
  const path = SSHD.find((file) => existsSync(file));
  if (path === undefined && process.env["CI"]) throw new Error("There is no sshd: install openssh-server");
  return path;
}
