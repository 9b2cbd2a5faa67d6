import { once } from "node:events";
import {
  closeSync,
  fstatSync,
  lstatSync,
  openSync,
  readdirSync,
  readSync,
  realpathSync,
  type Stats,
  statSync,
} from "node:fs";
import type { AddressInfo } from "node:net";
import { dirname, join } from "node:path";
import ssh2, { type AuthContext, type Connection, type SFTPWrapper } from "ssh2";
import type { LocalSide } from "../src/config/local-side.ts";
import { makeDirectory, writeFiles } from "./temporary-directory.ts";

const { OPEN_MODE, STATUS_CODE } = ssh2.utils.sftp;
const NAMES_AT_A_TIME = 20;

/** An SSH server within this process: it does what OpenSSH's cannot be asked for without the rights of the superuser. */
export interface SshServer {
  readonly port: number;
  /** A user who knows the host, and has no keys. */
  readonly side: LocalSide;
  /** Leaves the next requests of SFTP without an answer. */
  ignore(count: number): void;
  /** Sets the clock that its times are from, against this machine's. */
  setClockAhead(seconds: number): void;
  /** Ends the connections that are there. */
  hangUp(): void;
  close(): Promise<void>;
}

/** Starts a server of SFTP alone. `signIn` accepts or rejects who comes. */
export async function startSshServer(signIn: (context: AuthContext) => void): Promise<SshServer> {
  const { directory, remove } = makeDirectory();
  const hostKey = ssh2.utils.generateKeyPairSync("ed25519");
  const connections = new Set<Connection>();
  const state: ServerState = { ignored: 0, clockAheadS: 0 };
  const server = new ssh2.Server({ hostKeys: [hostKey.private] }, (connection) => {
    connections.add(connection);
    // Missing in its type.
    (connection as unknown as { setNoDelay(isOn: boolean): void }).setNoDelay(true);
    connection.on("error", () => undefined).on("close", () => connections.delete(connection));
    connection.on("authentication", signIn).on("ready", () => {
      connection.on("session", (accept) => {
        accept().on("sftp", (acceptSftp) => serveFiles(acceptSftp(), state));
      });
    });
  });
  const hangUp = () => {
    for (const connection of connections) connection.end();
  };
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  writeFiles(directory, [[".ssh/known_hosts", `[127.0.0.1]:${port} ${hostKey.public}\n`]]);
  return {
    port,
    side: { home: directory, userName: "me", hostName: "laptop", env: {}, systemConfigFile: "/nowhere" },
    ignore(count) {
      state.ignored = count;
    },
    setClockAhead(seconds) {
      state.clockAheadS = seconds;
    },
    hangUp,
    async close() {
      hangUp();
      server.close();
      remove();
    },
  };
}

/** How a server behaves. */
interface ServerState {
  ignored: number;
  clockAheadS: number;
}

/** Answers requests of SFTP from the disk, as far as reading goes. */
function serveFiles(sftp: SFTPWrapper, state: ServerState): void {
  const attributesOf = (stats: Stats) => shifted(attributes(stats), state.clockAheadS);
  const open = new Map<number, { fd: number } | { names: string[]; directory: string }>();
  let lastHandle = 0;
  const take =
    (answer: (id: number, ...rest: never[]) => void) =>
    (id: number, ...rest: never[]) => {
      if (state.ignored-- > 0) return;
      try {
        answer(id, ...rest);
      } catch (error) {
        const { code } = error as NodeJS.ErrnoException;
        const isAbsent = code === "ENOENT" || code === "ENOTDIR" || code === "ELOOP";
        sftp.status(id, isAbsent ? STATUS_CODE.NO_SUCH_FILE : STATUS_CODE.FAILURE);
      }
    };
  const handleOf = (opened: { fd: number } | { names: string[]; directory: string }) => {
    open.set(++lastHandle, opened);
    const handle = Buffer.alloc(4);
    handle.writeUInt32BE(lastHandle);
    return handle;
  };
  const openedOf = (handle: Buffer) => open.get(handle.readUInt32BE());
  sftp
    .on(
      "REALPATH",
      take((id: number, path: string) => {
        sftp.name(id, [nameOf(realPath(path))]);
      }),
    )
    .on(
      "STAT",
      take((id: number, path: string) => {
        // As in a process that is made for each connection.
        const isMadeNow = path === "/proc/self/stat";
        const made = { ...statSync(path), ...(isMadeNow && { mtimeMs: Date.now() }) } as Stats;
        sftp.attrs(id, attributesOf(isMadeNow ? made : statSync(path)));
      }),
    )
    .on(
      "LSTAT",
      take((id: number, path: string) => sftp.attrs(id, attributesOf(lstatSync(path)))),
    )
    .on(
      "OPENDIR",
      take((id: number, directory: string) => {
        sftp.handle(id, handleOf({ names: readdirSync(directory), directory }));
      }),
    )
    .on(
      "READDIR",
      take((id: number, handle: Buffer) => {
        const opened = openedOf(handle);
        const names = opened && "names" in opened ? opened.names.splice(0, NAMES_AT_A_TIME) : [];
        if (names.length === 0) return sftp.status(id, STATUS_CODE.EOF);
        const { directory } = opened as { directory: string };
        sftp.name(
          id,
          names.map((name) => ({ ...nameOf(name), attrs: attributesOf(lstatSync(join(directory, name))) })),
        );
      }),
    )
    .on(
      "OPEN",
      take((id: number, path: string, flags: number) => {
        if (flags !== OPEN_MODE.READ) return sftp.status(id, STATUS_CODE.PERMISSION_DENIED);
        sftp.handle(id, handleOf({ fd: openSync(path, "r") }));
      }),
    )
    .on(
      "FSTAT",
      take((id: number, handle: Buffer) => {
        sftp.attrs(id, attributesOf(fstatSync((openedOf(handle) as { fd: number }).fd)));
      }),
    )
    .on(
      "READ",
      take((id: number, handle: Buffer, offset: number, length: number) => {
        // Fewer than asked for, as a server may answer.
        const bytes = Buffer.alloc(Math.min(length, 10_000));
        const count = readSync((openedOf(handle) as { fd: number }).fd, bytes, 0, bytes.length, offset);
        if (count === 0) sftp.status(id, STATUS_CODE.EOF);
        else sftp.data(id, bytes.subarray(0, count));
      }),
    )
    .on(
      "CLOSE",
      take((id: number, handle: Buffer) => {
        const opened = openedOf(handle);
        if (opened && "fd" in opened) closeSync(opened.fd);
        sftp.status(id, STATUS_CODE.OK);
      }),
    );
}

/** The last part need not be there. */
function realPath(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return join(realpathSync(dirname(path)), path.slice(path.lastIndexOf("/") + 1));
  }
}

function nameOf(filename: string) {
  return { filename, longname: filename, attrs: {} as never };
}

function shifted<T extends { readonly mtime: number }>(stats: T, seconds: number): T {
  return { ...stats, mtime: stats.mtime + seconds };
}

function attributes({ mode, uid, gid, size, atimeMs, mtimeMs }: Stats) {
  return { mode, uid, gid, size, atime: Math.floor(atimeMs / 1000), mtime: Math.floor(mtimeMs / 1000) };
}
