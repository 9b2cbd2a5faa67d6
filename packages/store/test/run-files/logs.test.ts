import { readLog } from "@atlas/core";
import { memoryFileSystem } from "@atlas/store";
import { countingFileSystem } from "@atlas/store/testing";
import { describe, expect, it } from "vitest";
import { runFilesIn } from "./place.ts";

const ID = "0123456789abcdef";
const record = (id: string) => [`runs/${id}.json`, "{}"] as const;

/** The files of a store with some logs, and the runs of those ids. */
function storeWith(logs: readonly string[], ids = [ID]): (readonly [string, string])[] {
  return [...ids.map(record), ...logs.map((name) => [`logs/${name}`, name] as const)];
}

async function logNames(logs: readonly string[], ids = [ID], id = ID) {
  return (await runFilesIn(storeWith(logs, ids))).logs(id);
}

/** The name of the file that a log is read from. */
async function fileOf(
  logs: readonly string[],
  name: string,
  ids = [ID],
  id = ID,
): Promise<string | undefined> {
  const content = await (await runFilesIn(storeWith(logs, ids))).log(id, name);
  return content && (await readLog(content, { tail: 1000 }))?.content;
}

describe("the logs of a run", () => {
  it("are found in three layouts, in natural order", async () => {
    const logs = [`${ID}_worker 10.log`, `${ID}_worker 2.log`, "label_01234567_err.log", `${ID}/out.txt`];
    expect(await logNames(logs)).toEqual(["err", "out", "worker 2", "worker 10"]);
    expect(await fileOf(logs, "worker 10")).toBe(`${ID}_worker 10.log`);
    expect(await fileOf(logs, "err")).toBe("label_01234567_err.log");
    expect(await fileOf(logs, "out")).toBe(`${ID}/out.txt`);
  });

  it("are none, unlike those of an unknown run", async () => {
    expect(await logNames([])).toEqual([]);
    expect(await logNames([], [ID], "nobody")).toBeUndefined();
    expect(await fileOf([], "run")).toBeUndefined();
    expect(await fileOf([`${ID}_run.log`], "run", [ID], "nobody")).toBeUndefined();
  });

  it("count from the flat layout, then by label, then from the folder", async () => {
    const flat = `${ID}_run.log`;
    const labelled = ["a_01234567_run.log", "b_01234567_run.log"];
    const nested = `${ID}/run.txt`;
    expect(await fileOf([nested, ...labelled, flat], "run")).toBe(flat);
    expect(await fileOf([nested, ...labelled.toReversed()], "run")).toBe("a_01234567_run.log");
    expect(await fileOf([nested], "run")).toBe(nested);
    expect(await logNames([nested, ...labelled, flat])).toEqual(["run"]);
  });

  it("may have underscores in names and labels", async () => {
    const logs = [`${ID}__leading.log`, `${ID}_a_b.log`, "a_label_01234567_c_d.log"];
    expect(await logNames(logs)).toEqual(["_leading", "a_b", "c_d"]);
    expect(await fileOf(logs, "_leading")).toBe(`${ID}__leading.log`);
  });

  it("may belong to two runs that share the first eight characters where only those are written", async () => {
    const other = "01234567ffffffff";
    const logs = ["shared_01234567_old.log", `${ID}_run.log`, `${other}_run.log`];
    for (const id of [ID, other]) {
      expect(await logNames(logs, [ID, other], id)).toEqual(["old", "run"]);
      expect(await fileOf(logs, "run", [ID, other], id)).toBe(`${id}_run.log`);
    }
  });

  it("are not those of a run whose id is longer, or which is named after another run", async () => {
    const longer = `${ID}_b`;
    const logs = [`${longer}_run.log`, `${ID}_c_run.log`, "ffff_01234567_run.log"];
    expect(await logNames(logs, [ID, longer, "ffff"])).toEqual(["c_run"]);
    expect(await fileOf(logs, "b_run", [ID, longer])).toBeUndefined();
    expect(await logNames(logs, [ID, longer], longer)).toEqual(["run"]);
    expect(await logNames(logs)).toEqual(["b_run", "c_run", "run"]);
  });

  it("are no other files", async () => {
    const logs = [
      `${ID}_run.txt`,
      `${ID}_.log`,
      `${ID}.log`,
      "README.txt",
      `${ID}/extra.log`,
      "_01234567_x.log",
      "x_01234567_.log",
    ];
    expect(await logNames(logs)).toEqual([]);
    const files = await runFilesIn([...storeWith([]), [`logs/${ID}_folder.log/file`, ""]]);
    expect(await files.logs(ID)).toEqual([]);
    expect(await files.log(ID, "folder")).toBeUndefined();
  });

  it.each(["", "..", "../secret", "a/b", "/etc/passwd", "nul\0byte", "*"])(
    "are nowhere else: %j",
    async (name) => {
      const files = await runFilesIn([
        ...storeWith([`${ID}_x.log`]),
        ["secret.log", "S"],
        [`logs/${ID}_a/b.log`, "S"],
      ]);
      expect(await files.log(ID, name)).toBeUndefined();
    },
  );

  it("are read without listing all logs of the store, where the flat layout has them", async () => {
    const { fs, calls } = countingFileSystem(memoryFileSystem(storeWith([`${ID}_run.log`])));
    const files = await runFilesIn(fs);
    const before = calls.length;
    const content = await files.log(ID, "run");
    expect(await readLog(content!, { tail: 4 })).toMatchObject({ content: ".log" });
    expect(calls.slice(before).map(({ operation }) => operation)).toEqual(["stat", "stat", "read"]);
  });
});
