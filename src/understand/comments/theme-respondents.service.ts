import type { Answers } from "#listen/questionnaires/answer.ts";
import { compileQuestionnaire } from "#listen/questionnaires/compile.ts";
import { participantsOf } from "#listen/responses/responses.service.ts";
import { breakdownValues, namedBreakdowns } from "../campaign-surveys/breakdown-values.ts";
import type { OpenSource, Scope } from "./comments-access.service.ts";
import type { CommentBreakdown, CommentCell, GroupedComments } from "./theme-breakdowns.ts";
import type { Commenter, ThemeRated } from "./theme-figures.ts";

/** Everybody who answered anything, by ballot: their rating, and the groups that they are in. */
interface Respondents {
  respondents: number | null;
  ratings: Map<string, ThemeRated>;
  /** By ballot and breakdown the place among its values, from 1; 0 where it isn't known. */
  groupsOf: Map<string, number[]>;
  /** Those whose groups are no persons. */
  breakdowns: CommentBreakdown[];
}

export async function respondentsOf(
  { tx, workspaceId }: Pick<Scope, "tx" | "workspaceId">,
  { survey, campaign_id: campaignId }: OpenSource,
  question: string | null,
): Promise<Respondents> {
  const ratings = new Map<string, ThemeRated>();
  const groupsOf = new Map<string, number[]>();
  const nobody = { respondents: null, ratings, groupsOf, breakdowns: [] };
  if (!survey || campaignId === null || survey.answersDeletedAt) return nobody;
  const compiled = compileQuestionnaire(survey.definition);
  const named = namedBreakdowns(survey.breakdowns, survey.audience, survey.definition);
  const shown = named.filter(({ arePersons }) => !arePersons);
  const known = shown.map(() => new Map<string, number>());
  for await (const { invitationId, answers, groups } of participantsOf(tx, workspaceId, campaignId)) {
    if (Object.keys(answers).length === 0) continue;
    const counted = compiled.counted(answers);
    if (Object.keys(counted).length === 0) continue;
    const valueAt = (id: string) => breakdownValueOf(id, groups, counted);
    groupsOf.set(
      invitationId,
      shown.map(({ id }, at) => placeIn(known[at] as Map<string, number>, valueAt(id))),
    );
    const answer = question === null ? undefined : counted[question];
    if (answer && "rating" in answer)
      ratings.set(invitationId, {
        rating: answer.rating,
        place: JSON.stringify(survey.breakdowns.map(valueAt)),
      });
  }
  const people = [...groupsOf.values()];
  const breakdowns = shown.map((breakdown, at) =>
    breakdownValues(
      breakdown,
      known[at] as Map<string, number>,
      Int32Array.from(people, (groups) => groups[at] ?? 0),
    ),
  );
  for (const groups of people)
    breakdowns.forEach(({ placeOf }, at) => {
      groups[at] = placeOf[groups[at] ?? 0] ?? 0;
    });
  return { respondents: people.length, ratings, groupsOf, breakdowns };
}

/** The number of a value in the order in which values come up, from 1; 0 for none. */
function placeIn(known: Map<string, number>, value: string): number {
  if (value === "") return 0;
  const place = known.get(value) ?? known.size + 1;
  known.set(value, place);
  return place;
}

function breakdownValueOf(id: string, groups: Readonly<Record<string, string>>, answers: Answers): string {
  if (!id.startsWith("question:")) return (Object.hasOwn(groups, id) && groups[id]) || "";
  const answer = answers[id.slice("question:".length)];
  return answer && "choice" in answer ? answer.choice : "";
}

/** @param writing ballots of everybody who wrote a comment; the first of them those of `commenters`, in the same order */
export function groupedComments(
  breakdowns: readonly CommentBreakdown[],
  groupsOf: ReadonlyMap<string, readonly number[]>,
  commenters: readonly Commenter[],
  writing: readonly string[],
): GroupedComments {
  const unknown = breakdowns.map(() => 0);
  const cells = new Map<string, CommentCell & { codes: ReadonlySet<string>[] }>();
  const cellOf = (values: readonly number[]) => {
    const cell = cells.get(values.join()) ?? { values, codes: [], silent: 0 };
    cells.set(values.join(), cell);
    return cell;
  };
  writing.forEach((ballot, at) => {
    const coded = commenters[at];
    if (coded) cellOf(groupsOf.get(ballot) ?? unknown).codes.push(coded.codes);
  });
  const wrote = new Set(writing);
  for (const [ballot, values] of groupsOf) if (!wrote.has(ballot)) cellOf(values).silent++;
  return { breakdowns, cells: [...cells.values()] };
}
