import { Agent, request } from "node:http";

/** What is asked of a server. */
export interface Question {
  readonly method: "GET" | "POST" | "PUT";
  readonly path: string;
  readonly body?: string | Buffer;
  readonly headers?: Readonly<Record<string, string>>;
}

/** What a server answered, and how long that took to the last byte. */
export interface Answer {
  readonly status: number;
  readonly etag: string | undefined;
  readonly sizeBytes: number;
  readonly tookMs: number;
  /** Empty unless it was to be kept. */
  readonly bytes: Buffer;
}

/** Asks over one of an agent's connections. */
export function askServer(agent: Agent, port: number, question: Question, isKept = false): Promise<Answer> {
  const { method, path, body, headers = {} } = question;
  const startedAt = performance.now();
  return new Promise((resolve, reject) => {
    const length = body === undefined ? {} : { "content-length": Buffer.byteLength(body) };
    const options = { agent, host: "127.0.0.1", port, method, path, headers: { ...headers, ...length } };
    request(options, (response) => {
      const kept: Buffer[] = [];
      let sizeBytes = 0;
      response.on("data", (bytes: Buffer) => {
        sizeBytes += bytes.length;
        if (isKept) kept.push(bytes);
      });
      response.once("error", reject);
      response.once("end", () => {
        const { statusCode: status = 0, headers } = response;
        const tookMs = performance.now() - startedAt;
        resolve({ status, etag: headers.etag, sizeBytes, tookMs, bytes: Buffer.concat(kept) });
      });
    })
      .once("error", reject)
      .end(body);
  });
}

/** Asks questions one after the other over each of some connections. Returns how long all of them took, and each. */
export async function askAll(
  port: number,
  questions: readonly Question[],
  connections: number,
): Promise<{ readonly allMs: number; readonly eachMs: readonly number[] }> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const eachMs: number[] = [];
  let next = 0;
  const lane = async () => {
    for (let question = questions[next++]; question !== undefined; question = questions[next++]) {
      const { status, tookMs } = await askServer(agent, port, question);
      if (status !== 200 && status !== 304) throw new Error(`${question.path} answered with ${status}`);
      eachMs.push(tookMs);
    }
  };
  const startedAt = performance.now();
  await Promise.all(Array.from({ length: connections }, lane));
  const allMs = performance.now() - startedAt;
  agent.destroy();
  return { allMs, eachMs };
}
