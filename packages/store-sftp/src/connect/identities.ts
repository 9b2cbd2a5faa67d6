import ssh2, { type BaseAgent, type ParsedKey } from "ssh2";
import type { Ask } from "../ask.ts";
import type { HostSettings } from "../config/host-settings.ts";
import { answered } from "./answered.ts";
import { type Keyring, readKeyFile } from "./key-file.ts";

/** A key to sign in with. */
export interface Identity {
  /** For people: "the key FILE", "the agent's key COMMENT". */
  readonly name: string;
  readonly publicKey: ParsedKey;
  /** @param hash which hash to sign with, where the kind of key leaves a choice */
  sign(data: Buffer, hash: string | undefined): Promise<Buffer>;
}

/** For how long the agent may keep one waiting: it may ask somebody. */
const AGENT_TIMEOUT_MS = 10_000;

/**
 * The keys to sign in with, in the order in which ssh tries them: those of the agent that are among the files, the
 * agent's others unless `IdentitiesOnly` is set, and the files. What cannot be used is told to `note`, and not told
 * where it is simply not there.
 */
export async function* identitiesOf(
  { identityFiles, identitiesOnly, agentSocket }: HostSettings,
  keyring: Keyring,
  ask: Ask | undefined,
  note: (words: string) => void,
): AsyncGenerator<Identity> {
  const files = identityFiles.map((path) => ({ path, file: readKeyFile(path, keyring, ask) }));
  const publicKeys = files.flatMap(({ file }) =>
    typeof file === "object" && file.publicKey !== undefined ? [file.publicKey] : [],
  );
  const ofAgent = agentSocket === undefined ? [] : await identitiesOfAgent(agentSocket, note);
  const isAmongFiles = ({ publicKey }: Identity) => publicKeys.some((key) => isSame(key, publicKey));
  yield* ofAgent.filter(isAmongFiles);
  if (!identitiesOnly) yield* ofAgent.filter((identity) => !isAmongFiles(identity));

  for (const { path, file } of files) {
    if (file === undefined) continue;
    if (typeof file === "string") {
      note(`the key ${path} ${file}`);
      continue;
    }
    const publicKey = file.publicKey ?? (await file.unlock());
    if (publicKey === undefined) note(`the key ${path} needs its passphrase`);
    else if (!ofAgent.some((identity) => isSame(identity.publicKey, publicKey))) {
      const name = `the key ${path}`;
      yield {
        name,
        publicKey,
        async sign(data, hash) {
          const key = await file.unlock();
          if (key === undefined) throw new Error(`${name} needs its passphrase`);
          return key.sign(data, hash);
        },
      };
    }
  }
}

async function identitiesOfAgent(socket: string, note: (words: string) => void): Promise<Identity[]> {
  try {
    const agent = ssh2.createAgent(socket);
    const answer = new Promise<readonly ParsedKey[]>((resolve, reject) => {
      agent.getIdentities((error, found) => (error ? reject(error) : resolve((found ?? []) as ParsedKey[])));
    });
    const keys = await answered(answer, AGENT_TIMEOUT_MS, () => undefined);
    return keys.map((key) => identityOfAgent(agent, key));
  } catch (error) {
    note(`the agent at ${socket} does not answer: ${(error as Error).message}`);
    return [];
  }
}

function identityOfAgent(agent: BaseAgent, publicKey: ParsedKey): Identity {
  return {
    name: `the agent's key ${publicKey.comment || publicKey.type}`,
    publicKey,
    sign: (data, hash) =>
      new Promise((resolve, reject) => {
        const options = hash === undefined ? {} : { hash: hash as "sha256" };
        agent.sign(publicKey, data, options, (error, signature) => {
          if (signature !== undefined) resolve(Buffer.from(signature));
          else reject(error ?? new Error("the agent did not sign"));
        });
      }),
  };
}

function isSame(a: ParsedKey, b: ParsedKey): boolean {
  return a.getPublicSSH().equals(b.getPublicSSH());
}
