import type { Answers } from "#listen/questionnaires/answer.ts";
import { compileQuestionnaire } from "#listen/questionnaires/compile.ts";
import type { Definition } from "#listen/questionnaires/definition.ts";
import { questionsShown } from "../questions/questions-shown.ts";
import { type AnswerColumn, createAnswerColumn, rowsPerChunk } from "./answer-columns.ts";
import { type BreakdownValues, breakdownValues, type NamedBreakdown } from "./breakdown-values.ts";
import { itemsOf, readItem, type SurveyItem } from "./survey-items.ts";
import type { TakeTurns } from "./take-turns.ts";

/** Somebody who was invited or came, as far as a survey's figures need it. */
export interface SurveyedPerson {
  /** Breakdown id to value, as it was when they were invited. */
  groups: Readonly<Record<string, string>>;
  bounced: boolean;
  completed: boolean;
  /** False for whoever came through a door without being invited: they are no part of the response rate. */
  invited?: boolean;
  answers: Answers;
}

/** A campaign's answers, a byte each, and who was invited. It never leaves this feature: figures go through disclosure. */
export interface SurveyAnswers {
  items: SurveyItem[];
  /** By item. */
  columns: AnswerColumn[];
  /** People who answered something. */
  rows: number;
  breakdowns: BreakdownValues[];
  /** By breakdown: the value's number of everybody who answered, 0 where it isn't known. */
  groups: Uint8Array[];
  invited: InvitedCell[];
  counts: { invited: number; reached: number; completed: number; uninvited: number };
}

/** People with the same values of the breakdowns that are known before anybody answers; 0 for the others. */
export interface InvitedCell {
  values: number[];
  invited: number;
  answered: number;
}

const questionMark = "question:";

/** Of everybody: was invited and said nothing, was invited and answered, or answered without having been invited. */
const state = { silent: 0, answered: 1, uninvited: 2 } as const;

/** Takes in people one by one; only whole batches of small numbers are kept. */
export interface SurveyAnswersReader {
  add(person: SurveyedPerson): void;
  finish(turn: TakeTurns): Promise<SurveyAnswers>;
}

/** @param named breakdowns of the campaign */
export function createSurveyAnswers(
  definition: Definition,
  named: readonly NamedBreakdown[],
): SurveyAnswersReader {
  const compiled = compileQuestionnaire(definition);
  const shownTo = questionsShown(compiled);
  const items = itemsOf(definition);
  const columns = items.map(({ column: { kind, ends, values } }) => {
    if (kind === "choice") return createAnswerColumn({ low: 0, high: values.length });
    return createAnswerColumn(kind === "number" ? null : ends);
  });
  const codes = named.map(({ id }) => ({ id, raw: growing(), known: new Map<string, number>() }));
  const states = growing();
  const counts = { invited: 0, reached: 0, completed: 0, uninvited: 0 };
  let rows = 0;
  return {
    add({ groups, bounced, completed, invited = true, answers }) {
      const counted = compiled.counted(answers);
      const answered = Object.keys(counted).length > 0;
      if (!invited && !answered) return;
      if (invited) counts.invited++;
      else counts.uninvited++;
      if (invited && !bounced) counts.reached++;
      if (completed && answered) counts.completed++;
      states.push(answered ? (invited ? state.answered : state.uninvited) : state.silent);
      for (const { id, raw, known } of codes) {
        const value = (id.startsWith(questionMark) ? chosen(counted, id) : groups[id]) ?? "";
        const place = value === "" ? 0 : (known.get(value) ?? known.size + 1);
        if (place > 0) known.set(value, place);
        raw.push(place);
      }
      if (!answered) return;
      rows++;
      const shown = shownTo(counted);
      items.forEach((item, at) => {
        const read = readItem(item, counted, shown);
        columns[at]?.add("value" in read ? read.value : Number.NaN, "missing" in read ? read.missing : 0);
      });
    },
    async finish(turn) {
      const answered = states.values();
      const all = named.map((breakdown, at) => {
        const known = codes[at]?.known ?? new Map<string, number>();
        const raw = codes[at]?.raw.values() ?? new Int32Array();
        return { raw, values: breakdownValues(breakdown, known, raw) };
      });
      const groups: Uint8Array[] = [];
      for (const { raw, values } of all) {
        await turn();
        groups.push(groupsOf(rows, answered, raw, values.placeOf));
      }
      return {
        items: items.map((item, at) => withCounts(item, columns[at])),
        columns,
        rows,
        breakdowns: all.map(({ values }) => values),
        groups,
        invited: await invitedCells(
          all.map(({ raw, values: { id, placeOf } }) => ({
            raw: id.startsWith(questionMark) ? null : raw,
            placeOf,
          })),
          answered,
          turn,
        ),
        counts,
      };
    },
  };
}

function chosen(answers: Answers, id: string): string | undefined {
  const answer = answers[id.slice(questionMark.length)];
  return answer && "choice" in answer ? answer.choice : undefined;
}

const withCounts = (item: SurveyItem, column: AnswerColumn | undefined): SurveyItem => ({
  ...item,
  column: { ...item.column, filled: column?.filled() ?? 0 },
});

/** Whole numbers, as many as come. */
function growing() {
  let all = new Int32Array(1024);
  let length = 0;
  return {
    push(value: number) {
      if (length === all.length) {
        const larger = new Int32Array(2 * all.length);
        larger.set(all);
        all = larger;
      }
      all[length++] = value;
    },
    values: () => all.subarray(0, length),
  };
}

/** By row the number of the value that somebody who answered has. */
function groupsOf(rows: number, answered: Int32Array, raw: Int32Array, placeOf: Uint8Array): Uint8Array {
  const groups = new Uint8Array(rows);
  for (let person = 0, row = 0; person < answered.length; person++)
    if (answered[person] !== state.silent) groups[row++] = placeOf[raw[person] ?? 0] ?? 0;
  return groups;
}

async function invitedCells(
  breakdowns: readonly { raw: Int32Array | null; placeOf: Uint8Array }[],
  answered: Int32Array,
  turn: TakeTurns,
): Promise<InvitedCell[]> {
  const placeAt = ({ raw, placeOf }: (typeof breakdowns)[number], person: number) =>
    raw === null ? 0 : (placeOf[raw[person] ?? 0] ?? 0);
  const cells = new Map<number, InvitedCell>();
  for (let person = 0; person < answered.length; person++) {
    if (person % rowsPerChunk === 0) await turn();
    if (answered[person] === state.uninvited) continue;
    let key = 0;
    for (const breakdown of breakdowns) key = key * 128 + placeAt(breakdown, person);
    let cell = cells.get(key);
    if (!cell) {
      const values = breakdowns.map((breakdown) => placeAt(breakdown, person));
      cell = { values, invited: 0, answered: 0 };
      cells.set(key, cell);
    }
    cell.invited++;
    if (answered[person] === state.answered) cell.answered++;
  }
  return [...cells.values()];
}
