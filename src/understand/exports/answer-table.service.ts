import { breakdownLabel, breakdownValueLabel } from "#listen/campaigns/breakdowns.ts";
import { compileQuestionnaire } from "#listen/questionnaires/compile.ts";
import type { Survey } from "#listen/responses/responses.service.ts";
import type { Actor } from "#people/access/actor.ts";
import type { Context } from "#people/access/context.ts";
import type { Transaction } from "#platform/database/tables.ts";
import { visibleAccountPeople } from "../account-people/account-people.service.ts";
import type { AnswerCell, AnswerColumn, TextPlace } from "./answer-column.ts";
import { answerColumns, cellsOf, tickedQuestions } from "./answer-columns.ts";
import type { AnswerChoice } from "./answer-ticket.service.ts";
import {
  type Answering,
  countAnswering,
  type ExportFacts,
  findAccountManagers,
  measureTexts,
  readAnswering,
} from "./answers.store.ts";

/** A column with what is asked of the database for it. */
interface TableColumn extends AnswerColumn {
  place?: TextPlace;
}

/** Single answers, ready to be written. */
export interface AnswerTable {
  title: string;
  columns: TableColumn[];
  /** Questions with several answers, whose ticks are columns. */
  ticked: { question: string; label: string; columns: string[] }[];
  count: number;
  /** Batches of rows; each batch is one transaction, so that a slow reader holds up nobody. */
  rows: AsyncIterable<AnswerCell[][]>;
  /** Bytes of the longest texts, by column; and how many texts are longer than so many bytes. */
  measure(most: number): Promise<Map<string, { bytes: number; longer: number }>>;
}

/** Whose account people the asker may see, by id; null where they are no breakdown. */
interface Shown {
  managers: ReadonlyMap<string, string>;
}

interface Scope {
  transaction: Context["transaction"];
  actor: Actor;
  workspaceId: string;
  survey: Survey;
  facts: ExportFacts;
}

const batchSize = 500;
const nobody = "00000000-0000-0000-0000-000000000000";
const yesAndNo = [
  { value: 1, label: "Yes" },
  { value: 0, label: "No" },
];

const own = (
  name: string,
  label: string,
  kind: AnswerColumn["kind"],
  more: Partial<AnswerColumn> = {},
): AnswerColumn => ({ name, label, kind, codes: [], missing: [], decimals: 0, ...more });

/**
 * Everybody's answers that count, as a table: one row for each person who has answered, numbered in an order that says nothing.
 *
 * @param releasedAt when the figures were released first; null before: then account people are left out
 */
export async function answerTable(
  { transaction, actor, workspaceId, survey, facts }: Scope,
  choice: AnswerChoice,
  releasedAt: Date | null,
  now: Date,
): Promise<AnswerTable> {
  const campaign = { workspaceId, campaignId: survey.campaignId };
  const { definition } = survey;
  const compiled = compileQuestionnaire(definition);
  const answered = answerColumns(definition);
  const { count, managers } = await transaction(workspaceId, async (tx) => ({
    count: await countAnswering(tx, campaign),
    managers: await shownManagers(tx, actor, campaign, choice, releasedAt, now),
  }));
  const breakdowns = choice.groups
    ? facts.breakdowns.filter(
        (id) => !id.startsWith("question:") && (id !== "account-manager" || managers.size > 0),
      )
    : [];
  const front = frontColumns(choice, facts, breakdowns);
  return {
    title: survey.name,
    columns: [...front, ...answered],
    ticked: tickedQuestions(answered, definition),
    count,
    rows: rows(),
    measure: async (most) => {
      const texts = answered.filter(({ kind }) => kind === "text");
      const places = texts.flatMap(({ place }) => (place ? [place] : []));
      const sizes = await transaction(workspaceId, (tx) => measureTexts(tx, campaign, places, most));
      return new Map(texts.map(({ name }, index) => [name, sizes[index] ?? { bytes: 0, longer: 0 }]));
    },
  };

  async function* rows(): AsyncGenerator<AnswerCell[][]> {
    let number = 0;
    for (let after: string | null = nobody; after !== null; ) {
      const from: string = after;
      const { people, last } = await transaction(workspaceId, (tx) =>
        readAnswering(tx, campaign, from, batchSize),
      );
      yield people.map((one) => [
        ...frontCells(one, ++number, choice, facts, breakdowns, { managers }),
        ...cellsOf(answered, compiled.counted(one.answers)),
      ]);
      after = last;
    }
  }
}

async function shownManagers(
  tx: Transaction,
  actor: Actor,
  campaign: { workspaceId: string; campaignId: string },
  { groups }: AnswerChoice,
  releasedAt: Date | null,
  now: Date,
): Promise<Map<string, string>> {
  if (!groups || releasedAt === null) return new Map();
  const all = await findAccountManagers(tx, campaign);
  const ids = all.map(({ id }) => id);
  const shown = await visibleAccountPeople(tx, actor, { ...campaign, releasedAt }, ids, now);
  return new Map(
    all.filter(({ id }) => shown.has(id)).map(({ id, name }) => [id, name ?? "No longer on the staff"]),
  );
}

function frontColumns({ names }: AnswerChoice, { audience }: ExportFacts, breakdowns: readonly string[]) {
  const ofCustomers = [own("customer_number", "Customer number", "text"), own("account", "Account", "text")];
  return [
    own("respondent", "Number of the row, in no particular order", "number"),
    own("completed", "Said that they are done", "choice", { codes: yesAndNo }),
    ...(names
      ? [
          own("completed_at", "When they said that they are done (UTC)", "moment"),
          own("name", "Name", "text"),
          own("email", "E-mail address", "text"),
          own("language", "Language of the invitation", "text"),
          ...(audience === "customers" ? ofCustomers : []),
        ]
      : []),
    ...breakdowns.map((id) => own(`group.${id}`, `${breakdownLabel(id)}, as it was when invited`, "text")),
  ];
}

function frontCells(
  one: Answering,
  number: number,
  { names }: AnswerChoice,
  { audience }: ExportFacts,
  breakdowns: readonly string[],
  { managers }: Shown,
): AnswerCell[] {
  const completedAt = one.completedAt?.toISOString() ?? null;
  const ofCustomers = [one.customerNumber, one.account];
  return [
    number,
    completedAt === null ? 0 : 1,
    ...(names
      ? [completedAt, one.name, one.email, one.language, ...(audience === "customers" ? ofCustomers : [])]
      : []),
    ...breakdowns.map((id) => {
      const value = Object.hasOwn(one.groups, id) ? one.groups[id] : undefined;
      if (value === undefined) return null;
      return id === "account-manager" ? (managers.get(value) ?? null) : breakdownValueLabel(id, value);
    }),
  ];
}
