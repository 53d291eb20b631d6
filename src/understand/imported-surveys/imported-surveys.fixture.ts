import {
  computeSurveyImport,
  createSurveyImport,
  readSurveyImport,
} from "#listen/survey-imports/survey-imports.contract.ts";
import type { SentFile, SurveyImport } from "#listen/survey-imports/survey-imports.schema.ts";
import { until } from "#platform/database/database.fixture.ts";
import { type Client, type OpenWorkspace, openWorkspace } from "../../application.fixture.ts";
import { keepSurveyImport } from "./imported-surveys.contract.ts";

/** Answers to three ratings, a grade and a department; the grade follows the first rating most. */
export function answersCsv({ rows = 120, shift = 0, seed = 1, header = "" } = {}): string {
  let state = seed * 2_654_435_761;
  const next = () => {
    state = (Math.imul(state ^ (state >>> 15), 2_246_822_519) + 374_761_393) >>> 0;
    return state / 2 ** 32;
  };
  const rating = (level: number) => Math.min(5, Math.max(1, Math.round(level + 2 * (next() - 0.5) * 1.7)));
  const departments = ["Sales", "Service", "Workshop"];
  const lines = [header || "speed,friendly,clear,satisfaction,department"];
  for (let row = 0; row < rows; row++) {
    const speed = rating(3 + shift);
    const friendly = rating(3.6);
    const clear = rating(3.2);
    const overall = Math.round(0.7 * speed + 0.3 * friendly + (next() - 0.5));
    lines.push([speed, friendly, clear, Math.min(5, Math.max(1, overall)), departments[row % 3]].join(","));
  }
  return `${lines.join("\n")}\n`;
}

/** A fresh workspace with short ways to do, as the director, what tests of survey files do. */
export const openSurveys = async (options: Parameters<typeof openWorkspace>[0] = {}) =>
  surveysIn(await openWorkspace(options));

/** The same in a workspace that is open. */
export function surveysIn(workspace: OpenWorkspace) {
  const params = { workspace: workspace.workspaceId };
  const post = (
    content: NonNullable<RequestInit["body"]>,
    name = "answers.csv",
    who: Pick<Client, "fetch"> = workspace.director,
  ) =>
    who.fetch(`/api/workspaces/${workspace.workspaceId}/survey-files?name=${encodeURIComponent(name)}`, {
      method: "POST",
      headers: { "content-type": "application/octet-stream" },
      body: content,
      duplex: "half",
    });
  const send = async (content: NonNullable<RequestInit["body"]>, name?: string, who?: Client) => {
    const answer = await post(content, name, who);
    if (answer.status !== 200) throw new Error(await answer.text());
    return ((await answer.json()) as SentFile).file;
  };
  const read = (id: string, who: Client = workspace.director) =>
    who(readSurveyImport, { params: { ...params, import: id } });
  const settled = (id: string, who?: Client): Promise<SurveyImport> =>
    until("the work on a survey file ends", async () => {
      const found = await read(id, who);
      return !["waiting", "reading", "computing"].includes(found.state) && found;
    });
  const bring = async (content: string, name?: string, who: Client = workspace.director, survey?: string) => {
    const file = await send(content, name, who);
    const begun = await who(createSurveyImport, { params, body: { file, ...(survey && { survey }) } });
    return settled(begun.import, who);
  };
  const compute = async ({ import: id, revision }: SurveyImport, who: Client = workspace.director) => {
    await who(computeSurveyImport, { params: { ...params, import: id }, body: { revision } });
    return settled(id, who);
  };
  return {
    ...workspace,
    params,
    post,
    send,
    read,
    settled,
    /** Sends a file and waits until it is understood or failed. */
    bring,
    /** Computes and waits. */
    compute,
    /** Sends, computes and keeps. */
    keep: async (
      content: string,
      { wave = "First wave", to = "2026-03-31", name = "Customers", survey = "", months = 12 } = {},
    ) => {
      const { import: id, revision } = await compute(
        await bring(content, undefined, undefined, survey || undefined),
      );
      return workspace.director(keepSurveyImport, {
        params: { ...params, import: id },
        body: {
          revision,
          survey: survey ? { survey } : { name, purpose: "To find out what matters" },
          wave,
          from: "2026-01-01",
          to,
          retentionMonths: months,
        },
      });
    },
  };
}
