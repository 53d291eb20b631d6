import { type Perspective, perspectives, type Questionnaire } from "#listen/profile/questionnaire.ts";
import type { Person } from "#people/person.ts";
import type { Random } from "#stats/random.ts";
import { drawColleagues } from "./colleagues.ts";
import { createRatingModel, type RatingModel, type View } from "./rating-model.ts";
import { drawRespondents, type Manner } from "./respondents.ts";

/** One rating as a row of an answer file. */
export interface AnswerRow {
  /** Whom the answers belong to. */
  personId: string;
  /** Who gave them: the person, or a colleague. */
  raterId: string;
  /** Code of the statement. */
  statement: string;
  perspective: Perspective;
  /** Null where the statement was left blank. What was never reached has no row. */
  rating: number | null;
}

/** Gives one rating: of the statement at this place of the questionnaire, in the competency at that place. */
type Rate = (perspective: Perspective, competency: number, statement: number) => number | null;

/** Share of statements that are left blank by somebody who is sparing with ratings, and by anybody else. */
const blankShare = { sparing: 0.12, usual: 0.005 };

/** Share of colleagues with whom the subject did not agree to be rated: they rate the organisation alone. */
const organisationOnlyShare = 0.15;

/**
 * The answers of the example organisation, drawn as they are read: first people's own in the order of `people`,
 * then colleagues' views. Meant for `examplePeople`; other people get the usual response rate.
 */
export function* exampleAnswers(
  people: readonly Person[],
  questionnaire: Questionnaire,
  random: Random,
): Generator<AnswerRow> {
  const answering = drawRespondents(people, random);
  const model = createRatingModel(questionnaire, random);
  const respondents = answering.map((respondent) => ({
    ...respondent,
    view: model.viewOf(respondent.person),
  }));

  for (const { person, manner, view } of respondents) {
    const rate = ownRate(manner, view, model, questionnaire, random);
    const share = manner === "stopped" ? 0.35 + 0.4 * random.uniform() : 1;
    yield* sitting(person, person, rate, questionnaire, perspectives, share);
  }
  for (const { subject, raters } of drawColleagues(respondents, random)) {
    for (const rater of raters) {
      const view = colleaguesView(subject.view, rater.view, random);
      const rate = withBlanks(rateBy(view, model), blankShare.usual, random);
      const rated = random.uniform() < organisationOnlyShare ? (["organisation"] as const) : perspectives;
      yield* sitting(subject.person, rater.person, rate, questionnaire, rated, 1);
    }
  }
}

/** The rows of one rater about one person, up to a share of the statements. */
export function* sitting(
  person: Person,
  rater: Person,
  rate: Rate,
  { competencies }: Questionnaire,
  rated: readonly Perspective[],
  share: number,
): Generator<AnswerRow> {
  const places = competencies.flatMap(({ statements }, competency) =>
    statements.map(({ code }) => ({ code, competency })),
  );
  const reached = Math.ceil(places.length * share);
  for (const [statement, { code, competency }] of places.slice(0, reached).entries()) {
    for (const perspective of rated) {
      const rating = rate(perspective, competency, statement);
      yield { personId: person.id, raterId: rater.id, statement: code, perspective, rating };
    }
  }
}

/** How somebody rates. Careless people give one rating from the upper half of the scale to everything. */
export function ownRate(
  manner: Manner,
  view: View,
  model: RatingModel,
  { scale }: Questionnaire,
  random: Random,
): Rate {
  switch (manner) {
    case "careless": {
      const always = scale.maximum - random.integer(Math.ceil((scale.maximum - scale.minimum) / 2));
      return () => always;
    }
    case "contented":
      return (_perspective, _competency, statement) => model.rate(1, statement, 0.08);
    case "discontented":
      return (_perspective, _competency, statement) => model.rate(0.15, statement, 0.18);
    case "sparing":
      return withBlanks(rateBy(view, model), blankShare.sparing, random);
    default:
      return withBlanks(rateBy(view, model), blankShare.usual, random);
  }
}

function rateBy(view: View, model: RatingModel): Rate {
  return (perspective, competency, statement) => model.rate(view[perspective][competency] ?? 0, statement);
}

function withBlanks(rate: Rate, share: number, random: Random): Rate {
  return (...place) => (random.uniform() < share ? null : rate(...place));
}

/** A colleague sees the person a little less well than they see themselves, and the organisation in their own way. */
export function colleaguesView(subject: View, rater: View, random: Random): View {
  const bias = random.normal(-0.05, 0.05);
  return { self: subject.self.map((share) => share + bias), organisation: rater.organisation };
}
