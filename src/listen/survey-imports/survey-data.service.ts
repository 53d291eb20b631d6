import type { PersonalDataSource } from "#people/data-protection/personal-data.service.ts";
import { listKeptSurveys, listWaves, type WaveRow } from "./kept-surveys.store.ts";
import { countImports } from "./survey-imports.store.ts";

const day = (moment: Date) =>
  new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone: "UTC" }).format(moment);

const data =
  "Answers as the other tool exported them; that may include names and addresses, which no figure is made of.";

/** Answers that were collected with other tools. Whose they are can't be told here. */
export const surveyData: PersonalDataSource = {
  key: "surveys",
  erasure: {
    removed: [],
    stays: [
      "Answers in files that were brought from other survey tools: Serviceloop can't tell whose they are. Whoever brought such a file can delete it; the tool that it comes from has to erase them as well.",
    ],
  },
  async describe(tx, workspaceId) {
    const waves = Map.groupBy(await listWaves(tx, workspaceId), ({ survey_id }) => survey_id);
    const kept = (await listKeptSurveys(tx, workspaceId)).map(({ survey_id, name, purpose, minimum }) => ({
      name: `Survey “${name}”`,
      purpose: purpose || "None was stated.",
      data,
      seenBy: `Single answers: nobody; whoever kept a wave can have its file read again. Figures of groups of at least ${minimum}: whoever may read results.`,
      keptUntil: keptUntil(waves.get(survey_id) ?? []),
    }));
    const files = await countImports(tx, workspaceId);
    if (files === 0) return kept;
    return [
      ...kept,
      {
        name: "Survey files that are being looked at",
        purpose: "To find out what matters most to those who answered.",
        data,
        seenBy: "What is in a file and its figures: whoever brought it.",
        keptUntil: "Until the day that is shown beside the file, unless it is kept before.",
      },
    ];
  },
  read: async () => null,
  erase: async () => {},
};

function keptUntil(waves: readonly WaveRow[]): string {
  const words = waves.map(({ name, file_id, file_deletes_at }) =>
    file_id === null
      ? `${name}: the answers are deleted.`
      : `${name}: the answers are deleted on ${day(file_deletes_at)}.`,
  );
  return [...words, "Figures of groups stay."].join(" ");
}
