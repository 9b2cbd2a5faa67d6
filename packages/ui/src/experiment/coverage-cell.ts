/** One cell of a coverage: a configuration, and where it leads. */
export interface CoverageCell {
  readonly href: string;
  readonly states: string;
  /** The configuration and what is shown of it in words. */
  readonly label: string;
  /** What is shown in place of the states. */
  readonly heat: { readonly color: string | undefined; readonly failed: number } | undefined;
}
