import { type FileSystem, memoryFileSystem, openFileSource } from "@atlas/store";
import { afterEach, beforeEach, expect, type MockInstance, test, vi } from "vitest";
import { serveSource } from "../../src/serve/serve-source.ts";
import { smallStoreFiles } from "../small-store.ts";

let log: MockInstance<typeof console.log>;
beforeEach(() => {
  log = vi.spyOn(console, "log").mockImplementation(() => {});
});
afterEach(() => log.mockRestore());

const said = () => log.mock.calls.map(([line]) => String(line));

/** A promise, and what resolves it. */
function gate(): { open: () => void; passed: Promise<void> } {
  let open = () => {};
  const passed = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { open, passed };
}

test("listens, and says where, before the first reading has ended", async () => {
  const reading = gate();
  const interruption = gate();
  const files = memoryFileSystem(smallStoreFiles(3));
  const slow: FileSystem = {
    ...files,
    async readMany(...args) {
      await reading.passed;
      return files.readMany(...args);
    },
  };
  const source = openFileSource([slow]);
  const served = serveSource(source, { host: "127.0.0.1", port: 0 }, interruption.passed);

  await vi.waitFor(() => expect(said()).toHaveLength(1));
  const [address] = /http:\S+/.exec(said()[0]!)!;
  const early = await fetch(`${address}api/health`);
  expect(await early.json()).toMatchObject({ runs: 0, progress: { done: false } });

  reading.open();
  await vi.waitFor(() => expect(said()).toHaveLength(2));
  expect(said()[1]).toMatch(/^3 runs in 1 experiment from 1 store, read in \d+\.\d+ s$/);
  const late = await fetch(`${address}api/health`);
  expect(await late.json()).toMatchObject({ runs: 3, progress: { done: true } });

  interruption.open();
  await served;
  await expect(fetch(`${address}api/health`)).rejects.toThrow();
  await source.close();
});

test("ends while the first reading is under way", async () => {
  const reading = gate();
  const files = memoryFileSystem(smallStoreFiles(3));
  const source = openFileSource([{ ...files, readMany: () => reading.passed }]);
  await serveSource(source, { host: "127.0.0.1", port: 0 }, Promise.resolve());
  expect(said()).toHaveLength(1);
  reading.open();
  await source.close();
});

test("fails with what the first reading fails with", async () => {
  const fail = () => {
    throw new Error("the disk is gone");
  };
  const files = memoryFileSystem([]);
  const source = openFileSource([{ ...files, list: fail, names: fail, stat: fail, read: fail }]);
  const served = serveSource(source, { host: "127.0.0.1", port: 0 }, new Promise(() => {}));
  await expect(served).rejects.toThrow("the disk is gone");
  await source.close();
});
