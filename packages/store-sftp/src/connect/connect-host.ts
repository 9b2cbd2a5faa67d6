import type { Readable } from "node:stream";
import { AtlasError } from "@atlas/core";
import ssh2, { type AnyAuthMethod, type Client, type NextAuthHandler } from "ssh2";
import type { HostSettings } from "../config/host-settings.ts";
import { ConnectionRefusal, socketTrouble } from "../errors.ts";
import { checkHostKey, type HostKeyPolicy, hostKeyAlgorithms } from "./host-key.ts";
import { type Credentials, SignIn } from "./sign-in.ts";
import { Watchdog } from "./watchdog.ts";

/** Who connects: what they sign in with, and which hosts they trust. */
export type Visitor = Credentials & HostKeyPolicy;

/**
 * Connects to one machine and signs in. Waits for answers of the machine for as long as the settings say, and for
 * those of a person for as long as the machine does.
 *
 * @param through a stream that ends at the machine; a connection of its own is made when absent
 * @throws {AtlasError} `unavailable`, with what was tried and why it failed.
 */
export function connectHost(settings: HostSettings, visitor: Visitor, through?: Readable): Promise<Client> {
  const client: Client = new ssh2.Client();
  let refusal: AtlasError | undefined;
  let trustedKey: Buffer | undefined;
  let isReady = false;
  let isOver = false;

  return new Promise((resolve, reject) => {
    const fail = (error: AtlasError) => {
      isOver = true;
      patience.rest();
      reject(error);
      client.destroy();
    };
    const seconds = settings.connectTimeoutMs / 1000;
    const patience = new Watchdog(settings.connectTimeoutMs, () =>
      fail(failure(settings, `it does not answer within ${seconds} s`)),
    );
    const patientVisitor = whoRests(patience, visitor, () => isOver);
    const signIn = new SignIn(settings, patientVisitor);

    const verifyHostKey = (key: Buffer, verify: (isTrusted: boolean) => void) => {
      // Keys are exchanged anew now and then.
      if (trustedKey?.equals(key)) return verify(true);
      checkHostKey(settings, key, patientVisitor).then(
        () => {
          trustedKey = Buffer.from(key);
          if (!isOver) verify(true);
        },
        (error: unknown) => {
          refusal = error instanceof AtlasError ? error : failure(settings, String(error), error);
          if (!isOver) verify(false);
        },
      );
    };

    client
      .on("ready", () => {
        isReady = true;
        patience.rest();
        // On a stream through another machine there is none: that machine's own connection has it.
        if (through === undefined) client.setNoDelay(true);
        resolve(client);
      })
      .on("error", (error: Error & { level?: string; code?: unknown }) => {
        // An agent that does not sign: the next key is tried.
        if (error.level === "agent" || isReady) return;
        if (error.level === "client-authentication") {
          fail(refused(settings, `it does not let ${settings.user} in: ${signIn.account()}`, error));
        } else {
          const words = socketTrouble(error);
          // A number is the machine's own reason, such as that it was tried too often.
          const isTold = typeof error.code === "number" && trustedKey !== undefined;
          const told = () => refused(settings, `${words}; ${signIn.account()}`, error);
          fail(refusal ?? (isTold ? told() : failure(settings, words, error)));
        }
      })
      .on("close", () => {
        const words = trustedKey === undefined ? "" : `; ${signIn.account()}`;
        fail(refusal ?? failure(settings, `it closed the connection before anybody was signed in${words}`));
      });

    patience.feed();
    client.connect({
      ...(through === undefined ? { host: settings.host, port: settings.port } : { sock: through }),
      username: settings.user,
      readyTimeout: 0,
      keepaliveInterval: settings.keepAliveIntervalMs,
      keepaliveCountMax: settings.keepAliveCount,
      algorithms: { serverHostKey: hostKeyAlgorithms(settings, visitor) },
      hostVerifier: verifyHostKey,
      authHandler: (methodsLeft, _isPartial, next: NextAuthHandler) => {
        patience.feed();
        signIn.next(methodsLeft).then(
          // `false`, which ends the signing in, is missing in its type.
          (method) => {
            if (!isOver) next(method as AnyAuthMethod);
          },
          (error: unknown) => fail(failure(settings, String(error), error)),
        );
      },
    });
  });
}

/** The visitor, with the machine's time not running while a person is asked. */
function whoRests(patience: Watchdog, visitor: Visitor, isOver: () => boolean): Visitor {
  const { ask } = visitor;
  if (ask === undefined) return visitor;
  return {
    ...visitor,
    ask: (question, options) => {
      patience.rest();
      return ask(question, options).finally(() => {
        if (!isOver()) patience.feed();
      });
    },
  };
}

function failure(settings: HostSettings, words: string, cause?: unknown): AtlasError {
  return new AtlasError("unavailable", sentence(settings, words), { cause });
}

function refused(settings: HostSettings, words: string, cause?: unknown): AtlasError {
  return new ConnectionRefusal(sentence(settings, words), cause);
}

function sentence({ alias, host, port }: HostSettings, words: string): string {
  const name = alias === host ? alias : `${alias} (${host})`;
  return `Cannot connect to ${port === 22 ? name : `${name}, port ${port}`}: ${words}`;
}
