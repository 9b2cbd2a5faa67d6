/** The same bytes, and a call when the last was taken, the reader has gone, or the stream has failed: once. */
export function streamWithEnd(
  stream: ReadableStream<Uint8Array>,
  end: () => void,
): ReadableStream<Uint8Array> {
  const reader = stream.getReader();
  let hasEnded = false;
  const endOnce = () => {
    if (!hasEnded) end();
    hasEnded = true;
  };
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        try {
          const { value, done } = await reader.read();
          if (!done) return controller.enqueue(value);
          endOnce();
          controller.close();
        } catch (error) {
          endOnce();
          throw error;
        }
      },
      async cancel(reason) {
        endOnce();
        await reader.cancel(reason);
      },
    },
    { highWaterMark: 0 },
  );
}
