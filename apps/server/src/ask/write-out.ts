/** Writes an answer to stdout, piece by piece. Who reads it may stop reading: that is no failure. */
export async function writeOut(pieces: Iterable<string> | AsyncIterable<Uint8Array>): Promise<void> {
  // Each write is told of its failure as well; without a listener the event would end the process.
  process.stdout.on("error", () => {});
  for await (const piece of pieces) if (!(await write(piece))) return;
}

/** @returns whether anybody still reads */
function write(piece: string | Uint8Array): Promise<boolean> {
  return new Promise((resolve, reject) => {
    process.stdout.write(piece, (error) => {
      if (!error) resolve(true);
      else if ("code" in error && error.code === "EPIPE") resolve(false);
      else reject(error);
    });
  });
}
