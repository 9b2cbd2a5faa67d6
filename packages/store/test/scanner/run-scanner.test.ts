import { sampleRuns } from "@atlas/core/testing";
import { runRecordText } from "@atlas/store/testing";
import { expect, it } from "vitest";
import { RunScanner } from "../../src/scanner/run-scanner.ts";
import { mutate, random } from "../decode/mutate.ts";
import { isScanned } from "./compare-with-decoder.ts";

/** `ATLAS_FUZZ=1000000 npx vitest run --project unit packages/store/test/scanner` is the long run. */
const INPUTS = Number(process.env["ATLAS_FUZZ"] ?? 20_000);

/** As metalab writes it. */
const RECORD = `{
  "_schema_version": "0.1",
  "artifacts": [
    {
      "artifact_id": "a-1",
      "content_hash": null,
      "format": "npz",
      "kind": "numpy",
      "metadata": {
        "_run_id": "4c6951009102e429",
        "shape": [3, 4]
      },
      "name": "curve",
      "size_bytes": 234,
      "uri": "/scratch/caf\\u00e9/curve.npz"
    }
  ],
  "context_fingerprint": "44136fa355b3678a",
  "duration_ms": 1904,
  "error": {
    "args": [
      {}
    ],
    "message": "f is \\"NaN\\" \\u0000 \\ud83d",
    "traceback": "Traceback\\n",
    "type": "ValueError"
  },
  "experiment_id": "sweep:2",
  "finished_at": "2026-03-03T09:15:11.747431+02:00",
  "metrics": {
    "": 1,
    "best": -Infinity,
    "big": 9007199254740993,
    "converged": true,
    "curve": [1, 2.5, NaN, "x"],
    "f": 0.8414709848078965,
    "great": 1.7976931348623157e+308,
    "loss": NaN,
    "n": 5000,
    "nothing": null,
    "tiny": 5e-324,
    "zero": -0.0
  },
  "notes": null,
  "params_fingerprint": "9c2f",
  "params_resolved": {
    "__proto__": 1,
    "algorithm": "adam",
    "lr": 1e-06
  },
  "provenance": {
    "code_hash": "3ba1",
    "executor_id": "process",
    "extra": {},
    "host": null,
    "metalab_version": "0.4.1",
    "python_version": "3.12.4"
  },
  "run_id": "4c6951009102e429",
  "seed_fingerprint": "17ab",
  "started_at": "2026-03-03T09:15:09.843056",
  "status": "success",
  "tags": [
    "a",
    "b"
  ],
  "warnings": [
    {
      "text": "Infinity"
    }
  ]
}`;

const encoder = new TextEncoder();
const isTextScanned = (text: string, scanner = new RunScanner()) => isScanned(scanner, encoder.encode(text));
const recordWith = (before: string, after: string) => {
  expect(RECORD).toContain(before);
  return RECORD.replace(before, after);
};

it("takes on what metalab writes", () => {
  expect(isTextScanned(RECORD)).toBe(true);
});

it.each([
  ["on one line", JSON.stringify(JSON.parse(RECORD.replaceAll(/-?Infinity|NaN|\\u00e9/g, "null")))],
  ["a running one, whose placeholders are no values", recordWith('"success"', '"running"')],
  ["a running one that does not know when it ended", recordWith('"success"', '"run\\u006eing"')],
  ["without artifacts", recordWith('"artifacts"', '"artifact"')],
  ["without an error", recordWith('"error": {', '"error": null, "errors": {')],
  ["without params", recordWith('"params_resolved"', '"params_resolve"')],
  ["a text in place of a number", recordWith("5000", '"5000"')],
  ["with other spaces", RECORD.replaceAll("\n", "\r\n\t")],
])("takes on a record %s", (_, text) => {
  expect(isTextScanned(text)).toBe(true);
});

it.each([
  ["nothing", ""],
  ["half a file", RECORD.slice(0, 700)],
  ["something behind it", `${RECORD}]`],
  ["a name twice", recordWith('"n": 5000', '"n": 1, "n": 2')],
  ["names in another order", recordWith('"n": 5000', '"a": 5000')],
  ["an escape in a name", recordWith('"n": 5000', '"n\\u0061": 5000')],
  ["an object within params", recordWith("1e-06", '{"a": 1}')],
  ["characters beyond ASCII", recordWith("adam", "\u00e1dam")],
  ["a control character", recordWith("adam", "a\ndam")],
  ["an unknown escape", recordWith("adam", "a\\dam")],
  ["a byte order mark", `\ufeff${RECORD}`],
  ["no run id", recordWith('"run_id": "4c6951009102e429"', '"run_id": null')],
  ["a run id of a control character", recordWith('"run_id": "4c6951009102e429"', '"run_id": "\u007f"')],
  ["no status", recordWith('"status"', '"statut"')],
  ["an infinite duration", recordWith("1904", "1e999")],
  ["a time that is none", recordWith("2026-03-03T09:15:09", "2026-02-30T09:15:09")],
  ["an artifact that is none", recordWith('"warnings": [', '"warnings": [1,')],
  ["an artifact's size that is a text", recordWith("234", '"234"')],
  ["a tag that is a number", recordWith('"a",', "1,")],
  ["an error without a type", recordWith('"type": "V', '"typ": "V')],
  ["what is nested deep", recordWith("[3, 4]", "[".repeat(40) + "]".repeat(40))],
  ["a number that is none", recordWith("5000", "05000")],
])("leaves %s to the decoder", (_, text) => {
  expect(isTextScanned(text)).toBe(false);
});

it("takes on records of many shapes, whichever came before", () => {
  const scanner = new RunScanner();
  const compact = JSON.stringify(JSON.parse(RECORD.replaceAll(/-?Infinity|NaN|\\u00e9/g, "null")));
  const texts = [
    RECORD,
    compact,
    RECORD.replaceAll("\n", "\r\n\t"),
    RECORD.replaceAll('": ', '":'),
    RECORD.replaceAll('": ', '" :  '),
    recordWith('"n": 5000', '"m": 5000'),
    recordWith('"n": 5000,', ""),
    recordWith('"tags": [\n    "a",\n    "b"\n  ]', '"tags": []'),
    `${RECORD}\n`,
    `\n ${RECORD}`,
    ...Array.from({ length: 200 }, (_, i) => recordWith('"zero"', `"zero${i}"`)),
  ];
  for (const text of [...texts, ...texts.toReversed()]) expect(isTextScanned(text, scanner)).toBe(true);
});

it("does not keep the shapes of records that have each another one", { timeout: 60_000 }, () => {
  const scanner = new RunScanner();
  for (let i = 0; i < 1200; i++) {
    const text = recordWith('"algorithm"', `"a${i}"`);
    expect(isTextScanned(text, scanner)).toBe(true);
  }
  expect(isTextScanned(RECORD, scanner)).toBe(true);
});

it("gives every sample run as the decoder does", () => {
  const scanner = new RunScanner();
  const texts = sampleRuns().map(runRecordText);
  expect(texts.filter((text) => isTextScanned(text, scanner)).length).toBeGreaterThan(0);
});

it(`answers as the decoder for ${INPUTS} damaged records, or not at all`, { timeout: 3_600_000 }, () => {
  const next = random(20260304);
  const scanner = new RunScanner();
  let scanned = 0;
  for (let input = 0; input < INPUTS; input++) {
    // Most are read as the one before was expected to go on.
    if (isTextScanned(next() < 0.2 ? RECORD : mutate(RECORD, next), scanner)) scanned++;
  }
  expect(scanned).toBeGreaterThan(INPUTS / 8);
  expect(INPUTS - scanned).toBeGreaterThan(INPUTS / 8);
});
