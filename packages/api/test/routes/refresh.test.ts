import { AtlasError, openMemorySource } from "@atlas/core";
import { expect, test } from "vitest";
import { openTestApi, runOf, testApiOf } from "../test-api.ts";

test("reads the stores again and says how many there are", async () => {
  const api = openTestApi([runOf({ id: "a1" })]);
  const { stores } = api.source.state();
  const answer = await api.post("/api/meta/refresh");
  expect(answer).toMatchObject({
    status: 200,
    body: {
      stores_discovered: stores.length,
      message: `Discovered ${stores.length} experiment store(s)`,
      version: api.source.state().version,
    },
  });
  expect(answer.headers.get("etag")).toBeNull();
});

test("a place that does not answer is 503", async () => {
  const refresh = () => Promise.reject(new AtlasError("unavailable", "The disk sleeps"));
  const api = testApiOf({ ...openMemorySource([]), refresh });
  expect(await api.post("/api/meta/refresh")).toMatchObject({
    status: 503,
    body: { detail: "The disk sleeps" },
  });
});
