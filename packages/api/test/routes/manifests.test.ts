import type { Manifest } from "@atlas/core";
import { describe, expect, test } from "vitest";
import { openTestApi } from "../test-api.ts";

function manifestOf(experiment_id: string, timestamp: string, submitted_at: string): Manifest {
  const content = {
    experiment_id,
    submitted_at,
    total_runs: 12,
    params: { type: "GridSource" },
    run_ids: null,
  };
  return {
    experiment_id,
    timestamp,
    submitted_at,
    name: "demo",
    version: "1",
    tags: [],
    total_runs: 12,
    content,
  };
}

const older = manifestOf("team/ü:1", "20260301_100000", "2026-03-01T10:00:00");
const newer = manifestOf("team/ü:1", "20260302_100000", "2026-03-02T10:00:00");
const api = openTestApi([], {
  manifests: [older, newer, manifestOf("50%:1", "20260101_000000", "2026-01-01T00:00:00")],
});

describe.each(["team%2F%C3%BC:1", "team%2F%C3%BC%3A1"])("the manifests of %s", (id) => {
  test("are listed, the newest first", async () => {
    expect((await api.get(`/api/experiments/${id}/manifests`)).body).toEqual({
      manifests: [newer, older].map(({ content: _, ...manifest }) => manifest),
    });
  });

  test("are whole where the request says so", async () => {
    const { body } = await api.get(`/api/experiments/${id}/manifests?include_content=true`);
    expect(body).toEqual({ manifests: [newer, older] });
  });

  test("are answered as they are stored", async () => {
    expect((await api.get(`/api/experiments/${id}/manifests/latest`)).body).toEqual(newer.content);
    expect((await api.get(`/api/experiments/${id}/manifests/20260301_100000`)).body).toEqual(older.content);
  });

  test("an unknown timestamp is 404", async () => {
    const answer = await api.get(`/api/experiments/${id}/manifests/20000101_000000`);
    expect(answer).toMatchObject({ status: 404, body: { detail: "Manifest not found" } });
  });
});

test("an experiment's id may hold a percent sign", async () => {
  expect((await api.get("/api/experiments/50%25%3A1/manifests")).body).toMatchObject({
    manifests: [{ experiment_id: "50%:1" }],
  });
});

test.each(["nobody", "team", "", "team%252F%C3%BC:1"])("an unknown experiment %j has none", async (id) => {
  expect(await api.get(`/api/experiments/${id}/manifests`)).toMatchObject({
    status: 200,
    body: { manifests: [] },
  });
  expect(await api.get(`/api/experiments/${id}/manifests/latest`)).toMatchObject({
    status: 200,
    text: "null",
  });
  expect((await api.get(`/api/experiments/${id}/manifests/20260301_100000`)).status).toBe(404);
});
