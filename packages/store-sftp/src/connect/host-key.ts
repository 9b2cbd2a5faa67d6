import { appendFile, mkdir } from "node:fs/promises";
import { dirname } from "node:path";
import type { Ask } from "../ask.ts";
import type { HostSettings } from "../config/host-settings.ts";
import { readIfThere } from "../config/read-if-there.ts";
import { ConnectionRefusal } from "../errors.ts";
import { fingerprintOf, type HostKeyVerdict, KnownHosts, keyTypeOf, knownHostsLine } from "../known-hosts.ts";

/** What is done about keys of hosts that are not known. */
export interface HostKeyPolicy {
  /** Absent where there is nobody to ask. */
  readonly ask?: Ask;
  /** Whether the key of a host that nothing is known of is taken for its own. */
  readonly acceptNewHostKey?: boolean;
  /** Atlas's own `known_hosts`, where keys that were accepted are kept; they are not kept when absent. */
  readonly ownKnownHostsFile?: string;
}

const DEFAULT_PORT = 22;

/** The kinds of keys that Atlas can check, those preferred first. */
const KEY_ALGORITHMS = [
  "ssh-ed25519",
  "ecdsa-sha2-nistp256",
  "ecdsa-sha2-nistp384",
  "ecdsa-sha2-nistp521",
  "rsa-sha2-512",
  "rsa-sha2-256",
  "ssh-rsa",
] as const;
type KeyAlgorithm = (typeof KEY_ALGORITHMS)[number];

/** The kinds of keys to ask a host for: first those that it is known by. */
export function hostKeyAlgorithms(settings: HostSettings, policy: HostKeyPolicy): KeyAlgorithm[] {
  const known = knownHostsOf(settings, policy).keyTypesOf([settings.hostKeyName], settings.hostKeyPort);
  const isKnown = (algorithm: KeyAlgorithm) =>
    known.includes(algorithm.startsWith("rsa-") ? "ssh-rsa" : algorithm);
  return [...KEY_ALGORITHMS.filter(isKnown), ...KEY_ALGORITHMS.filter((one) => !isKnown(one))];
}

/**
 * Resolves when a key may be taken for that of a host: because it is known, or because it is new and a person says so.
 *
 * @throws {ConnectionRefusal} with what to do about it.
 */
export async function checkHostKey(
  settings: HostSettings,
  key: Uint8Array,
  policy: HostKeyPolicy,
): Promise<void> {
  const { hostKeyName, hostKeyPort } = settings;
  const known = knownHostsOf(settings, policy);
  let verdict = known.check([hostKeyName], hostKeyPort, key);
  // As ssh has it, a key that is known of a host is good at all of its ports.
  if (verdict.kind === "unknown" && hostKeyPort !== DEFAULT_PORT) {
    const elsewhere = known.check([hostKeyName], DEFAULT_PORT, key);
    if (elsewhere.kind === "known" || elsewhere.kind === "revoked") verdict = elsewhere;
  }
  if (verdict.kind === "known") return;
  if (verdict.kind !== "unknown") throw new ConnectionRefusal(refusal(settings, key, verdict));
  if (!(await isAccepted(settings, key, policy))) {
    throw new ConnectionRefusal(
      `The host ${settings.alias} is not known. It shows the key ${described(key)}: if that is right, connect to it once with ssh, or start Atlas with --accept-new-host-key`,
    );
  }
  await remember(knownHostsLine(hostKeyName, hostKeyPort, key), policy);
}

function knownHostsOf({ knownHostsFiles }: HostSettings, { ownKnownHostsFile }: HostKeyPolicy): KnownHosts {
  const files = ownKnownHostsFile === undefined ? knownHostsFiles : [...knownHostsFiles, ownKnownHostsFile];
  return new KnownHosts(files.map((file) => [file, readIfThere(file) ?? ""] as const));
}

async function isAccepted(
  { alias, host, port }: HostSettings,
  key: Uint8Array,
  { ask, acceptNewHostKey = false }: HostKeyPolicy,
): Promise<boolean> {
  if (acceptNewHostKey) return true;
  const name = alias === host ? alias : `${alias} (${host})`;
  const place = port === DEFAULT_PORT ? name : `${name}, port ${port},`;
  let question = `The host ${place} is not known. It shows the key\n  ${described(key)}\nConnect to it, and know it from now on (yes/no)? `;
  for (;;) {
    const answer = (await ask?.(question, { echo: true }))?.trim().toLowerCase();
    if (answer === "yes") return true;
    if (answer === undefined || answer === "no") return false;
    if (answer === fingerprintOf(key).toLowerCase()) return true;
    question = "Please type yes, no or the fingerprint: ";
  }
}

async function remember(line: string, { ownKnownHostsFile }: HostKeyPolicy): Promise<void> {
  if (ownKnownHostsFile === undefined) return;
  await mkdir(dirname(ownKnownHostsFile), { recursive: true, mode: 0o700 });
  await appendFile(ownKnownHostsFile, `${line}\n`, { mode: 0o600 });
}

function refusal(
  { alias, hostKeyName, hostKeyPort }: HostSettings,
  key: Uint8Array,
  verdict: Exclude<HostKeyVerdict, { kind: "known" | "unknown" }>,
): string {
  const places = verdict.places.join("; ");
  const name = hostKeyPort === DEFAULT_PORT ? hostKeyName : `[${hostKeyName}]:${hostKeyPort}`;
  switch (verdict.kind) {
    case "changed":
      return `THE KEY OF ${alias} HAS CHANGED: somebody may be listening in, or the machine was set up anew. It shows ${described(key)}; another one is known from ${places}. Atlas does not connect. If its administrators say that the change is right, remove the old key with: ssh-keygen -R "${name}"`;
    case "revoked":
      return `THE KEY OF ${alias} IS REVOKED (${places}): ${described(key)}. Atlas does not connect: ask the machine's administrators`;
    case "authority":
      return `The host ${alias} is vouched for by a certificate authority alone (${places}), which Atlas does not check. It shows ${described(key)}: if that is right, add it to ~/.ssh/known_hosts as this line: ${knownHostsLine(hostKeyName, hostKeyPort, key)}`;
  }
}

function described(key: Uint8Array): string {
  return `${keyTypeOf(key)} ${fingerprintOf(key)}`;
}
