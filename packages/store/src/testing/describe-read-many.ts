import { describe, expect, it } from "vitest";
import { giveTurn } from "../event-loop.ts";
import type { FileSystem, ReadOutcome } from "../file-system.ts";
import type { StorePath } from "../path.ts";
import { LARGE, path, text } from "./sample-files.ts";

/** The contract of `FileSystem.readMany` as tests. */
export function describeReadMany(opened: () => FileSystem): void {
  describe("readMany", () => {
    it("visits every path once, with all bytes or none", async () => {
      const paths = ["folder/two.json", "large.bin", "nowhere", "empty.txt", "folder", "hello.txt"].map(path);
      const visited = new Map<StorePath, Uint8Array | string>();
      await opened().readMany(paths, (at, outcome) => {
        expect(visited.has(at)).toBe(false);
        visited.set(at, copied(outcome));
      });
      expect([...visited.keys()].sort()).toEqual([...paths].sort());
      expect(text(visited.get(path("folder/two.json")))).toBe("22");
      expect(text(visited.get(path("hello.txt")))).toBe("hello, wörld");
      expect(visited.get(path("large.bin"))).toEqual(LARGE);
      expect(visited.get(path("empty.txt"))).toHaveLength(0);
      expect(visited.get(path("nowhere"))).toBe("absent");
      expect(visited.get(path("folder"))).toBe("absent");
    });

    it("marks a file as its folder and its entry do, if at all", async () => {
      const entry = (await opened().stat(path("hello.txt")))!;
      expect((await opened().stat(path("hello.txt")))!.stamp).toBe(entry.stamp);
      await opened().readMany([path("hello.txt")], (_, outcome) => {
        const { mark } = outcome as Extract<ReadOutcome, { kind: "read" }>;
        if (mark !== undefined) expect(entry).toMatchObject(mark);
      });
    });

    it("is done at once when there is nothing to read", async () => {
      await expect(opened().readMany([], () => expect.unreachable())).resolves.toBeUndefined();
    });

    it("stops once it is given up", async () => {
      const signal = { aborted: false };
      const visited: string[] = [];
      const reading = opened().readMany(
        ["folder/one.json", "folder/two.json", "hello.txt"].map(path),
        (at) => {
          visited.push(at);
          signal.aborted = true;
        },
        { signal },
      );
      await expect(reading).rejects.toMatchObject({ name: "AtlasError", code: "aborted" });
      expect(visited).toHaveLength(1);
    });

    it("ends with what the visitor throws", async () => {
      const reading = opened().readMany(["hello.txt", "empty.txt"].map(path), () => {
        throw new RangeError("enough");
      });
      await expect(reading).rejects.toThrow("enough");
    });

    it("lets the event loop have its turn between slow visits", async () => {
      let turns = 0;
      let isReading = true;
      const count = async () => {
        while (isReading) {
          await giveTurn();
          turns++;
        }
      };
      const counting = count();
      const turnsSeen: number[] = [];
      await opened().readMany(
        ["folder/one.json", "folder/two.json", "hello.txt", "empty.txt"].map(path),
        () => {
          turnsSeen.push(turns);
          const endMs = Date.now() + 20;
          while (Date.now() < endMs);
        },
      );
      isReading = false;
      await counting;
      expect(turnsSeen.at(-1)).toBeGreaterThan(turnsSeen[0]!);
    });
  });
}

function copied(outcome: ReadOutcome): Uint8Array | string {
  return outcome.kind === "read" ? Uint8Array.from(outcome.bytes) : outcome.kind;
}
