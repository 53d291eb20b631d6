import type { Import } from "#people/organisation/import.contract.ts";
import { AppError } from "#platform/errors.ts";
import { errorFromProblem, isProblem } from "#platform/http/problem.ts";

/** Sends a file of staff, and gives what it would change. @throws AppError those of `uploadFile` */
export const uploadStaff = (
  workspace: string,
  file: File,
  onSent: (bytes: number) => void,
): Promise<Import> => uploadFile(`/api/workspaces/${workspace}/imports`, file, onSent);

/**
 * Sends a file to an address, and gives what it answers.
 *
 * @param onSent is told how many bytes have been sent so far
 * @throws AppError that the server gave, or "upload.broken" where there was no answer
 */
export function uploadFile<Answer>(
  address: string,
  file: File,
  onSent: (bytes: number) => void,
): Promise<Answer> {
  const { promise, resolve, reject } = Promise.withResolvers<Answer>();
  const request = new XMLHttpRequest();
  request.open("POST", `${address}?name=${encodeURIComponent(file.name.slice(-100))}`);
  request.setRequestHeader("content-type", "application/octet-stream");
  request.responseType = "json";
  request.upload.onprogress = ({ loaded }) => onSent(loaded);
  request.onload = () => {
    const { response } = request;
    if (request.status === 200 && response) resolve(response);
    else reject(isProblem(response) ? errorFromProblem(response) : broken());
  };
  request.onerror = () => reject(broken());
  request.send(file);
  return promise;
}

const broken = () =>
  new AppError(
    "upload.broken",
    "The file did not arrive, or it changed while it was sent. Check the connection and choose it again.",
  );
