import { createApi } from "@atlas/api";
import {
  type Manifest,
  openMemorySource,
  parseJson,
  type Run,
  type RunSource,
  stringifyJson,
} from "@atlas/core";
import type { Hono } from "hono";

/** An answer, read with all digits of its integers. */
export interface TestAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** `undefined` when the text is not JSON. */
  readonly body: unknown;
}

/** An app over a source in memory, and what a test does with it. */
export interface TestApi {
  readonly app: Hono;
  readonly source: RunSource;
  readonly errors: unknown[];
  get(path: string, headers?: Record<string, string>): Promise<TestAnswer>;
  /** A text is sent as it is, anything else as JSON. */
  post(path: string, body?: unknown, headers?: Record<string, string>): Promise<TestAnswer>;
  send(method: string, path: string): Promise<TestAnswer>;
}

/** Makes an app over runs in memory. */
export function openTestApi(
  runs: readonly Run[],
  options: { manifests?: readonly Manifest[] } = {},
): TestApi {
  return testApiOf(openMemorySource(runs, options));
}

/** Makes an app over a source. */
export function testApiOf(source: RunSource, options: { timeZone?: string } = {}): TestApi {
  const errors: unknown[] = [];
  const app = createApi({ source, version: "1.2.3", onError: (error) => errors.push(error), ...options });
  const ask = async (path: string, init: RequestInit): Promise<TestAnswer> => {
    const response = await app.request(path, init);
    const text = await response.text();
    const parsed = parseJson(text);
    return {
      status: response.status,
      headers: response.headers,
      text,
      body: parsed.ok ? parsed.value : undefined,
    };
  };
  return {
    app,
    source,
    errors,
    get: (path, headers = {}) => ask(path, { headers }),
    post: (path, body = {}, headers = {}) =>
      ask(path, { method: "POST", headers, body: typeof body === "string" ? body : stringifyJson(body) }),
    send: (method, path) => ask(path, { method }),
  };
}

/** What a test says of a run; everything else is as metalab writes it by default. */
export interface RunSketch {
  readonly id: string;
  readonly experiment?: string;
  /** Of its params. */
  readonly fingerprint?: string;
  readonly status?: string;
  readonly startedAt?: string;
  readonly params?: Run["params"];
  readonly metrics?: Run["metrics"];
  readonly derived?: Run["derived_metrics"];
  readonly artifacts?: Run["artifacts"];
  readonly extra?: Run["params"];
}

/** A run from a sketch of it. */
export function runOf(sketch: RunSketch): Run {
  const { id, experiment = "demo:1", status = "success", startedAt = "2026-03-01T10:00:00" } = sketch;
  return {
    record: {
      run_id: id,
      experiment_id: experiment,
      status,
      context_fingerprint: "c0",
      params_fingerprint: sketch.fingerprint ?? "p0",
      seed_fingerprint: "s0",
      started_at: startedAt,
      finished_at: status === "running" ? null : startedAt,
      duration_ms: status === "running" ? null : 0,
      provenance: {
        code_hash: null,
        python_version: null,
        metalab_version: null,
        executor_id: null,
        host: null,
        extra: sketch.extra ?? {},
      },
      error: null,
      tags: [],
      warnings: [],
      notes: null,
    },
    params: sketch.params ?? {},
    metrics: sketch.metrics ?? {},
    derived_metrics: sketch.derived ?? {},
    artifacts: sketch.artifacts ?? [],
  };
}
