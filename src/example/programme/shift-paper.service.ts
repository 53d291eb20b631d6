import { changePaper, drawSheets } from "#listen/paper/paper.service.ts";
import { type PaperForm, paperForm, type Typed } from "#listen/paper/paper-form.ts";
import { completeEntry, settle } from "#listen/paper/typing.service.ts";
import type { Answers } from "#listen/questionnaires/answer.ts";
import type { Definition } from "#listen/questionnaires/definition.ts";
import { fieldsOf } from "#listen/respond/form.ts";
import type { Actor } from "#people/access/actor.ts";
import type { Transaction } from "#platform/database/tables.ts";
import { type Random, seededRandom } from "#stats/random.ts";
import type { Making } from "./making.ts";
import { sharedCell } from "./shift-doors.service.ts";
import { sheetNumbers } from "./unlinked.store.ts";

/** What is done about a campaign's paper. */
export interface PaperPlan {
  campaignId: string;
  definition: Definition;
  /** Those who type, each sheet twice. Where they differ the director decides. */
  typists: readonly [Actor, Actor];
  now: Date;
  /** Last day of typing, ISO. */
  until: string;
  /** What was filled in, by batch. */
  filled: readonly (readonly Answers[])[];
  /** Sheets of which the last so many are typed once only. */
  typedOnce: number;
  /** Whether somebody has looked at the sheets whose entries differ. */
  settled: boolean;
}

const batches = [
  { name: "Night shift, beside the coffee machine", language: "en", cell: "Fulfilment", copies: 24 },
  { name: "Agency staff, in Arabic", language: "ar", cell: null, copies: 12 },
] as const;

/** Prints two batches of sheets and types what came back, with the slips that people make. @returns a sheet that nobody has typed */
export async function takePaper(
  { workspaceId, seed }: Making,
  tx: Transaction,
  director: Actor,
  { campaignId, definition, typists, now, until, filled, typedOnce, settled }: PaperPlan,
): Promise<string> {
  const within = { tx, workspaceId };
  const plan = { entries: 2 as const, until, returnTo: "The box at the gatehouse" };
  await changePaper(within, director, campaignId, plan, now);
  const typing: { sheet: string; language: string; answers: Answers }[] = [];
  let untouched = "";
  for (const [index, { cell: department, ...batch }] of batches.entries()) {
    const cell = department === null ? null : await sharedCell(tx, workspaceId, campaignId, department);
    const batchId = await drawSheets(within, director, campaignId, { ...batch, cell }, now);
    const sheets = await sheetNumbers(tx, workspaceId, batchId);
    const answered = (filled[index] ?? []).slice(0, sheets.length - 1);
    typing.push(
      ...answered.map((answers, at) => ({ sheet: sheets[at] ?? "", language: batch.language, answers })),
    );
    untouched ||= sheets.at(-1) ?? "";
  }
  const random = seededRandom(seed + 61);
  const [first, second] = typists;
  for (const [index, { sheet, language, answers }] of typing.entries()) {
    const form = paperForm(definition, language);
    const typed = typedOf(form, answers);
    const place = { campaignId, number: sheet };
    await completeEntry(within, first, place, { revision: 0, typed }, now);
    if (index >= typing.length - typedOnce) continue;
    const again = random.uniform() < slips ? withSlip(form, typed, random) : typed;
    const { outcome } = await completeEntry(within, second, place, { revision: 0, typed: again }, now);
    if (outcome === "differs" && settled) await settle(within, director, place, { decided: typed }, now);
  }
  return untouched;
}

/** Share of sheets that the second of two people types otherwise. */
const slips = 0.15;

/** What somebody types who reads these answers on a sheet. */
function typedOf(form: PaperForm, answers: Answers): Typed {
  const values = new Map(
    form.questions.flatMap(({ question }) => {
      const answer = answers[question.id];
      return answer ? fieldsOf(question, answer, form.language) : [];
    }),
  );
  return Object.fromEntries(
    form.questions.flatMap(({ fields }) =>
      fields.flatMap(({ id, codes }): [string, string][] => {
        const [value] = values.get(id) ?? [];
        if (value === undefined) return [];
        return [[id, codes.find((code) => code.value === value)?.code ?? value]];
      }),
    ),
  );
}

/** The same with one box read wrongly. */
function withSlip(form: PaperForm, typed: Typed, random: Random): Typed {
  const boxes = form.questions.flatMap(({ fields }) =>
    fields.filter(({ id, kind, codes }) => kind === "one" && codes.length > 1 && typed[id] !== undefined),
  );
  const { id, codes } = random.pick(boxes);
  const others = codes.filter(({ code }) => code !== typed[id]);
  return { ...typed, [id]: random.pick(others).code };
}
