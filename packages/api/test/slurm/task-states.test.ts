import { isJobId } from "@atlas/api";
import { expect, test } from "vitest";
import { taskStatesOf } from "../../src/slurm/task-states.ts";

test("each task has its state, and those that wait together are counted apart", () => {
  const output = "7_0|COMPLETED\n7_1|CANCELLED by 1000\n7_[2-4,9%5]|PENDING\n8|OUT_OF_ME+\n8|OUT_OF_MEMORY\n";
  expect(Object.fromEntries(taskStatesOf(output))).toEqual({
    "7_0": "completed",
    "7_1": "cancelled",
    "7_2": "pending",
    "7_3": "pending",
    "7_4": "pending",
    "7_9": "pending",
    "8": "oom",
  });
});

test.each([
  ["RUNNING", "running"],
  ["COMPLETING", "running"],
  ["CONFIGURING", "pending"],
  ["REQUEUED", "pending"],
  ["NODE_FAIL", "failed"],
  ["BOOT_FAIL", "failed"],
  ["TIMEOUT", "timeout"],
  ["DEADLINE", "timeout"],
  ["PREEMPTED", "other"],
  ["SUSPENDED", "other"],
  ["SOMETHING_NEW", "other"],
])("%s is %s", (word, state) => {
  expect([...taskStatesOf(`1|${word}`).values()]).toEqual([state]);
});

test.each([
  "",
  "\n\n",
  "slurm_load_jobs error: Invalid job id",
  "|RUNNING",
  "7_[|PENDING",
  "7_[5-1]|PENDING",
  "7.batch|COMPLETED",
  "1|",
])("%j says nothing of a task", (output) => {
  expect(taskStatesOf(output).size).toBe(0);
});

test("a list with steps, and one that no array can have", () => {
  expect([...taskStatesOf("1_[0-8:4]|PENDING").keys()]).toEqual(["1_0", "1_4", "1_8"]);
  expect(taskStatesOf("1_[0-999999999999]|PENDING").size).toBe(0);
});

test.each(["1", "4815162", "4815162_3", "4815162_[0-9%5]", "1_[1,3,5-7:2]"])("%s is an id", (text) => {
  expect(isJobId(text)).toBe(true);
});

test.each([
  "",
  "a",
  "1;rm -rf /",
  "1 2",
  "--help",
  "-1",
  "1,2",
  "1\n2",
  "$(id)",
  "1_[0-9]x",
  "12345678901",
  "1_",
  "1_[]",
])("%j is none", (text) => {
  expect(isJobId(text)).toBe(false);
});
