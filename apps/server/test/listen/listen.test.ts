import { once } from "node:events";
import { createServer } from "node:http";
import { type AddressInfo, createConnection } from "node:net";
import { describe, expect, onTestFinished, test } from "vitest";
import { openListening } from "../../src/listen/listen.ts";
import { DEFAULT_PORT } from "../../src/listen/listen-options.ts";

const HOST = "127.0.0.1";
const BYTE = Uint8Array.of(1);

/** Occupies a port as long as the test; resolves also when another process has it already. */
async function occupy(port: number): Promise<number> {
  const other = createServer();
  onTestFinished(() => void other.close());
  other.listen(port, HOST);
  try {
    await once(other, "listening");
  } catch {
    return port;
  }
  return (other.address() as AddressInfo).port;
}

async function listenAt(port?: number) {
  const listening = await openListening(() => new Response("here"), {
    host: HOST,
    ...(port !== undefined && { port }),
  });
  onTestFinished(() => listening.close());
  return { ...listening, url: listening.url! };
}

describe("openListening", () => {
  test("answers at any free port when asked for port 0", async () => {
    const { url, insteadOf } = await listenAt(0);
    expect(insteadOf).toBeUndefined();
    expect(await (await fetch(url)).text()).toBe("here");
  });

  test("takes the next free port when none is asked for and the usual one is in use, and says so", async () => {
    await occupy(DEFAULT_PORT);
    const { url, insteadOf } = await listenAt();
    expect(insteadOf).toBe(DEFAULT_PORT);
    expect(Number(new URL(url).port)).toBeGreaterThan(DEFAULT_PORT);
    expect(await (await fetch(url)).text()).toBe("here");
  });

  test("never takes another port than the one that is asked for", async () => {
    const port = await occupy(0);
    await expect(listenAt(port)).rejects.toMatchObject({
      code: "unavailable",
      message: expect.stringMatching(new RegExp(`^Port ${port} of .* is in use: try --port \\d+$`)),
    });
  });

  test("closes at once what only waits, and cuts what does not end", async () => {
    const listening = await openListening(
      () => new Response(new ReadableStream({ start: (controller) => controller.enqueue(BYTE) })),
      { host: HOST, port: 0 },
    );
    const answer = await fetch(listening.url!);
    const reader = answer.body!.getReader();
    await reader.read();
    const closed = listening.close();
    await expect(reader.read()).rejects.toThrow();
    await closed;
  });

  test("sends what is under way to its end before it closes", async () => {
    let finish = () => {};
    const body = new ReadableStream({
      start(controller) {
        controller.enqueue(BYTE);
        finish = () => {
          controller.enqueue(BYTE);
          controller.close();
        };
      },
    });
    const listening = await openListening(() => new Response(body), { host: HOST, port: 0 });
    const answer = await fetch(listening.url!);
    const closed = listening.close();
    await expect(fetch(listening.url!)).rejects.toThrow();
    finish();
    expect(new Uint8Array(await answer.arrayBuffer())).toEqual(Uint8Array.of(1, 1));
    await closed;
  });

  test("cuts off who takes too long to ask, while others are answered", async () => {
    const asking = { headersTimeout: 100, requestTimeout: 200, connectionsCheckingInterval: 50 };
    const answer = () => new Response("here");
    const listening = await openListening(answer, { host: HOST, port: 0 }, undefined, asking);
    onTestFinished(() => listening.close());
    const { port } = new URL(listening.url!);
    for (const begun of [
      "GET / HTTP/1.1\r\nx: ",
      "POST / HTTP/1.1\r\nhost: localhost\r\ncontent-length: 9\r\n\r\n1",
    ]) {
      const slow = createConnection(Number(port), HOST);
      slow.write(begun);
      expect(await (await fetch(listening.url!)).text()).toBe("here");
      slow.resume();
      await once(slow, "close");
    }
  });
});
