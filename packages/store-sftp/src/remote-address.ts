import { AtlasError } from "@atlas/core";

/** Where a directory on another machine is, as a person writes it. */
export interface RemoteAddress {
  /** As written: a name, a number, or an alias of `~/.ssh/config`. */
  readonly host: string;
  /** `undefined` leaves it to the configuration. */
  readonly user?: string;
  /** `undefined` leaves it to the configuration. */
  readonly port?: number;
  /** Absolute, or relative to the user's home on that machine; "" is the home itself. */
  readonly path: string;
}

/** `user@host:path`, with an address of IPv6 in brackets. */
const SCP = /^(?:(?<user>[^@/:[\]]+)@)?(?:\[(?<v6>[0-9a-fA-F:.%\w]+)\]|(?<host>[^@/:[\]]+)):(?<path>.*)$/s;
const URL_LIKE = /^(?<scheme>ssh|sftp):\/\/(?<rest>.*)$/s;
const AUTHORITY = /^(?:(?<user>[^@]*)@)?(?:\[(?<v6>[^\]]+)\]|(?<host>[^:[\]]+))(?::(?<port>\d+))?$/;
/** A drive of Windows, which a host of one letter would be mistaken for. */
const DRIVE = /^[A-Za-z]:(?:[\\/]|$)/;
const MAX_PORT = 65_535;

/**
 * Reads `user@host:/path`, `host:path`, `ssh://user@host:port/path` (`~` and what is relative to it being
 * `ssh://host/~/path`); `undefined` for what is a path of this machine, `C:\runs` among them.
 *
 * Throws `AtlasError` `invalid_query` for what begins as an address of SSH and is none.
 */
export function parseRemoteAddress(text: string): RemoteAddress | undefined {
  const url = URL_LIKE.exec(text)?.groups;
  if (url !== undefined) return addressOfUrl(text, url["rest"]!);
  if (DRIVE.test(text) || /^[./~\\]/.test(text)) return undefined;
  const parts = SCP.exec(text)?.groups;
  if (parts === undefined) return undefined;
  const host = parts["v6"] ?? parts["host"]!;
  return withUser(checkedHost(host, text), parts["user"], homeRelative(parts["path"]!));
}

/** The address as it is written: what `parseRemoteAddress` reads. */
export function printRemoteAddress({ host, user, port, path }: RemoteAddress): string {
  const name = host.includes(":") ? `[${host}]` : host;
  const login = user === undefined ? name : `${encodeUser(user)}@${name}`;
  if (port === undefined) return `${user === undefined ? "" : `${user}@`}${name}:${path}`;
  return `ssh://${login}:${port}${path.startsWith("/") ? "" : "/~/"}${encodePath(path)}`;
}

function addressOfUrl(text: string, rest: string): RemoteAddress {
  const slash = rest.indexOf("/");
  const authority = slash === -1 ? rest : rest.slice(0, slash);
  const parts = AUTHORITY.exec(authority)?.groups;
  if (parts === undefined) throw noAddress(text);
  const user = decoded(parts["user"], text);
  if (user?.includes(":")) {
    throw new AtlasError("invalid_query", "A password does not belong into an address: you are asked for it");
  }
  const path = decoded(slash === -1 ? "" : rest.slice(slash), text)!;
  const port = parts["port"] === undefined ? undefined : Number(parts["port"]);
  if (port !== undefined && !(port >= 1 && port <= MAX_PORT)) throw noAddress(text);
  const host = checkedHost(parts["v6"] ?? parts["host"]!, text);
  const relative = /^\/~(?:\/|$)/.test(path) ? homeRelative(path.slice(1)) : path === "/" ? "/" : path;
  return { ...withUser(host, user === "" ? undefined : user, relative), ...(port !== undefined && { port }) };
}

function withUser(host: string, user: string | undefined, path: string): RemoteAddress {
  return user === undefined ? { host, path } : { host, user, path };
}

/** A host that looks like an option could become one. */
function checkedHost(host: string, text: string): string {
  if (host.startsWith("-") || /\s/.test(host)) throw noAddress(text);
  return host;
}

/** `~` and `~/x` are what SFTP takes for "" and "x". */
function homeRelative(path: string): string {
  return path.replace(/^~(?:\/+|$)/, "").replace(/^\.\/+/, "");
}

function decoded(text: string | undefined, whole: string): string | undefined {
  try {
    return text === undefined ? undefined : decodeURIComponent(text);
  } catch {
    throw noAddress(whole);
  }
}

function encodeUser(user: string): string {
  return encodeURIComponent(user);
}

function encodePath(path: string): string {
  return path.split("/").map(encodeURIComponent).join("/");
}

function noAddress(text: string): AtlasError {
  const expected = "user@host:/path or ssh://user@host:port/path";
  return new AtlasError(
    "invalid_query",
    `${JSON.stringify(text)} is no address of SSH: expected ${expected}`,
  );
}
