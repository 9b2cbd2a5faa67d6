import type { FilesOfRun } from "../memory-run-files.ts";

/** What some of `sampleRuns` left behind: artifacts, logs with characters of several bytes, and results. */
export function sampleFiles(): ReadonlyMap<string, FilesOfRun> {
  return new Map<string, FilesOfRun>([
    [
      "a1",
      {
        artifacts: new Map([["f1", Uint8Array.of(0x50, 0x4b, 3, 4)]]),
        previews: new Map([
          [
            "f1",
            {
              numpy_info: { arrays: { curve: { shape: [3], dtype: "float64", values: [1, -0, null] } } },
              media_type: "application/zip",
            },
          ],
        ]),
        logs: new Map([
          // "größe\n", then "two\n"
          ["run", Uint8Array.of(0x67, 0x72, 0xc3, 0xb6, 0xc3, 0x9f, 0x65, 0x0a, 0x74, 0x77, 0x6f, 0x0a)],
          ["stage 2/worker", new Uint8Array()],
        ]),
        results: [
          {
            name: "train/loss",
            shape: [3, 2],
            dtype: "float64",
            metadata: { type: "stepped_metric" },
            data: [
              [1, 0.5],
              [2, Number.NaN],
              [9007199254740993n, Number.NEGATIVE_INFINITY],
            ],
          },
          { name: "weights", shape: null, dtype: null, metadata: {}, data: { w: [null, "x"] } },
        ],
      },
    ],
    [
      "b/1 %2F?#ü",
      { artifacts: new Map([["g1", Uint8Array.of(1)]]), logs: new Map([["run", Uint8Array.of(0x41)]]) },
    ],
  ]);
}
