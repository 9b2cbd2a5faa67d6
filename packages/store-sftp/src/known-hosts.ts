import { createHash, createHmac, timingSafeEqual } from "node:crypto";
import { matchesPatterns } from "./host-patterns.ts";

/** One line of a `known_hosts` file that says something of a key. */
interface KnownHost {
  readonly marker: "@cert-authority" | "@revoked" | undefined;
  readonly hosts: string;
  readonly keyType: string;
  readonly key: string;
  /** Where it stands, for people: "FILE, line N". */
  readonly place: string;
}

/** What is known of the key that a host showed. */
export type HostKeyVerdict =
  | { readonly kind: "known" }
  /** No line names the host. */
  | { readonly kind: "unknown" }
  /** Lines name the host with other keys. */
  | { readonly kind: "changed"; readonly places: readonly string[] }
  | { readonly kind: "revoked"; readonly places: readonly string[] }
  /** The host is known by a certificate authority alone, which Atlas does not check. */
  | { readonly kind: "authority"; readonly places: readonly string[] };

/** What `known_hosts` files say. Lines that cannot be read are passed over, as ssh does. */
export class KnownHosts {
  readonly #lines: readonly KnownHost[];

  /** @param files what the files hold, by their names, in the order in which ssh reads them */
  constructor(files: Iterable<readonly [name: string, text: string]>) {
    this.#lines = Array.from(files, ([name, text]) =>
      text.split(/\r?\n/).flatMap((line, i) => readLine(line, `${name}, line ${i + 1}`) ?? []),
    ).flat();
  }

  /**
   * What is known of a key.
   *
   * @param hosts what the host is called: its name in the configuration and, where it differs, its address
   * @param key as it is sent on the wire
   */
  check(hosts: readonly string[], port: number, key: Uint8Array): HostKeyVerdict {
    const encoded = Buffer.from(key).toString("base64");
    const ofHost = this.#linesOf(hosts, port);
    const revoked = ofHost.filter(({ marker, key: known }) => marker === "@revoked" && known === encoded);
    if (revoked.length > 0) return { kind: "revoked", places: revoked.map(({ place }) => place) };
    const plain = ofHost.filter(({ marker }) => marker === undefined);
    if (plain.some((line) => line.key === encoded)) return { kind: "known" };
    if (plain.length > 0) return { kind: "changed", places: plain.map(({ place }) => place) };
    const authorities = ofHost.filter(({ marker }) => marker === "@cert-authority");
    if (authorities.length > 0) return { kind: "authority", places: authorities.map(({ place }) => place) };
    return { kind: "unknown" };
  }

  /** The kinds of keys that are known of a host, so that it can be asked for one of them: `ssh-ed25519` and the like. */
  keyTypesOf(hosts: readonly string[], port: number): readonly string[] {
    const known = this.#linesOf(hosts, port).filter(({ marker }) => marker === undefined);
    return [...new Set(known.map(({ keyType }) => keyType))];
  }

  #linesOf(hosts: readonly string[], port: number): KnownHost[] {
    const names = hosts.map((host) => nameOf(host, port).toLowerCase());
    return this.#lines.filter((line) => names.some((name) => matches(line.hosts, name)));
  }
}

/** The line that makes a key known, to be added to a `known_hosts` file by a person. */
export function knownHostsLine(host: string, port: number, key: Uint8Array): string {
  return `${nameOf(host, port)} ${keyTypeOf(key)} ${Buffer.from(key).toString("base64")}`;
}

function nameOf(host: string, port: number): string {
  return port === 22 ? host : `[${host}]:${port}`;
}

/** The fingerprint of a key as ssh shows it: "SHA256:…". */
export function fingerprintOf(key: Uint8Array): string {
  return `SHA256:${createHash("sha256").update(key).digest("base64").replace(/=+$/, "")}`;
}

/** The kind of a key: its first field on the wire. */
export function keyTypeOf(key: Uint8Array): string {
  const bytes = Buffer.from(key);
  return bytes.length < 4 ? "" : bytes.subarray(4, 4 + bytes.readUInt32BE(0)).toString("latin1");
}

function readLine(line: string, place: string): KnownHost | undefined {
  const words = line.trim().split(/[ \t]+/);
  if (words[0] === "" || words[0]!.startsWith("#")) return undefined;
  const hasMarker = words[0] === "@cert-authority" || words[0] === "@revoked";
  const marker = hasMarker ? (words.shift() as KnownHost["marker"]) : undefined;
  const [hosts, keyType, key] = words;
  if (hosts === undefined || keyType === undefined || key === undefined || hosts.startsWith("@"))
    return undefined;
  return { marker, hosts, keyType, key, place };
}

/** Whether a list of patterns, or a hash, stands for a host. */
function matches(hosts: string, name: string): boolean {
  return hosts.startsWith("|1|") ? matchesHash(hosts, name) : matchesPatterns(hosts.toLowerCase(), name);
}

function matchesHash(hosts: string, name: string): boolean {
  const [, , salt = "", hash = ""] = hosts.split("|");
  const expected = Buffer.from(hash, "base64");
  const actual = createHmac("sha1", Buffer.from(salt, "base64")).update(name).digest();
  return expected.length === actual.length && timingSafeEqual(expected, actual);
}
