/** What a run of the demo raises when it cannot go on: an outcome like any other, unlike a defect of the demo. */
export class RunFailure extends Error {
  /** The name of the exception, as Python would say it. */
  readonly type: string;

  constructor(type: string, message: string) {
    super(message);
    this.type = type;
  }
}
