import type { SentFile } from "#listen/survey-imports/survey-imports.schema.ts";
import { AppError } from "#platform/errors.ts";
import { errorFromProblem, isProblem } from "#platform/http/problem.ts";

const broken = () =>
  new AppError(
    "upload.broken",
    "The file did not arrive, or it changed while it was sent. Check the connection and send it again.",
  );

const stopped = () => new AppError("upload.stopped", "Sending was stopped. Nothing was kept.");

/** How large a body is in all, and how much of it has been sent. */
export interface Sent {
  bytes: number;
  total: number;
}

/**
 * Sends a survey's file, to be read afterwards.
 *
 * @param onSent is told how much has been sent so far
 * @throws AppError that the server gave, "upload.broken" where there was no answer, "upload.stopped" after the signal
 */
export function sendSurveyFile(
  workspace: string,
  file: File,
  signal: AbortSignal,
  onSent: (sent: Sent) => void,
): Promise<SentFile> {
  const { promise, resolve, reject } = Promise.withResolvers<SentFile>();
  const request = new XMLHttpRequest();
  const name = encodeURIComponent(file.name.slice(-200));
  request.open("POST", `/api/workspaces/${workspace}/survey-files?name=${name}`);
  request.setRequestHeader("content-type", "application/octet-stream");
  request.responseType = "json";
  request.upload.onprogress = ({ loaded }) => onSent({ bytes: loaded, total: file.size });
  request.onload = () => {
    const { response } = request;
    if (request.status === 200 && response) resolve(response);
    else reject(isProblem(response) ? errorFromProblem(response) : broken());
  };
  request.onerror = () => reject(broken());
  request.onabort = () => reject(stopped());
  signal.addEventListener("abort", () => request.abort(), { once: true });
  if (signal.aborted) reject(stopped());
  else request.send(file);
  return promise;
}
