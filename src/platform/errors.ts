/** What went wrong, in a form that a person can act on and a program can recognise. */
export class AppError extends Error {
  override readonly name = "AppError";
  /** Stable, e.g. "file.not-found". */
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

/**
 * Makes a factory of one kind of error: a stable code and a sentence that says what happened and what to do.
 *
 * @example
 * const fileNotFound = errorKind("file.not-found", (path: string) => `${path} does not exist. Check the path.`);
 * throw fileNotFound("staff.csv");
 */
export function errorKind<Details extends unknown[]>(code: string, message: (...details: Details) => string) {
  return (...details: Details): AppError => new AppError(code, message(...details));
}
