import ssh2, {
  type AnyAuthMethod,
  type AuthenticationType,
  type IdentityCallback,
  type ParsedKey,
  type SignCallback,
  type SigningRequestOptions,
} from "ssh2";
import type { Ask } from "../ask.ts";
import type { HostSettings } from "../config/host-settings.ts";
import { type Identity, identitiesOf } from "./identities.ts";
import type { Keyring } from "./key-file.ts";

/** The ways to sign in that Atlas knows, in the order in which ssh tries them. */
const METHODS = ["publickey", "keyboard-interactive", "password"] as const;
type Method = (typeof METHODS)[number];

/** How often a person is asked, as in ssh. */
const QUESTION_TRIES = 3;

/** What signing in needs of who connects. */
export interface Credentials {
  /** Absent where there is nobody to ask. */
  readonly ask?: Ask;
  readonly keyring: Keyring;
}

/** One sign-in at one machine: what is tried next, and what was tried. */
export class SignIn {
  readonly #settings: HostSettings;
  readonly #ask: Ask | undefined;
  readonly #identities: AsyncIterator<Identity>;
  readonly #left = new Map<Method, number>(METHODS.map((method) => [method, QUESTION_TRIES]));
  readonly #refused: string[] = [];
  readonly #unusable: string[] = [];
  #accepted: readonly string[] | undefined;
  #hasSigned = false;

  constructor(settings: HostSettings, { ask, keyring }: Credentials) {
    this.#settings = settings;
    this.#ask = ask;
    this.#identities = identitiesOf(settings, keyring, ask, (words) => this.#unusable.push(words));
  }

  /**
   * What is to be tried next; `false` when nothing is left.
   *
   * @param methodsLeft what the machine accepts; `null` before it has said so
   */
  async next(methodsLeft: readonly AuthenticationType[] | null): Promise<AnyAuthMethod | false> {
    const { user: username } = this.#settings;
    // Trying nothing is how a machine is asked what it accepts.
    if (methodsLeft === null && this.#accepted === undefined) {
      this.#accepted = [];
      return { type: "none", username };
    }
    // A key that was taken, and yet was not enough: something else is wanted besides. ssh2 does not say what.
    if (this.#hasSigned) this.#left.delete("publickey");
    else this.#accepted = methodsLeft ?? [];
    for (const method of METHODS) {
      if (!this.#hasSigned && !this.#accepted?.includes(method)) continue;
      const attempt = await this.#attempt(method, username);
      if (attempt !== undefined) return attempt;
      this.#left.delete(method);
    }
    return false;
  }

  /** Why it failed, as a clause: what the machine accepts, what was tried, and what could not be. */
  account(): string {
    const sentences = [`it accepts ${this.#accepted?.join(", ") || "nothing that Atlas knows"}`];
    sentences.push(
      this.#refused.length > 0 ? `it refused ${this.#refused.join(", ")}` : "nothing could be tried",
    );
    if (this.#unusable.length > 0) sentences.push(`not tried: ${this.#unusable.join(", ")}`);
    return sentences.join("; ");
  }

  async #attempt(method: Method, username: string): Promise<AnyAuthMethod | undefined> {
    const left = this.#left.get(method) ?? 0;
    if (left === 0) return undefined;
    if (method === "publickey") return this.#attemptKey(username);
    if (this.#ask === undefined) {
      this.#unusable.push(`${method} (there is no terminal to ask at)`);
      return undefined;
    }
    this.#left.set(method, left - 1);
    return method === "password" ? this.#attemptPassword(username) : this.#attemptQuestions(username);
  }

  async #attemptKey(username: string): Promise<AnyAuthMethod | undefined> {
    const { value: identity, done } = await this.#identities.next();
    if (done) return undefined;
    this.#refused.push(identity.name);
    return {
      type: "agent",
      username,
      agent: new OneKeyAgent(identity, (error) => {
        if (error === undefined) this.#hasSigned = true;
        else {
          this.#refused.splice(this.#refused.indexOf(identity.name), 1);
          this.#unusable.push(error.message);
        }
      }),
    };
  }

  async #attemptPassword(username: string): Promise<AnyAuthMethod | undefined> {
    const password = await this.#ask?.(`Password of ${this.#who()}: `, { echo: false });
    if (password === undefined) return undefined;
    this.#noteRefused("a password");
    return { type: "password", username, password };
  }

  #attemptQuestions(username: string): AnyAuthMethod {
    this.#noteRefused("answers to its questions");
    return {
      type: "keyboard-interactive",
      username,
      prompt: (name, instructions, _language, prompts, finish) => {
        const answerAll = async () => {
          const answers: string[] = [];
          const heading = [name, instructions].filter((text) => text !== "").join("\n");
          for (const [i, { prompt, echo = false }] of prompts.entries()) {
            const question = i === 0 && heading !== "" ? `${heading}\n${prompt}` : prompt;
            const answer = await this.#ask?.(`(${this.#who()}) ${printable(question)}`, { echo });
            if (answer === undefined) {
              this.#left.delete("keyboard-interactive");
              break;
            }
            answers.push(answer);
          }
          finish(answers);
        };
        // The machine may have hung up while a person was thinking.
        answerAll().catch(() => undefined);
      },
    };
  }

  #noteRefused(what: string): void {
    if (!this.#refused.includes(what)) this.#refused.push(what);
  }

  #who(): string {
    return `${this.#settings.user}@${this.#settings.alias}`;
  }
}

/** The text without what would steer a terminal: it comes from a machine that may be anybody's. */
function printable(text: string): string {
  return text.replace(/[^\P{Cc}\n]/gu, "");
}

/** An agent that has one key, whose passphrase is asked for only when the machine would take it. */
class OneKeyAgent extends ssh2.BaseAgent<ParsedKey> {
  readonly #identity: Identity;
  readonly #signed: (error?: Error) => void;

  constructor(identity: Identity, signed: (error?: Error) => void) {
    super();
    this.#identity = identity;
    this.#signed = signed;
  }

  override getIdentities(callback: IdentityCallback<ParsedKey>): void {
    callback(null, [this.#identity.publicKey]);
  }

  override sign(
    _key: ParsedKey,
    data: Buffer,
    options: SigningRequestOptions | SignCallback,
    callback?: SignCallback,
  ): void {
    const [given, done] = typeof options === "function" ? [{}, options] : [options, callback];
    this.#identity.sign(data, (given as SigningRequestOptions).hash).then(
      (signature) => {
        this.#signed();
        done?.(null, signature);
      },
      (error: Error) => {
        this.#signed(error);
        done?.(error);
      },
    );
  }
}
