import { AtlasError } from "@atlas/core";
import type { EventAnswer } from "../schemas/event.ts";

/**
 * Follows a server's events through `fetch`, which tells more than an `EventSource` what went wrong, and carries the
 * headers of every other request. Calls `hear` with each event, and without one for every other sign of life. Ends
 * with the events or the signal.
 *
 * @throws AtlasError `unavailable` when there are no events at that address
 */
export async function followEvents(
  send: typeof fetch,
  url: string,
  hear: (event?: EventAnswer) => void,
  signal: AbortSignal,
): Promise<void> {
  const response = await send(url, { headers: { accept: "text/event-stream" }, signal });
  const reader = response.body?.getReader();
  const giveUp = () => void reader?.cancel().catch(() => {});
  signal.addEventListener("abort", giveUp);
  try {
    const isStream = response.headers.get("content-type")?.startsWith("text/event-stream");
    if (!response.ok || !isStream || reader === undefined || signal.aborted)
      throw new AtlasError("unavailable", `There are no events at ${url}`);
    const decoder = new TextDecoder();
    let rest = "";
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      const lines = (rest + decoder.decode(part.value, { stream: true })).split("\n");
      rest = lines.pop() ?? "";
      hear();
      for (const line of lines)
        if (line.startsWith("data: ")) hear(JSON.parse(line.slice("data: ".length)) as EventAnswer);
    }
  } finally {
    signal.removeEventListener("abort", giveUp);
    giveUp();
  }
}
