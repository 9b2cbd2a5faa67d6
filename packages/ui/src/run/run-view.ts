/** What of a run's files is open on its page. */
export interface RunView {
  /** An artifact, by its name or, of several with one name, by its id. */
  readonly artifact?: string;
  /** A log by its name; the first one when absent. */
  readonly log?: string;
  /** A line of the log, by a byte of it. */
  readonly at?: number;
}

/** How the sections of a run's page show what is open, and change it. */
export interface RunViewLinks {
  readonly view: RunView;
  /** The address of this run with other things open. */
  readonly viewHref: (view: RunView) => string;
  readonly onView: (view: RunView) => void;
}
