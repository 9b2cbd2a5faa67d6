import ssh2, { type ParsedKey } from "ssh2";
import type { Ask } from "../ask.ts";
import { readIfThere } from "../config/read-if-there.ts";

/** How often a passphrase is asked for, as in ssh. */
const PASSPHRASE_TRIES = 3;

/** A private key in a file, which may be encrypted. */
export interface KeyFile {
  /** `undefined` where it cannot be said without the passphrase. */
  readonly publicKey: ParsedKey | undefined;
  /** The private key; `undefined` when there is nobody to ask for the passphrase, or nobody knows it. */
  unlock(): Promise<ParsedKey | undefined>;
}

/** Keys that were decrypted, by their files: so that a connection that is mended need not ask again. */
export type Keyring = Map<string, ParsedKey>;

/** What a key file holds; `undefined` when it is not there, and what is wrong with it when it is no key. */
export function readKeyFile(path: string, keyring: Keyring, ask?: Ask): KeyFile | string | undefined {
  const known = keyring.get(path);
  if (known !== undefined) return { publicKey: known, unlock: async () => known };
  const text = readIfThere(path);
  if (text === undefined) return undefined;
  const key = keyOf(text);
  if (!(key instanceof Error)) {
    if (key.isPrivateKey()) return { publicKey: key, unlock: async () => key };
    return "is a public key: the private one is needed";
  }
  if (!/passphrase|encrypted/i.test(key.message)) return `cannot be read: ${key.message}`;
  return {
    publicKey: publicKeyBeside(path) ?? publicKeyWithin(text),
    unlock: () => unlocked(path, text, keyring, ask),
  };
}

async function unlocked(
  path: string,
  text: string,
  keyring: Keyring,
  ask?: Ask,
): Promise<ParsedKey | undefined> {
  for (let left = PASSPHRASE_TRIES; left > 0; left--) {
    const again = left === PASSPHRASE_TRIES ? "" : "That is not it. ";
    const passphrase = await ask?.(`${again}Passphrase for the key ${path}: `, { echo: false });
    if (passphrase === undefined || passphrase === "") return undefined;
    const key = keyOf(text, passphrase);
    if (key instanceof Error) continue;
    keyring.set(path, key);
    return key;
  }
  return undefined;
}

function publicKeyBeside(path: string): ParsedKey | undefined {
  const text = readIfThere(`${path}.pub`);
  const key = text === undefined ? undefined : keyOf(text);
  return key instanceof Error ? undefined : key;
}

const OPENSSH_KEY = /-----BEGIN OPENSSH PRIVATE KEY-----([\s\S]+?)-----END/;
const OPENSSH_MAGIC = "openssh-key-v1\0";

/** OpenSSH's own format keeps the public key in clear. @see OpenSSH's PROTOCOL.key */
function publicKeyWithin(text: string): ParsedKey | undefined {
  const bytes = Buffer.from(OPENSSH_KEY.exec(text)?.[1] ?? "", "base64");
  if (bytes.toString("latin1", 0, OPENSSH_MAGIC.length) !== OPENSSH_MAGIC) return undefined;
  let at = OPENSSH_MAGIC.length;
  const next = () => {
    const start = at + 4;
    at = start + bytes.readUInt32BE(at);
    return bytes.subarray(start, at);
  };
  try {
    // The cipher, the derivation of its key, and the options of that; then the number of keys, which is 1.
    for (let skipped = 0; skipped < 3; skipped++) next();
    at += 4;
    const blob = next();
    const type = blob.toString("latin1", 4, 4 + blob.readUInt32BE(0));
    const key = keyOf(`${type} ${blob.toString("base64")}`);
    return key instanceof Error ? undefined : key;
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function keyOf(text: string, passphrase?: string): ParsedKey | Error {
  // A list, whatever its types say, where a format may hold several keys.
  const parsed = ssh2.utils.parseKey(text, passphrase) as ParsedKey | ParsedKey[] | Error;
  return Array.isArray(parsed) ? parsed[0]! : parsed;
}
