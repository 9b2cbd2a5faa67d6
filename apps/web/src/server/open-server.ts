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

/**
 * Opens the server, and watches every answer of it: a silent one is asked again until it speaks.
 *
 * @param baseUrl where `/api` lies, without a slash at its end; "" at the root
 * @param send what sends a request; the browser's `fetch` when absent
 */
export function openServer(
  baseUrl: string,
  send: typeof fetch = (input, init) => fetch(input, init),
): Server {
  const [silentSince, setSilentSince] = createSignal<Date>();
  const listeners = new Set<(version: number) => void>();
  let version: number | undefined;
  let retry: ReturnType<typeof setTimeout> | undefined;

  const announce = (news: number) => {
    version = news;
    for (const listener of listeners) listener(news);
  };
  const note = (current: number) => {
    if (version === undefined) version = current;
    else if (current > version) announce(current);
  };
  const heard = () => {
    if (silentSince() === undefined) return;
    clearTimeout(retry);
    setSilentSince(undefined);
    announce((version ?? 0) + 1);
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
      const response = await send(input, { ...init, signal });
      if (isOfGateway(response)) missed();
      else heard();
      return response;
    } catch (error) {
      if (init.signal?.aborted !== true) missed();
      throw error;
    }
  };

  const http = openHttpDataset(baseUrl, { fetch: watchedFetch });
  const unsubscribe = http.subscribe(note);
  const dataset: Dataset = {
    ...http,
    async info(options) {
      const info = await http.info(options);
      // While reading goes on, the pages follow at the pace of the subscription.
      if (version === undefined || info.progress.done) note(info.version);
      return info;
    },
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

/**
 * Whether it was not Atlas that answered. Its own failures are JSON: that a machine behind it does not answer, for one;
 * and with the time to come again it is Atlas itself that is busy.
 */
function isOfGateway({ status, headers }: Response): boolean {
  if (!GATEWAY_FAILURES.has(status) || headers.has("retry-after")) return false;
  return !headers.get("content-type")?.startsWith("application/json");
}
