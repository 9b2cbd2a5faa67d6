import { createApi, guard } from "@atlas/api";
import { openHttpDataset } from "@atlas/api/client";
import { openMemorySource } from "@atlas/core";
import { Hono } from "hono";
import { expect, onTestFinished, test } from "vitest";
import { serve } from "../serve.ts";
import { runOf } from "../test-api.ts";

test("a data set with the token is let in, with its questions and its events; another is not", async () => {
  const app = new Hono();
  guard(app, { token: "secret" });
  app.route("/", createApi({ source: openMemorySource([runOf({ id: "a" })]), version: "1" }));
  const server = await serve(app);
  const [known, unknown] = [openHttpDataset(server.url, { token: "secret" }), openHttpDataset(server.url)];
  onTestFinished(() => {
    known.close();
    unknown.close();
    return server.close();
  });
  // The first news is the version that there is.
  await new Promise<void>((resolve) => known.subscribe(() => resolve()));
  expect(await known.info()).toMatchObject({ runs: 1 });
  await expect(unknown.info()).rejects.toThrow(/A token is needed/);
});
