import type { RunSource } from "@atlas/core";
import type { EventAnswer } from "./schemas/event.ts";

/** How long a client that was told of a change is told of no other. */
const PAUSE_MS = 200;

/** How often a client is shown that the server is there: often enough for proxies that cut silent connections. */
const HEARTBEAT_MS = 15_000;

/** How many events may wait for a client that does not read. */
const QUEUE_LENGTH = 16;

/**
 * Server-sent events: what the source holds, now and after every change, at most every 200 ms, and a comment every
 * 15 s. Ends, and lets go of the source, when it is cancelled or the signal aborts.
 *
 * @see {@link https://html.spec.whatwg.org/multipage/server-sent-events.html}
 */
export function openEventStream(source: RunSource, signal: AbortSignal): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let end = () => {};

  return new ReadableStream<Uint8Array>(
    {
      start(controller) {
        let pause: ReturnType<typeof setTimeout> | undefined;
        let isBehind = false;

        /** Says how things are; what changes meanwhile is said when the pause is over. */
        const tell = () => {
          isBehind = !hasRoom();
          if (!isBehind) controller.enqueue(encoder.encode(eventOf(source)));
          pause = setTimeout(() => {
            pause = undefined;
            if (isBehind) tell();
          }, PAUSE_MS);
        };
        const hasRoom = () => (controller.desiredSize ?? 0) > 0;

        const heartbeat = setInterval(() => {
          if (hasRoom()) controller.enqueue(encoder.encode(": still here\n\n"));
        }, HEARTBEAT_MS);
        const unsubscribe = source.subscribe(() => {
          if (pause === undefined) tell();
          else isBehind = true;
        });
        const close = () => {
          end();
          controller.close();
        };
        end = () => {
          clearTimeout(pause);
          clearInterval(heartbeat);
          unsubscribe();
          signal.removeEventListener("abort", close);
        };
        signal.addEventListener("abort", close);
        tell();
      },
      cancel: () => end(),
    },
    { highWaterMark: QUEUE_LENGTH },
  );
}

function eventOf(source: RunSource): string {
  const { version, table, progress, last_scan } = source.state();
  const event: EventAnswer = { version, runs: table.rowCount, progress, last_scan };
  return `id: ${version}\ndata: ${JSON.stringify(event)}\n\n`;
}
