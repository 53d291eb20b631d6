/** A field of a request that can't be used: where it stands and what to do about it. */
export interface FieldProblem {
  in: "path" | "query" | "body";
  /** JSON pointer, e.g. "/people/0/name"; empty for the whole. */
  pointer: string;
  detail: string;
}

/** What an error may carry besides its code and its sentence. */
export interface ErrorDetails {
  /** Its HTTP status. Without one it is shown on the command line only: over HTTP it is an internal error. */
  status?: number | undefined;
  fields?: readonly FieldProblem[];
  /** Headers of the response, e.g. Retry-After. */
  headers?: Readonly<Record<string, string>>;
  /** The request that failed, where a server said so. */
  requestId?: string;
  cause?: unknown;
}

/** What went wrong, in a form that a person can act on and a program can recognise. */
export class AppError extends Error {
  override readonly name = "AppError";
  /** Stable, e.g. "file.not-found". */
  readonly code: string;
  readonly status: number | undefined;
  readonly fields: readonly FieldProblem[];
  readonly headers: Readonly<Record<string, string>>;
  readonly requestId: string | undefined;

  constructor(code: string, message: string, details: ErrorDetails = {}) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause });
    this.code = code;
    this.status = details.status;
    this.fields = details.fields ?? [];
    this.headers = details.headers ?? {};
    this.requestId = details.requestId;
  }
}

/** Makes errors of one kind, and says which kind that is. */
export interface ErrorKind<Details extends unknown[] = never[]> {
  (...details: Details): AppError;
  readonly code: string;
  readonly status: number | undefined;
}

type Said = string | ({ message: string } & Pick<ErrorDetails, "fields" | "headers" | "cause">);

/**
 * Makes a factory of one kind of error: a stable code and a sentence that says what happened and what to do. Kinds that
 * may be shown over HTTP declare their status; all others are for the command line.
 *
 * @example
 * const fileNotFound = errorKind("file.not-found", (path: string) => `${path} does not exist. Check the path.`);
 * const noCampaign = errorKind("campaign.not-found", () => "There is no such campaign. It may have been deleted.", 404);
 * throw fileNotFound("staff.csv");
 */
export function errorKind<Details extends unknown[]>(
  code: string,
  message: (...details: Details) => Said,
  status?: number,
): ErrorKind<Details> {
  const make = (...details: Details): AppError => {
    const said = message(...details);
    return typeof said === "string"
      ? new AppError(code, said, { status })
      : new AppError(code, said.message, { ...said, status });
  };
  return Object.assign(make, { code, status });
}

/** Whether an error is of a kind, also when it came over HTTP. */
export const isKind = (error: unknown, kind: Pick<ErrorKind, "code">): error is AppError =>
  error instanceof AppError && error.code === kind.code;
