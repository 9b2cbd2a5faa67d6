import { describe, expect, it } from "vitest";
import { isLibraryFile, tracebackParts } from "../../src/run/traceback.ts";

const TRACEBACK = `Traceback (most recent call last):
  File "/opt/venv/lib/python3.12/site-packages/metalab/runner.py", line 88, in run
    result = operation(context)
  File "/opt/venv/lib/python3.12/site-packages/torch/nn/module.py", line 12, in __call__
    return self.forward(x)
           ~~~~~~~~~~~~^^^
  File "/home/me/sweep/train.py", line 41, in step
    raise ValueError(
        "lr")
ValueError: lr must be positive

During handling of the above exception, another exception occurred:

Traceback (most recent call last):
  File "/usr/lib/python3.12/json/decoder.py", line 3, in decode
  [Previous line repeated 990 more times]
RecursionError: too deep`;

describe("tracebackParts", () => {
  const parts = tracebackParts(TRACEBACK);

  it("sets the frames of the user's own code apart from those of libraries", () => {
    expect(parts.map((part) => part.kind)).toEqual(["text", "library", "own", "text", "library", "text"]);
    expect(parts[1]).toMatchObject({ frames: [{ function: "run", line: "88" }, { function: "__call__" }] });
    expect(parts[2]).toEqual({
      kind: "own",
      frame: {
        file: "/home/me/sweep/train.py",
        line: "41",
        function: "step",
        code: ["    raise ValueError(", '        "lr")'],
      },
    });
  });
  it("keeps every line", () => {
    const frameLines = (frame: { code: readonly string[] }) => 1 + frame.code.length;
    const count = parts.reduce((sum, part) => {
      if (part.kind === "text") return sum + part.lines.length;
      const frames = part.kind === "own" ? [part.frame] : part.frames;
      return sum + frames.reduce((lines, frame) => lines + frameLines(frame), 0);
    }, 0);
    expect(count).toBe(TRACEBACK.split("\n").length);
  });
  it("takes a text of another form as it is", () => {
    expect(tracebackParts("just words")).toEqual([{ kind: "text", lines: ["just words"] }]);
  });
});

describe("isLibraryFile", () => {
  it("knows Python, installed packages and metalab", () => {
    for (const file of [
      "/usr/lib/python3.12/json/decoder.py",
      "C:\\venv\\Lib\\site-packages\\numpy\\core.py",
      "<frozen importlib._bootstrap>",
      "/src/metalab/runner.py",
    ])
      expect(isLibraryFile(file), file).toBe(true);
    for (const file of ["/home/me/train.py", "<string>", "/home/me/metalab_runs/train.py"])
      expect(isLibraryFile(file), file).toBe(false);
  });
});
