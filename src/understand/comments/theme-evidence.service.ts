import type { Definition, Question } from "#listen/questionnaires/definition.ts";
import { commentFields } from "./campaign-comments.ts";
import { codingThatCounts, needsRecoding, todaysCodes } from "./code-book.ts";
import { listCodes, meaningOf } from "./codes.store.ts";
import { listCodings, listDecisions } from "./codings.store.ts";
import { listPlaces } from "./comments.store.ts";
import { isProtected, minimumOf, type OpenSource, type Scope } from "./comments-access.service.ts";
import { doubleCoded } from "./double-coded.ts";
import type { Commenter, ThemeEvidence } from "./theme-figures.ts";
import { groupedComments, respondentsOf } from "./theme-respondents.service.ts";

/** The rating that stands beside themes: satisfaction where the questionnaire says so, else the first rating. */
function ratingOf({ pages, languages: [language] }: Definition): { question: string; label: string } | null {
  const ratings = pages
    .flatMap(({ questions }) => questions)
    .filter(({ type }) => type === "rating" || type === "zero-to-ten") as (Question & { meaning?: string })[];
  const found = ratings.find(({ meaning }) => meaning === "satisfaction") ?? ratings[0];
  return found ? { question: found.id, label: found.text[language] ?? "" } : null;
}

/** What is known of a source's comments, coded as it counts. */
interface CodedComments {
  evidence: ThemeEvidence;
  comments: number;
  coded: number;
  /** People whose comments have one of today's codes, whoever has the decisive word. */
  byCode: ReadonlyMap<string, number>;
  codesOf: ReadonlyMap<string, readonly string[]>;
  mergedFrom: (code: string) => string[];
}

/** Gathers what figures of themes are made of. In confidential campaigns it never leaves the server. */
export async function themeEvidence(
  { tx, workspaceId }: Pick<Scope, "tx" | "workspaceId">,
  source: OpenSource,
): Promise<CodedComments> {
  const { source_id: sourceId, survey } = source;
  const book = await listCodes(tx, workspaceId, sourceId);
  const { current, stateOf } = meaningOf(book);
  const places = await listPlaces(tx, workspaceId, sourceId);
  const codings = Map.groupBy(await listCodings(tx, workspaceId, sourceId), ({ comment_id }) => comment_id);
  const decisions = new Map(
    (await listDecisions(tx, workspaceId, sourceId)).map((decision) => [decision.comment_id, decision]),
  );
  /** Null: nobody has coded it yet, or it has to be coded again. */
  const codesOf = new Map<string, string[]>();
  for (const { comment_id } of places) {
    const own = (codings.get(comment_id) ?? []).map((coding) => ({ ...coding, coder: coding.coder_id }));
    const counts = codingThatCounts(own, decisions.get(comment_id) ?? null, source.first_coder);
    if (counts && !needsRecoding(counts, stateOf, current))
      codesOf.set(comment_id, todaysCodes(counts, current));
  }
  const byPerson = Map.groupBy(places, ({ ballot_id, comment_id }) => ballot_id ?? comment_id);
  const people = [...byPerson];
  const firstOpen = people.findIndex(([, own]) => own.some(({ comment_id }) => !codesOf.has(comment_id)));
  const readThrough = firstOpen < 0 ? people : people.slice(0, firstOpen);
  const rating = survey ? ratingOf(survey.definition) : null;
  const { respondents, ratings, groupsOf, breakdowns } = await respondentsOf(
    { tx, workspaceId },
    source,
    rating?.question ?? null,
  );
  const commenters = readThrough.map(([person, own]): Commenter => {
    const byQuestion = Map.groupBy(own, ({ question_id }) => question_id ?? "");
    return {
      codes: new Set(own.flatMap(({ comment_id }) => codesOf.get(comment_id) ?? [])),
      byQuestion: new Map(
        [...byQuestion].map(([question, some]) => [
          question,
          new Set(some.flatMap(({ comment_id }) => codesOf.get(comment_id) ?? [])),
        ]),
      ),
      rating: ratings.get(person)?.rating ?? null,
      place: ratings.get(person)?.place ?? "",
    };
  });
  const fields = survey ? commentFields(survey.definition) : [];
  const byCode = new Map<string, number>();
  for (const [, own] of people)
    for (const code of new Set(own.flatMap(({ comment_id }) => codesOf.get(comment_id) ?? [])))
      byCode.set(code, (byCode.get(code) ?? 0) + 1);
  return {
    comments: places.length,
    coded: codesOf.size,
    byCode,
    codesOf,
    mergedFrom: (code) =>
      book
        .filter(({ code_id, state }) => state === "merged" && current(code_id) === code)
        .map(({ code_id }) => code_id),
    evidence: {
      codes: book
        .filter(({ state }) => state === "used")
        .map(({ code_id, group_name, name, definition }) => ({
          code: code_id,
          group: group_name,
          name,
          definition,
        })),
      coded: commenters,
      commenting: people.length,
      respondents,
      silentRatings: [...ratings].filter(([ballot]) => !byPerson.has(ballot)).map(([, rated]) => rated),
      grouped:
        breakdowns.length > 0
          ? groupedComments(breakdowns, groupsOf, commenters, [...byPerson.keys()])
          : null,
      rating,
      questions: fields.filter(
        ({ question }, index) =>
          fields.findIndex((each) => each.question === question) === index &&
          places.some(({ question_id }) => question_id === question),
      ),
      minimum: minimumOf(source),
      isProtected: isProtected(source),
      double: doubleCoded(codings, codesOf, current),
    },
  };
}
