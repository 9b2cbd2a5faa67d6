import { expect, test } from "vitest";
import { pythonTraceback } from "../../../src/demo/format/python-traceback.ts";
import { RunFailure } from "../../../src/demo/run-failure.ts";

/** A failure whose frames are these, the nearest first. */
function failureAt(...frames: string[]): RunFailure {
  const failure = new RunFailure("FloatingPointError", "f is nan");
  failure.stack = ["Error: f is nan", ...frames.map((frame) => `    at ${frame}`)].join("\n");
  return failure;
}

test("a traceback has the nearest call last, and ends where the run was entered", () => {
  const failure = failureAt(
    "file:///home/me/atlas/src/minimise.ts:46:5",
    "Object.<anonymous> (file:///home/me/atlas/src/optimisers.ts:7:9)",
    "Object.run (C:\\atlas\\dist\\main.js:69:3)",
    "Object.work (file:///home/me/atlas/src/plan.ts:30:9)",
    "main (file:///home/me/atlas/src/main.ts:1:1)",
  );
  expect(pythonTraceback(failure)).toMatch(
    /^Traceback \(most recent call last\):\n {2}File ".*main\.js", line 69, in run\n {2}File "optimisers\.ts", line 7, in <lambda>\n {2}File "minimise\.ts", line 46, in <lambda>\nFloatingPointError: f is nan\n$/,
  );
});

test("the frames are those of the failure itself", () => {
  function work(): RunFailure {
    const descend = () => new RunFailure("LineSearchError", "no way down");
    return descend();
  }
  expect(pythonTraceback(work())).toMatch(
    /^Traceback .*\n {2}File "python-traceback\.test\.ts", line \d+, in descend\nLineSearchError: no way down\n$/,
  );
});
