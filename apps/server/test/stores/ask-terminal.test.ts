import { PassThrough } from "node:stream";
import { describe, expect, test } from "vitest";
import { type Terminal, terminalAsk } from "../../src/stores/ask-terminal.ts";

/** A terminal that somebody types at, and what it shows. */
function openTerminal() {
  const input = Object.assign(new PassThrough(), { isTTY: true });
  const output = Object.assign(new PassThrough(), { isTTY: true, columns: 80 });
  let shown = "";
  output.on("data", (chunk: Buffer) => {
    shown += chunk.toString();
  });
  const terminal = { input, output } as unknown as Terminal;
  return { ask: terminalAsk(terminal)!, type: (text: string) => input.write(text), shown: () => shown };
}

describe("asking at a terminal", () => {
  test("shows the question, and what is typed only where that is wanted", async () => {
    const { ask, type, shown } = openTerminal();
    const password = ask("Password: ", { echo: false });
    type("sesame\r");
    expect(await password).toBe("sesame");
    const name = ask("Name: ", { echo: true });
    type("Ali\r");
    expect(await name).toBe("Ali");
    expect(shown()).toContain("Password: \n");
    expect(shown()).not.toContain("sesame");
    expect(shown()).toContain("Ali");
  });

  test("asks one question after the other", async () => {
    const { ask, type } = openTerminal();
    const answers = [ask("one ", { echo: false }), ask("two ", { echo: false })];
    type("1\r");
    expect(await answers[0]).toBe("1");
    type("2\r");
    expect(await answers[1]).toBe("2");
  });

  test("has no answer of somebody who ends the input", async () => {
    const { ask, type } = openTerminal();
    const answer = ask("Passphrase: ", { echo: false });
    type("\x04");
    expect(await answer).toBeUndefined();
  });

  test("is none where nobody is there", () => {
    const { stdin, stderr } = process;
    const pipe = Object.assign(new PassThrough(), { isTTY: false });
    expect(terminalAsk({ input: pipe as unknown as typeof stdin, output: stderr })).toBeUndefined();
  });
});
