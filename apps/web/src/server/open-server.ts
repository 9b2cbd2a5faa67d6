import { openHttpDataset } from "@atlas/api/client";
import type { Dataset } from "@atlas/core";
import { type Accessor, createSignal } from "solid-js";

/** The server that the page came from: its data, and whether it answers. */
export interface Server {
  /** Counts a recovery as a change of the data, so that what could not be answered is asked again. */
  readonly dataset: Dataset;
  /** Since when the server has not answered; `undefined` while it does. */
  readonly silentSince: Accessor<Date | undefined>;
  close(): void;
}

const HEALTH_PATH = "/api/health";
/** How long the cheapest question may take before the server counts as silent. */
const HEALTH_TIMEOUT_MS = 10_000;
const RETRY_MS = 2000;
/** What a proxy answers when the server behind it does not. */
const GATEWAY_FAILURES = new Set([502, 503, 504]);

/** Opens the server, and watches every answer of it: a silent one is asked again until it speaks. */
export function openServer(): Server {
  const [silentSince, setSilentSince] = createSignal<Date>();
  const listeners = new Set<(version: number) => void>();
  let version = 0;
  let retry: ReturnType<typeof setTimeout> | undefined;

  const announce = (newVersion: number) => {
    version = Math.max(version + 1, newVersion);
    for (const listener of listeners) listener(version);
  };
  const heard = () => {
    if (silentSince() === undefined) return;
    clearTimeout(retry);
    setSilentSince(undefined);
    announce(version);
  };
  const missed = () => {
    if (silentSince() === undefined) setSilentSince(new Date());
    clearTimeout(retry);
    retry = setTimeout(() => http.info().catch(() => {}), RETRY_MS);
  };

  const watchedFetch: typeof fetch = async (input, init = {}) => {
    const isHealth = String(input).endsWith(HEALTH_PATH);
    const signals = [init.signal, isHealth ? AbortSignal.timeout(HEALTH_TIMEOUT_MS) : null];
    try {
      const signal = AbortSignal.any(signals.filter((one) => one instanceof AbortSignal));
      const response = await fetch(input, { ...init, signal });
      if (GATEWAY_FAILURES.has(response.status)) missed();
      else heard();
      return response;
    } catch (error) {
      if (init.signal?.aborted !== true) missed();
      throw error;
    }
  };

  const http = openHttpDataset("", { fetch: watchedFetch });
  const unsubscribe = http.subscribe(announce);
  const dataset: Dataset = {
    ...http,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  return {
    dataset,
    silentSince,
    close() {
      clearTimeout(retry);
      unsubscribe();
      http.close();
    },
  };
}
