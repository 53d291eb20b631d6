import assert from "node:assert/strict";
import { test } from "node:test";
import type { Answer } from "#listen/questionnaires/answer.ts";
import { seededRandom } from "#stats/random.ts";
import { computedSurvey, parts, surveyed } from "./campaign-survey.fixture.ts";
import type { AskedSurvey, ComputedSurvey } from "./compute-campaign-survey.service.ts";
import type { SurveyedPerson } from "./survey-answers.ts";

/**
 * The attacker knows everybody's breakdown values, who answered what, and the rules; and collects every number that was let
 * out: groups, filters, gaps, tables, case mix, delight, response, everybody's figures. If two people could have exchanged what
 * they said to a question and not one number would be different, no way of adding, subtracting or solving tells the two
 * apart. So for each person and item there must be enough such others, who don't all say the same.
 *
 * Relations between items are left out: drivers, reliability, careless answers and paired figures are about everybody
 * (see docs/decisions/0026).
 */

const worlds = Number(process.env["DISCLOSURE_WORLDS"] ?? 12);

const figures = async (settings: Partial<AskedSurvey>, people: readonly SurveyedPerson[]): Promise<string> =>
  told(await computedSurvey(people, settings));

/** Every number about answers to single items, with where it stands. */
function told({ survey, groups }: ComputedSurvey): string {
  const { items, nps, n } = survey.overall;
  const { response, breakdowns, delight } = survey;
  return JSON.stringify({ n, items, nps, response, breakdowns, delight, groups });
}

const isSaid = (answer: Answer | undefined) => answer !== undefined && !("special" in answer);

function world(seed: number) {
  const random = seededRandom(seed);
  const count = 20 + random.integer(70);
  const some = <Value>(all: readonly Value[], least: number) =>
    random.shuffle(all).slice(0, least + random.integer(all.length - least + 1));
  const groups: Record<string, string[]> = {
    segment: some(["Gold", "Silver", "Bronze"], 2),
    region: some(["North", "South", "East", "West"], 1),
    role: ["Buyer", "User", "Boss"],
    "account-manager": some(["a", "b", "c", "d", "e"], 2),
    "attribute:Size": ["small", "large"],
  };
  const ids = some([...Object.keys(groups), "question:plan"], 1).slice(0, 4);
  const people = surveyed(count, {
    seed,
    blank: random.uniform() * 0.5,
    silent: random.uniform() * 0.4,
    groups,
  });
  // Somebody is the only one of a kind, and a small team agrees.
  const [only] = people;
  if (only) people[0] = { ...only, groups: { ...only.groups, role: "Only one" } };
  for (const person of people)
    if (person.groups["region"] === "South" && person.answers["overall"])
      Object.assign(person, { answers: { ...person.answers, overall: { rating: 4 } } });
  return { campaign: { breakdowns: ids, minimumGroup: 3 + random.integer(8) }, people };
}

function swapped(people: readonly SurveyedPerson[], one: number, other: number, question: string) {
  const copy = [...people];
  const [a, b] = [people[one], people[other]];
  if (!a || !b) return copy;
  const put = (person: SurveyedPerson, from: SurveyedPerson): SurveyedPerson => ({
    ...person,
    answers: { ...person.answers, [question]: from.answers[question] as Answer },
  });
  copy[one] = put(a, b);
  copy[other] = put(b, a);
  return copy;
}

/** The same people, one of whom says something else. */
function withOtherAnswer(
  people: readonly SurveyedPerson[],
  place: number,
  question: string,
): SurveyedPerson[] {
  const [first = "", second = ""] = parts;
  const others: Record<string, Answer> = {
    overall: { rating: 2 },
    again: { rating: 3 },
    beyond: { rating: 1 },
    plan: { choice: "leave" },
    used: { choices: ["web"] },
    years: { number: 4 },
    matters: { amounts: { [first]: 60, [second]: 40 } },
  };
  return people.map((person, at) =>
    at === place
      ? { ...person, answers: { ...person.answers, [question]: others[question] as Answer } }
      : person,
  );
}

/** Whether no number tells which of the two said what. */
async function areExchangeable(
  { campaign, people }: ReturnType<typeof world>,
  question: string,
  one: number,
  other: number,
): Promise<boolean> {
  const said = (place: number) => JSON.stringify(people[place]?.answers[question]);
  if (said(one) !== said(other))
    return (
      (await figures(campaign, people)) === (await figures(campaign, swapped(people, one, other, question)))
    );
  // Two who say the same: it makes no difference which of them says something else.
  return (
    (await figures(campaign, withOtherAnswer(people, one, question))) ===
    (await figures(campaign, withOtherAnswer(people, other, question)))
  );
}

const questions = ["overall", "again", "beyond", "plan", "used", "years", "matters"];

test(`in ${worlds} worlds nobody can be told from enough others by any figure of a group`, async () => {
  let shown = 0;
  for (let seed = 1; seed <= worlds; seed++) {
    const attacked = world(seed);
    const { campaign, people } = attacked;
    const random = seededRandom(seed * 7919);
    const question = random.pick(questions);
    // What figures are looked at by is itself a group.
    if (campaign.breakdowns.includes(`question:${question}`)) continue;
    const answered = people.flatMap(({ answers }, place) => (isSaid(answers[question]) ? [place] : []));
    if (answered.length < campaign.minimumGroup) continue;
    if ((await figures(campaign, people)).includes('"suppressed":false')) shown++;
    const said = (place: number) => JSON.stringify(people[place]?.answers[question]);
    const isUnanimous = new Set(answered.map(said)).size === 1;
    for (const one of new Set([answered[0] ?? 0, random.pick(answered)])) {
      let alike = 1;
      let differs = isUnanimous;
      for (const other of random.shuffle(answered)) {
        if (alike >= campaign.minimumGroup && (differs || said(other) === said(one))) continue;
        if (other === one || !(await areExchangeable(attacked, question, one, other))) continue;
        alike++;
        differs ||= said(other) !== said(one);
      }
      const least = Math.min(campaign.minimumGroup, answered.length);
      assert.ok(alike >= least, `world ${seed}, ${question}: person ${one} is like ${alike - 1} others only`);
      assert.ok(differs, `world ${seed}, ${question}: all who are like person ${one} say the same`);
    }
  }
  assert.ok(shown > worlds / 4, `groups were shown in ${shown} worlds only`);
});
