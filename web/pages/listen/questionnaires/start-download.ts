/** Lets the browser save a questionnaire as a file: its draft, or a version. */
export function startDownload(workspace: string, questionnaire: string, version?: number): void {
  const link = document.createElement("a");
  link.href = `/api/workspaces/${workspace}/questionnaires/${questionnaire}/export${version === undefined ? "" : `?version=${version}`}`;
  link.download = "";
  link.click();
}
