import { AtlasError } from "@atlas/core";
import type { ByteSource } from "../preview/byte-reader.ts";
import { DamagedFile } from "../preview/damaged-file.ts";

// Every platform of JavaScript has it; the library of types that this package is checked with has not.
declare class DecompressionStream {
  constructor(format: "deflate-raw");
  readonly readable: {
    getReader(): {
      read(): Promise<{ readonly done: boolean; readonly value?: Uint8Array }>;
      cancel(): Promise<void>;
    };
  };
  readonly writable: {
    getWriter(): {
      readonly ready: Promise<void>;
      readonly closed: Promise<void>;
      write(bytes: Uint8Array): Promise<void>;
      close(): Promise<void>;
      abort(): Promise<void>;
    };
  };
}

/** How many compressed bytes are handed over at a time: what they can become at most fits into memory. */
const CHUNK_BYTES = 8 * 1024;

/**
 * What deflated bytes become, piece by piece: no more of them is inflated than is asked for, but for a few megabytes.
 * To be closed. `next` throws `DamagedFile` when they are not what deflating makes.
 */
export function inflate(packed: ByteSource): ByteSource {
  const stream = new DecompressionStream("deflate-raw");
  const writer = stream.writable.getWriter();
  const reader = stream.readable.getReader();
  const failure = feed(writer, packed).then(
    () => undefined,
    (error: unknown) => error,
  );
  writer.closed.catch(() => undefined);
  return {
    async next() {
      try {
        const { value } = await reader.read();
        return value;
      } catch {
        const cause = await failure;
        if (cause instanceof AtlasError) throw cause;
        throw new DamagedFile("its compressed bytes are damaged");
      }
    },
    async close() {
      await Promise.all([reader.cancel().catch(() => undefined), writer.abort().catch(() => undefined)]);
      await failure;
    },
  };
}

async function feed(
  writer: ReturnType<DecompressionStream["writable"]["getWriter"]>,
  packed: ByteSource,
): Promise<void> {
  try {
    for (let piece = await packed.next(); piece?.length; piece = await packed.next()) {
      for (let at = 0; at < piece.length; at += CHUNK_BYTES) {
        await writer.ready;
        await writer.write(piece.subarray(at, at + CHUNK_BYTES));
      }
    }
    await writer.close();
  } catch (error) {
    await writer.abort().catch(() => undefined);
    throw error;
  }
}
