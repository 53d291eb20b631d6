import { type Perspective, perspectives, type Questionnaire } from "#listen/profile/questionnaire.ts";
import type { Person } from "#people/person.ts";
import { type Random, seededRandom } from "#stats/random.ts";
import { type AnswerRow, colleaguesView, ownRate, sitting } from "./answers.ts";
import { examplePeople } from "./people.ts";
import { createRatingModel, type RatingModel, type View } from "./rating-model.ts";
import { type LaterStaff, laterStaff } from "./reorganisation.ts";
import { departmentOf, drawRespondents, type Manner, type Respondent } from "./respondents.ts";

/** What one person answered in one wave, in the questionnaire's order. */
export interface Sheet {
  person: Person;
  manner: Manner;
  rows: AnswerRow[];
}

export interface TwoWaves {
  /** Whom there is at the first wave. */
  people: Person[];
  later: LaterStaff;
  first: Sheet[];
  second: Sheet[];
  /** How a colleague rates somebody at the second wave. */
  rowsOfColleague(subject: Person, rater: Person): AnswerRow[];
}

/**
 * What has changed for certain people, as a share of the scale: service standards were written down and kept, rewards
 * stayed as they were, and at Fulfilment a new booking system took decisions away from those who pack.
 */
export const plantedChange = {
  better: { competency: "SS", effect: { self: 0.03, organisation: 0.085 } },
  same: { competency: "RRS" },
  worse: { competency: "ES", department: "Fulfilment", effect: { self: -0.02, organisation: -0.19 } },
} as const;

/** How far a person's view of a competency wanders in some months by itself. */
const drift = 0.035;
/** Share of people who answer the second wave, by whether they answered the first. */
const answersAgain = { before: 0.93, notBefore: 0.3, joined: 0.8 };
const unusualAgain = { careless: 3, stopped: 5 };

/**
 * Draws the example organisation with both waves. The same seed gives the same people, answers and changes; a person's
 * second answers come from the same lasting view as their first.
 *
 * @param staying chooses whom nothing happens to between the waves, from the people and their first answers
 */
export function drawTwoWaves(
  questionnaire: Questionnaire,
  seed: number,
  staying: (people: readonly Person[], first: readonly Sheet[]) => readonly Person[],
): TwoWaves {
  const random = seededRandom(seed);
  const people = examplePeople(random);
  const respondents = drawRespondents(people, random);
  const model = createRatingModel(questionnaire, random);
  const views = new Map(people.map((person) => [person.id, model.viewOf(person)]));
  const first = respondents.map((each) => sheetOf(each, views, model, questionnaire, random));
  const keep = new Set(staying(people, first).map(({ id }) => id));
  const later = laterStaff(people, keep, random);
  const laterViews = new Map(
    later.people.map((person) => [
      person.id,
      changed(person, views.get(person.id) ?? model.viewOf(person), questionnaire, random),
    ]),
  );
  const known = new Set(people.map(({ id }) => id));
  const second = drawAgain(later.people, { respondents, known, keep }, random).map((each) =>
    sheetOf(each, laterViews, model, questionnaire, random),
  );
  return {
    people,
    later,
    first,
    second,
    rowsOfColleague: (subject, rater) => {
      const [own, other] = [laterViews.get(subject.id), laterViews.get(rater.id)];
      if (!own || !other) return [];
      const view = colleaguesView(own, other, random);
      const rate = ownRate("thorough", view, model, questionnaire, random);
      return [...sitting(subject, rater, rate, questionnaire, perspectives, 1)];
    },
  };
}

function sheetOf(
  { person, manner }: Respondent,
  views: ReadonlyMap<string, View>,
  model: RatingModel,
  questionnaire: Questionnaire,
  random: Random,
): Sheet {
  const view = views.get(person.id) ?? model.viewOf(person);
  const share = manner === "stopped" ? 0.35 + 0.4 * random.uniform() : 1;
  const rate = ownRate(manner, view, model, questionnaire, random);
  return { person, manner, rows: [...sitting(person, person, rate, questionnaire, perspectives, share)] };
}

function changed(person: Person, before: View, { competencies }: Questionnaire, random: Random): View {
  const { better, worse } = plantedChange;
  const of = (perspective: Perspective) =>
    competencies.map(({ code }, index) => {
      const lifted = code === better.competency ? better.effect[perspective] : 0;
      const isHit = code === worse.competency && departmentOf(person) === worse.department;
      const hit = isHit ? worse.effect[perspective] : 0;
      return random.normal((before[perspective][index] ?? 0) + lifted + hit, drift);
    });
  return { self: of("self"), organisation: of("organisation") };
}

/** Who there was before. */
interface Before {
  respondents: readonly Respondent[];
  /** Ids of everybody. */
  known: ReadonlySet<string>;
  /** Ids of people who answer again in any case, and thoroughly. */
  keep: ReadonlySet<string>;
}

function drawAgain(
  people: readonly Person[],
  { respondents, known, keep }: Before,
  random: Random,
): Respondent[] {
  const answered = new Map(respondents.map(({ person, manner }) => [person.id, manner]));
  const answering = people.filter((person) => {
    const chance = random.uniform();
    if (keep.has(person.id)) return true;
    if (departmentOf(person) === "Facilities") return answered.has(person.id);
    if (!known.has(person.id)) return chance < answersAgain.joined;
    return chance < (answered.has(person.id) ? answersAgain.before : answersAgain.notBefore);
  });
  const unusual = random.shuffle(
    answering.filter(({ id, level }) => level === "front line" && !keep.has(id)),
  );
  const careless = new Set(unusual.slice(0, unusualAgain.careless));
  const stopped = new Set(unusual.slice(unusualAgain.careless).slice(0, unusualAgain.stopped));
  return answering.map((person) => {
    if (careless.has(person)) return { person, manner: "careless" };
    if (stopped.has(person)) return { person, manner: "stopped" };
    const manner = answered.get(person.id) ?? "thorough";
    return { person, manner: manner === "careless" || manner === "stopped" ? "thorough" : manner };
  });
}
