import { expect, it } from "vitest";
import { errorHeadline } from "../../src/run/error-headline.ts";

it("is the type and the message, as far as the record has them, else the last line of the traceback", () => {
  const traceback = "Traceback (most recent call last):\n  ...\nKeyError: 'lr'\n";
  expect(errorHeadline({ type: "KeyError", message: "'lr'", traceback })).toBe("KeyError: 'lr'");
  expect(errorHeadline({ type: "AssertionError", message: "", traceback: "" })).toBe("AssertionError");
  expect(errorHeadline({ type: "", message: "out of memory", traceback: "" })).toBe("out of memory");
  expect(errorHeadline({ type: "", message: "", traceback })).toBe("KeyError: 'lr'");
  expect(errorHeadline({ type: "", message: "", traceback: "\n" })).toBe("Failed without a message");
});
