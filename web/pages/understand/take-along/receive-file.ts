/** A file that came in full. */
export interface Received {
  name: string;
  content: Blob;
}

/**
 * Receives a file piece by piece, so that it can be said how much has come, and ended.
 *
 * @param onBytes is told how many have come so far
 * @throws the signal's reason; Error where the server refuses or breaks off
 */
export async function receiveFile(
  path: string,
  signal: AbortSignal,
  onBytes: (bytes: number) => void,
): Promise<Received> {
  const answer = await fetch(path, { signal });
  if (!answer.ok || !answer.body) throw new Error(await refusal(answer));
  const parts: BlobPart[] = [];
  let bytes = 0;
  for (const reader = answer.body.getReader(); ; ) {
    const { done, value } = await reader.read();
    if (done) break;
    parts.push(value);
    bytes += value.length;
    onBytes(bytes);
  }
  const [, encoded] = /filename\*=UTF-8''([^;]+)/.exec(answer.headers.get("content-disposition") ?? "") ?? [];
  const type = answer.headers.get("content-type") ?? "application/octet-stream";
  return { name: decodeURIComponent(encoded ?? "answers"), content: new Blob(parts, { type }) };
}

/** What the server says, where it says why. */
async function refusal(answer: Response): Promise<string> {
  const said: unknown = await answer.json().catch(() => null);
  return said !== null && typeof said === "object" && "detail" in said && typeof said.detail === "string"
    ? said.detail
    : "The file could not be made. Ask for it again.";
}
