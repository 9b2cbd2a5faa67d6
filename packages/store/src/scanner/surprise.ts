/** Thrown, and caught where a file is begun, when a file is to be left to the decoder, which knows all that JSON may be. */
export const SURPRISE = new Error("not as metalab writes it");
