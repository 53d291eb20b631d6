import type { Part } from "#listen/translations/translations.contract.ts";

interface Wanted {
  workspace: string;
  questionnaire: string;
  part: Part;
  language: string;
  source: string;
  format: "csv" | "xlsx";
  only?: "missing";
}

/** Lets the browser save the texts as a file for a translator. */
export function startTableDownload({ workspace, questionnaire, part, ...query }: Wanted): void {
  const link = document.createElement("a");
  link.href = `/api/workspaces/${workspace}/questionnaires/${questionnaire}/translations/${part}/file?${new URLSearchParams(query)}`;
  link.download = "";
  link.click();
}
