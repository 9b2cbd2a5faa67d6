/**
 * Asks the person at the terminal. `undefined` when they give up. What they type is shown only where `echo` says so:
 * never a passphrase, a password or a code.
 */
export type Ask = (question: string, options: { readonly echo: boolean }) => Promise<string | undefined>;
