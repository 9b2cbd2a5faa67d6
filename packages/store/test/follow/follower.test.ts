import { memoryFileSystem, type StorePath } from "@atlas/store";
import { describe, expect, it, onTestFinished } from "vitest";
import { Follower } from "../../src/follow/follower.ts";

/** A follower of one folder that can be watched, what hints at it, and when it looks. */
function follow(look: () => Promise<void> = async () => undefined) {
  let looks = 0;
  const waiting: (() => void)[] = [];
  const hints = new Set<(name: string | undefined) => void>();
  const fs = {
    ...memoryFileSystem([]),
    watch(_: StorePath, changed: (name: string | undefined) => void) {
      hints.add(changed);
      return () => hints.delete(changed);
    },
  };
  const follower = new Follower({
    async look() {
      looks++;
      for (const resolve of waiting.splice(0)) resolve();
      await look();
    },
    places: () => [{ fs, folder: "runs" as StorePath, hint: (name) => name !== "of no concern" }],
  });
  onTestFinished(() => follower.stop());
  return {
    follower,
    hints,
    hint: (name?: string) => {
      for (const changed of hints) changed(name);
    },
    looks: () => looks,
    nextLook: () => new Promise<void>((resolve) => waiting.push(resolve)),
  };
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

describe("a follower", () => {
  it("looks of its own accord, and once for several hints", async () => {
    const { follower, hint, looks, nextLook } = follow();
    follower.start();
    expect(follower.state).toEqual({ how: "watching", interval_ms: 1500 });
    for (let i = 0; i < 100; i++) hint();
    await nextLook();
    expect(looks()).toBe(1);
    await nextLook();
    expect(looks()).toBe(2);
  });

  it("is not moved by what is of no concern", async () => {
    const { follower, hint, looks } = follow();
    follower.start();
    hint("of no concern");
    await pause(200);
    expect(looks()).toBe(0);
  });

  it("never looks twice at once, and looks again for a hint that came meanwhile", async () => {
    let [under, most] = [0, 0];
    const { follower, hint, nextLook } = follow(async () => {
      most = Math.max(most, ++under);
      await pause(50);
      under--;
    });
    follower.start();
    hint();
    await nextLook();
    hint();
    await pause(20);
    hint();
    await nextLook();
    await pause(100);
    expect(most).toBe(1);
  });

  it("looks no more and watches nothing once it is stopped", async () => {
    const { follower, hints, hint, looks } = follow();
    follower.start();
    hint();
    follower.stop();
    expect(hints.size).toBe(0);
    await pause(100);
    expect(looks()).toBe(0);
  });

  it("says that it polls where nothing can be watched", () => {
    const follower = new Follower({
      look: async () => undefined,
      places: () => [{ fs: memoryFileSystem([]), folder: "runs" as StorePath, hint: () => true }],
    });
    follower.start();
    expect(follower.state.how).toBe("polling");
    follower.stop();
  });
});
