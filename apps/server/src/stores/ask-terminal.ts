import { createInterface } from "node:readline";
import { Writable } from "node:stream";

/** Where a person types, and where they are spoken to. */
export interface Terminal {
  readonly input: NodeJS.ReadStream;
  readonly output: NodeJS.WriteStream;
}

/**
 * What asks the person at the terminal, one question after the other; `undefined` where there is none. An answer is
 * `undefined` when they give up: by Ctrl-D, or by Ctrl-C, which ends the process besides. What is typed is shown only
 * where `echo` says so.
 */
export function terminalAsk({ input, output }: Terminal = { input: process.stdin, output: process.stderr }) {
  if (!input.isTTY || !output.isTTY) return undefined;
  let last: Promise<unknown> = Promise.resolve();
  return (question: string, options: { readonly echo: boolean }): Promise<string | undefined> => {
    const answer = last.then(() => askOnce({ input, output }, question, options.echo));
    last = answer;
    return answer;
  };
}

function askOnce({ input, output }: Terminal, question: string, echo: boolean): Promise<string | undefined> {
  const silence = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input, output: echo ? output : silence, terminal: true, historySize: 0 });
  return new Promise((resolve) => {
    const finish = (answer?: string) => {
      if (!echo) output.write("\n");
      resolve(answer);
      lines.close();
    };
    lines.once("line", finish);
    lines.once("close", () => resolve(undefined));
    lines.once("SIGINT", () => {
      finish();
      process.kill(process.pid, "SIGINT");
    });
    if (!echo) output.write(question);
    lines.setPrompt(echo ? question : "");
    lines.prompt();
  });
}
