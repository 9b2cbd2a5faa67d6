/** What is written before a command begins, so that what the shell's own start-up files have written can be told from it. */
const MARK = "--atlas-begins--";

/** Comes before a command, in the words of every shell: those of sh, of csh and of fish. */
export const START_COMMAND = `echo ${MARK}; `;

const MARK_LINE = Buffer.from(`${MARK}\n`);

/** So much is no greeting any more. */
const MAX_NOISE_BYTES = 1024 * 1024;

/** That a command was not started. */
export class NotStarted extends Error {}

/**
 * What a command that was begun with `START_COMMAND` has written, without what stands before it.
 *
 * Throws `NotStarted` where the mark does not come.
 */
export async function* skipNoise(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let noise: Buffer | undefined = Buffer.alloc(0);
  for await (const chunk of chunks) {
    if (noise === undefined) {
      yield chunk;
      continue;
    }
    noise = Buffer.concat([noise, chunk]);
    const at = noise.indexOf(MARK_LINE);
    if (at >= 0) {
      yield noise.subarray(at + MARK_LINE.length);
      noise = undefined;
    } else if (noise.length > MAX_NOISE_BYTES)
      throw new NotStarted("there is no end to what the shell writes");
  }
  if (noise !== undefined) throw new NotStarted("the command was not started");
}
