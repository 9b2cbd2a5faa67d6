export type { Ask } from "./ask.ts";
export { type LocalSide, thisSide } from "./config/local-side.ts";
export type { ProgramOutcome } from "./connect/run-program.ts";
export { ConnectionRefusal } from "./errors.ts";
export { openSftpFileSystem, type RemoteFileSystem, type SftpOptions } from "./open-sftp-file-system.ts";
export { parseRemoteAddress, printRemoteAddress, type RemoteAddress } from "./remote-address.ts";
