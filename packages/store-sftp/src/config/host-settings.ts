import { join } from "node:path";
import { AtlasError } from "@atlas/core";
import { parseRemoteAddress } from "../remote-address.ts";
import { expandPath, expandTokens, type Tokens } from "./expand.ts";
import type { LocalSide } from "./local-side.ts";
import { readSshOptions, type SshOptions } from "./ssh-options.ts";

/** A machine as a person names it. */
export interface HostName {
  readonly host: string;
  readonly user?: string;
  readonly port?: number;
}

/** How a machine is connected to. */
export interface HostSettings {
  /** As a person wrote it. */
  readonly alias: string;
  /** The name or the number that is connected to. */
  readonly host: string;
  readonly port: number;
  readonly user: string;
  /** Private keys, in the order in which they are tried. */
  readonly identityFiles: readonly string[];
  /** Whether keys of the agent count only if they are among the files. */
  readonly identitiesOnly: boolean;
  /** The agent's socket; `undefined` for none. */
  readonly agentSocket: string | undefined;
  readonly keepAliveIntervalMs: number;
  /** After so many that nobody answered, the connection is given up. */
  readonly keepAliveCount: number;
  readonly connectTimeoutMs: number;
  readonly knownHostsFiles: readonly string[];
  /** What the machine is called in `known_hosts`. */
  readonly hostKeyName: string;
  /** The port that is meant there. */
  readonly hostKeyPort: number;
  /** The machines on the way, the nearest first. */
  readonly hops: readonly HostSettings[];
  /** What was passed over, in sentences. */
  readonly warnings: readonly string[];
}

const DEFAULT_KEYS = ["id_rsa", "id_ecdsa", "id_ecdsa_sk", "id_ed25519", "id_ed25519_sk"];
const DEFAULT_PORT = 22;

/** Where ssh sends nothing by itself, Atlas does: a page that waits for a dead connection waits for ever. */
const KEEP_ALIVE_INTERVAL_S = 15;
const KEEP_ALIVE_COUNT = 3;
const CONNECT_TIMEOUT_S = 20;
const MAX_HOPS = 8;

/**
 * How a machine is connected to, by `~/.ssh/config` as ssh reads it, and by what was asked for, which comes first.
 *
 * Throws `AtlasError` `invalid_query` for what Atlas cannot do: `ProxyCommand`, or machines that are reached through
 * one another.
 *
 * @param sshKey the only key that is tried; those of the settings when absent
 */
export function hostSettings(name: HostName, side: LocalSide, sshKey?: string): HostSettings {
  return settingsOf(name, side, sshKey, []);
}

function settingsOf(
  name: HostName,
  side: LocalSide,
  sshKey: string | undefined,
  through: readonly string[],
): HostSettings {
  const { host: alias } = name;
  const options = readSshOptions({ alias, user: name.user }, side);
  const first = (option: string) => options.values.get(option)?.[0];
  const host = expandTokens(first("hostname") ?? alias, { h: alias, n: alias });
  const port = name.port ?? numberOf(options, "port", DEFAULT_PORT, alias);
  const user = name.user ?? first("user") ?? side.userName;
  const hostKeyAlias = first("hostkeyalias");
  const tokens: Tokens = {
    ...{ h: host, n: alias, p: String(port), r: user, u: side.userName, d: side.home },
    ...{ k: hostKeyAlias ?? alias, L: side.hostName.split(".")[0]!, l: side.hostName },
  };
  const pathOf = (path: string) => expandPath(path, tokens, side);
  refuseProxyCommand(first("proxycommand"), first("proxyjump"), alias);
  const keys = options.identityFiles.filter((file) => file.toLowerCase() !== "none").map(pathOf);
  const defaultKeys = DEFAULT_KEYS.map((key) => join(side.home, ".ssh", key));
  const hops = hopsOf(first("proxyjump"), { host: alias, user, port }, side, through);
  return {
    alias,
    host,
    port,
    user,
    identityFiles: sshKey !== undefined ? [sshKey] : options.identityFiles.length > 0 ? keys : defaultKeys,
    identitiesOnly: sshKey !== undefined || isYes(first("identitiesonly")),
    agentSocket: agentSocketOf(first("identityagent"), side, pathOf),
    keepAliveIntervalMs: 1000 * numberOf(options, "serveraliveinterval", KEEP_ALIVE_INTERVAL_S, alias),
    keepAliveCount: numberOf(options, "serveralivecountmax", KEEP_ALIVE_COUNT, alias),
    connectTimeoutMs: 1000 * numberOf(options, "connecttimeout", CONNECT_TIMEOUT_S, alias),
    knownHostsFiles: knownHostsFilesOf(options, pathOf),
    hostKeyName: hostKeyAlias ?? host,
    hostKeyPort: hostKeyAlias === undefined ? port : DEFAULT_PORT,
    hops,
    warnings: [...options.warnings, ...hops.flatMap((hop) => hop.warnings)],
  };
}

function refuseProxyCommand(command: string | undefined, jump: string | undefined, alias: string): void {
  if (command === undefined || command.toLowerCase() === "none" || jump !== undefined) return;
  throw new AtlasError(
    "invalid_query",
    `The settings of ssh reach ${alias} by a ProxyCommand, which Atlas does not run: use ProxyJump instead, or open a tunnel and connect to its end`,
  );
}

/** The machines on the way to one. Of a list, only the first may have a way of its own, as in ssh. */
function hopsOf(
  jump: string | undefined,
  target: Required<HostName>,
  side: LocalSide,
  through: readonly string[],
): readonly HostSettings[] {
  if (jump === undefined || jump.toLowerCase() === "none") return [];
  const names = jump.split(",").map((text) => hopName(text.trim()));
  if (names.length === 1 && names[0]!.host === target.host && !differs(names[0]!, target)) return [];
  if (through.includes(target.host) || through.length >= MAX_HOPS) {
    const way = [...through, target.host].join(" through ");
    throw new AtlasError("invalid_query", `The settings of ssh lead in circles: ${way}`);
  }
  return names.flatMap((name, i) => {
    const settings = settingsOf(name, side, undefined, [...through, target.host]);
    return i === 0 ? [...settings.hops, { ...settings, hops: [] }] : [{ ...settings, hops: [] }];
  });
}

function differs(hop: HostName, target: Required<HostName>): boolean {
  return (hop.user ?? target.user) !== target.user || (hop.port ?? target.port) !== target.port;
}

/** `user@host:port`, `user@[host]:port` or an address that begins with `ssh://`. */
function hopName(text: string): HostName {
  const parts = /^(?:([^@]+)@)?(?:\[([^\]]+)\]|([^:[\]]+))(?::(\d+))?$/.exec(text);
  if (parts === null) {
    const address = text.startsWith("ssh://") ? parseRemoteAddress(text) : undefined;
    if (address !== undefined) return address;
    throw new AtlasError("invalid_query", `The ProxyJump ${JSON.stringify(text)} names no host`);
  }
  const [, user, v6, host, port] = parts;
  return {
    host: v6 ?? host!,
    ...(user !== undefined && { user }),
    ...(port !== undefined && { port: Number(port) }),
  };
}

function agentSocketOf(
  setting: string | undefined,
  { env }: LocalSide,
  pathOf: (path: string) => string,
): string | undefined {
  if (setting === undefined || setting === "SSH_AUTH_SOCK") return env["SSH_AUTH_SOCK"] || undefined;
  if (setting.toLowerCase() === "none") return undefined;
  return setting.startsWith("$") ? env[setting.slice(1)] || undefined : pathOf(setting);
}

function knownHostsFilesOf({ values }: SshOptions, pathOf: (path: string) => string): readonly string[] {
  const users = values.get("userknownhostsfile") ?? ["~/.ssh/known_hosts", "~/.ssh/known_hosts2"];
  const machines = values.get("globalknownhostsfile") ?? [
    "/etc/ssh/ssh_known_hosts",
    "/etc/ssh/ssh_known_hosts2",
  ];
  return [...users, ...machines].filter((file) => file.toLowerCase() !== "none").map(pathOf);
}

function numberOf({ values }: SshOptions, option: string, otherwise: number, alias: string): number {
  const text = values.get(option)?.[0];
  if (text === undefined) return otherwise;
  if (/^\d+$/.test(text)) return Number(text);
  throw new AtlasError(
    "invalid_query",
    `The settings of ssh for ${alias} have no number for ${option}: "${text}"`,
  );
}

function isYes(text: string | undefined): boolean {
  return text?.toLowerCase() === "yes" || text?.toLowerCase() === "true";
}
