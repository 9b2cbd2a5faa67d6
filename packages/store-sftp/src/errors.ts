import { getSystemErrorMap } from "node:util";
import { AtlasError } from "@atlas/core";
import ssh2 from "ssh2";

const { STATUS_CODE } = ssh2.utils.sftp;

/** That the connection was lost: what was under way may be done again on another one. */
export class LostConnection extends AtlasError {
  constructor(words: string, cause?: unknown) {
    super("unavailable", words, { cause });
  }
}

/** That a machine was reached, and either it or Atlas refused the other: to try again soon would be of no use, and rude. */
export class ConnectionRefusal extends AtlasError {
  constructor(words: string, cause?: unknown) {
    super("unavailable", words, { cause });
  }
}

/** Why a connection cannot be made, or ended, in words that continue "it". */
export function socketTrouble(error: Error & { code?: unknown; errno?: number }): string {
  switch (error.code) {
    case "ENOTFOUND":
    case "EAI_NONAME":
      return "there is no host of that name";
    case "EAI_AGAIN":
      return "its name cannot be looked up now: is this machine connected?";
    case "ECONNREFUSED":
      return "nothing listens there, or a firewall refuses";
    case "EHOSTUNREACH":
    case "ENETUNREACH":
      return "there is no way to it: is this machine connected, or is a VPN needed?";
    case "ETIMEDOUT":
      return "it does not answer";
    case "ECONNRESET":
      return "it cut the connection";
    default:
      return (error.errno !== undefined && getSystemErrorMap().get(error.errno)?.[1]) || error.message;
  }
}

/** Whether the far side says that there is nothing of that name, or nothing that a path can lead through. */
export function isAbsence(error: unknown): boolean {
  return statusOf(error) === STATUS_CODE.NO_SUCH_FILE;
}

/** What the far side says of a failure, in words and without the path: "permission denied". */
export function wordsOf(error: unknown): string {
  switch (statusOf(error)) {
    case STATUS_CODE.PERMISSION_DENIED:
      return "permission denied";
    case STATUS_CODE.FAILURE:
      return "the far side says no more than that it failed";
    case STATUS_CODE.BAD_MESSAGE:
      return "the far side does not take such a name";
    case STATUS_CODE.OP_UNSUPPORTED:
      return "the far side cannot do that";
    default:
      return error instanceof Error ? error.message : String(error);
  }
}

/**
 * What an operation on a path of a store answers; `undefined` when there is nothing under that path.
 *
 * @throws {AtlasError} `unavailable` when the operation failed otherwise.
 */
export async function orAbsent<T>(path: string, operation: () => Promise<T>): Promise<T | undefined> {
  try {
    return await operation();
  } catch (error) {
    if (error instanceof AtlasError) throw error;
    if (isAbsence(error)) return undefined;
    throw new AtlasError("unavailable", `${path || "the directory"} cannot be read: ${wordsOf(error)}`, {
      cause: error,
    });
  }
}

/** The status that the protocol answered with; `undefined` for a failure of any other kind. */
function statusOf(error: unknown): number | undefined {
  const code = (error as { code?: unknown }).code;
  return typeof code === "number" ? code : undefined;
}
