/** Thrown where a file is not what its format demands, and caught where a preview is made: the message becomes its note. */
export class DamagedFile extends Error {
  override readonly name = "DamagedFile";
}
