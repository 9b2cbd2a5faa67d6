import { MessageChannel, type MessagePort, receiveMessageOnPort, Worker } from "node:worker_threads";
import type { StorePath } from "@atlas/store";

/** What a thread is sent: the files to be read, and the memory to read them into. */
export interface Request {
  readonly places: readonly string[];
  readonly memory: ArrayBuffer;
}

/** What a thread sends back: the files one after another in the memory that it was sent. */
export interface Answer {
  readonly memory: ArrayBuffer;
  /** Where each file ends; -1 for one that is to be read by somebody else. */
  readonly ends: readonly number[];
  /** Of each of the others: size, mtimeMs, ctimeMs and inode. */
  readonly stats: readonly number[];
  readonly tookMs: number;
}

/** How many files a thread is asked for at a time: so many that asking costs little, so few that none waits long. */
export const FILES_OF_REQUEST = 64;

/** Room for that many records; what finds none is read otherwise. */
const MEMORY_BYTES = 512 * 1024;

/** While one request is answered, the next one waits already. */
const MAX_REQUESTS = 2;

/** How long a thread is kept that nobody needs. */
const IDLE_MS = 5000;

/** Threads that nobody uses now. */
const idle = new Set<ReaderThread>();

/** Whether a thread could not be started: then it is tried no more. */
let isImpossible = false;

/** A thread that reads small files: what costs time is the system's calls, not what is made of the bytes. */
export class ReaderThread {
  readonly #worker: Worker;
  readonly #port: MessagePort;
  /** What was asked for and not answered, in order. */
  readonly #asked: (readonly StorePath[])[] = [];
  readonly #memories = Array.from({ length: MAX_REQUESTS }, () => new ArrayBuffer(MEMORY_BYTES));
  #isBroken = false;
  #hasAnswered = false;
  #ending: NodeJS.Timeout | undefined;

  private constructor() {
    const { port1, port2 } = new MessageChannel();
    this.#port = port1;
    this.#worker = new Worker(new URL("./file-reader.js", import.meta.url), {
      workerData: { port: port2 },
      transferList: [port2],
      execArgv: [],
    });
    this.#worker.on("error", () => {
      this.#isBroken = true;
      isImpossible = !this.#hasAnswered;
    });
    this.#worker.on("exit", () => {
      this.#isBroken = true;
    });
    this.#worker.unref();
  }

  /** A thread that nobody uses, or a new one; `undefined` where there can be none. */
  static take(): ReaderThread | undefined {
    const [thread] = idle;
    if (thread === undefined) return isImpossible ? undefined : new ReaderThread();
    idle.delete(thread);
    clearTimeout(thread.#ending);
    return thread;
  }

  /** Whether it will answer no more. */
  get isBroken(): boolean {
    return this.#isBroken;
  }

  /** Whether it can be asked for more. */
  get isFree(): boolean {
    return !this.#isBroken && this.#memories.length > 0;
  }

  /** Whether answers are to come. */
  get isAsked(): boolean {
    return this.#asked.length > 0;
  }

  /** Asks for files, which the answer names by their paths. */
  ask(paths: readonly StorePath[], places: readonly string[]): void {
    const memory = this.#memories.pop()!;
    this.#asked.push(paths);
    this.#port.postMessage({ places, memory } satisfies Request, [memory]);
  }

  /** The next answer, if it is there; its memory is to be given back. */
  poll(): { readonly paths: readonly StorePath[]; readonly answer: Answer } | undefined {
    const received = receiveMessageOnPort(this.#port);
    if (received === undefined) return undefined;
    this.#hasAnswered = true;
    return { paths: this.#asked.shift()!, answer: received.message as Answer };
  }

  /** Takes memory back whose bytes are not needed any more. */
  giveBack(memory: ArrayBuffer): void {
    this.#memories.push(memory);
  }

  /** What it was asked for and will not answer. */
  abandoned(): StorePath[] {
    return this.#asked.splice(0).flat();
  }

  /** Lets others use it; one of which answers are to come, which nobody waits for, ends. */
  release(): void {
    if (this.#isBroken || this.#asked.length > 0 || this.#memories.length < MAX_REQUESTS) {
      this.#end();
      return;
    }
    idle.add(this);
    this.#ending = setTimeout(() => this.#end(), IDLE_MS).unref();
  }

  #end(): void {
    idle.delete(this);
    this.#port.close();
    void this.#worker.terminate();
  }
}
