import { randomInt } from "node:crypto";
import type { Anonymity } from "#listen/campaigns/anonymity.ts";
import type { AudienceOf } from "#listen/campaigns/breakdowns.ts";
import type { Definition } from "#listen/questionnaires/definition.ts";
import { ownProvider } from "#listen/questionnaires/meaning.ts";
import { takeTurns } from "#platform/turns.ts";
import { analyseSurvey } from "../surveys/analyse-survey.service.ts";
import { otherKind } from "../surveys/driver-model.ts";
import type { ItemColumn } from "../surveys/survey-plan.ts";
import type { ItemResult, SurveyResults } from "../surveys/survey-results.ts";
import { type WeightingBasis, type WeightingItem, weightingBasis } from "../weighting/weighting-basis.ts";
import type { AnswerColumn } from "./answer-columns.ts";
import { answersSource, choiceOf, outcomeOf, recommendOf } from "./answers-source.ts";
import { type BrokenDown, breakdownResult, type GroupedSurvey } from "./breakdown-results.ts";
import { namedBreakdowns } from "./breakdown-values.ts";
import type { CampaignSurvey, CampaignSurveyGroup } from "./campaign-survey.ts";
import { surveyMethods, surveyNotes } from "./campaign-survey-words.ts";
import { delightOf } from "./delight.ts";
import { expectationResults } from "./expectation-results.ts";
import { groupDrivers } from "./group-drivers.service.ts";
import { decidedTogether, type ItemClasses, itemClasses, onlyGroup, regrouped } from "./item-groups.ts";
import { providersResult } from "./provider-results.ts";
import { responseResult } from "./response-results.ts";
import { statedImportance, statedResult } from "./stated-results.ts";
import { createSurveyAnswers, type SurveyAnswers, type SurveyedPerson } from "./survey-answers.ts";
import { groupMinimum, type SurveyClasses, type SurveyRules, surveyClasses } from "./survey-classes.ts";
import { itemMeaning, plainText, type SurveyItem } from "./survey-items.ts";
import type { TakeTurns } from "./take-turns.ts";

/** What a campaign asked and whom. */
export interface AskedSurvey {
  name: string;
  definition: Definition;
  anonymity: Anonymity;
  audience: AudienceOf;
  breakdowns: readonly string[];
  minimumGroup: number;
  /** Whether cards or sheets were handed to people who were invited, too. */
  isHandedOut: boolean;
  openedAt: Date;
  closedAt: Date | null;
}

/** All that is let out of a campaign. */
export interface ComputedSurvey {
  survey: CampaignSurvey;
  /** Each group that is shown, also persons'. */
  groups: CampaignSurveyGroup[];
  /** What weighted figures can be made of; null where no groups can be told apart. */
  weighting: { basis: WeightingBasis; items: WeightingItem[] } | null;
}

/** Samples of the drivers' bootstrap. */
const usualDraws = 1000;

/** Takes in everybody who was invited, one by one, and computes a campaign's figures; what is kept is a byte an answer. */
export interface CampaignSurveyReader {
  add(person: SurveyedPerson): void;
  /**
   * @param run.draws of the drivers' bootstrap, 1,000 where it isn't told
   * @throws the signal's reason
   */
  compute(run: { signal: AbortSignal; draws?: number }): Promise<ComputedSurvey>;
}

export function createCampaignSurvey(asked: AskedSurvey): CampaignSurveyReader {
  const { definition, audience, breakdowns } = asked;
  const reader = createSurveyAnswers(definition, namedBreakdowns(breakdowns, audience, definition));
  return {
    add: (person) => reader.add(person),
    compute: async (run) => computeSurvey(asked, await reader.finish(takeTurns(run.signal)), run),
  };
}

async function computeSurvey(
  asked: AskedSurvey,
  answers: SurveyAnswers,
  { signal, draws = usualDraws }: { signal: AbortSignal; draws?: number },
): Promise<ComputedSurvey> {
  const { definition } = asked;
  const rules = { minimum: asked.minimumGroup, isProtected: asked.anonymity !== "named" };
  const totals = totalledQuestions(definition);
  // People come in the order of their invitations' ids, which others see: with a known seed they could draw again.
  const drawSeed = rules.isProtected ? randomInt(2 ** 31) : 1;
  const choice = { ...choiceOf(answers.items, rules, draws), drawSeed };
  const analysed = forCampaigns(await analyseSurvey(answersSource(answers), choice, { signal }));
  const overall = { ...analysed, items: withheldTogether(analysed.items, answers.items, totals) };
  const turn = takeTurns(signal);
  const classes = await surveyClasses(answers, rules, turn);
  const grouped = await groupedSurvey(answers, classes, rules, totals, turn);
  const brokenDown: BrokenDown[] = [];
  for (const at of answers.breakdowns.keys()) brokenDown.push(await breakdownResult(grouped, at, turn));
  const breakdowns = brokenDown.map(({ result }) => result);
  const groups = brokenDown.flatMap((one) => one.groups);
  const outcome = overall.items.find(({ name }) => name === overall.outcome?.name);
  const response = responseResult(
    answers,
    rules,
    breakdowns,
    outcome ? { item: outcome.name, n: outcome.n, mean: outcome.mean } : null,
    asked.isHandedOut,
  );
  const parts = await partFigures(answers, grouped, overall, definition, turn);
  const survey = {
    campaign: campaignOf(asked, rules),
    response,
    overall,
    meanings: Object.fromEntries(
      answers.items.flatMap(({ column, meaning }) => (meaning ? [[column.name, meaning]] : [])),
    ),
    breakdowns,
    ...parts,
    delight: delightResult(grouped, overall, breakdowns, groups),
  };
  if (!rules.isProtected)
    for (const group of groups) group.outcome = await groupDrivers(answers, group, rules, { signal, draws });
  return {
    survey: { ...survey, notes: surveyNotes(survey, rules), methods: surveyMethods(survey, rules) },
    groups: groups.map((group) => ({
      ...group,
      response:
        response.byBreakdown
          .find(({ breakdown }) => breakdown === group.breakdown)
          ?.groups.find(({ value }) => value === group.value) ?? null,
    })),
    weighting: weightingBasis(
      answers,
      rules.isProtected ? grouped : await protectedSurvey(answers, rules, totals, turn),
      new Set(overall.items.flatMap(({ name, withheld }) => (withheld ? [name] : []))),
    ),
  };
}

/** The groups of a named campaign as they would be of a confidential one: what outlives the answers shows nobody. */
async function protectedSurvey(
  answers: SurveyAnswers,
  rules: SurveyRules,
  totals: ReadonlySet<string>,
  turn: TakeTurns,
): Promise<GroupedSurvey> {
  const safe = { ...rules, isProtected: true };
  return groupedSurvey(answers, await surveyClasses(answers, safe, turn), safe, totals, turn);
}

/** Questions whose items add up to the same for everybody: one of them follows from the others. */
const totalledQuestions = ({ pages }: Definition): ReadonlySet<string> =>
  new Set(
    pages
      .flatMap(({ questions }) => questions)
      .filter(({ type }) => type === "ranking" || type === "constant-sum")
      .map(({ id }) => id),
  );

/** Withholds all items of such a question where one of them is withheld. */
function withheldTogether(
  results: SurveyResults["items"],
  items: readonly SurveyItem[],
  totals: ReadonlySet<string>,
): SurveyResults["items"] {
  const questions = new Map(items.map(({ column, question }) => [column.name, question]));
  const why = new Map<string, ItemResult["withheld"]>();
  for (const { name, withheld } of results) {
    const question = questions.get(name);
    if (withheld && question !== undefined && totals.has(question)) why.set(question, withheld);
  }
  return results.map((result): ItemResult => {
    const withheld = why.get(questions.get(result.name) ?? "");
    if (!withheld) return result;
    const nothing = { mean: null, low: null, high: null, standardDeviation: null, percent: null };
    return { ...result, ...nothing, topTwo: null, distribution: null, withheld };
  });
}

const campaignOf = (asked: AskedSurvey, rules: SurveyRules): CampaignSurvey["campaign"] => {
  const { definition, name, anonymity, audience, openedAt, closedAt } = asked;
  return {
    name,
    anonymity,
    audience,
    openedAt: openedAt.toISOString(),
    closedAt: closedAt?.toISOString() ?? null,
    minimum: groupMinimum(rules),
    questionnaire: plainText(definition.title, definition.languages[0]),
    languages: [...definition.languages],
  };
};

/** Advice that is about files, in words for questionnaires. */
function forCampaigns({ outcome, ...results }: SurveyResults): SurveyResults {
  const advice =
    "Give the ratings of the parts of your service the meaning “performance” in the questionnaire: then only they are ranked.";
  const problem = outcome?.problem?.replace(otherKind, advice) ?? null;
  return { ...results, outcome: outcome && { ...outcome, problem } };
}

async function groupedSurvey(
  { items, columns, breakdowns }: SurveyAnswers,
  classes: SurveyClasses,
  rules: SurveyRules,
  totals: ReadonlySet<string>,
  turn: TakeTurns,
): Promise<GroupedSurvey> {
  const answers: ItemClasses[] = [];
  for (const [place, { column }] of items.entries()) {
    const values = columns[place] as AnswerColumn;
    answers.push(await itemClasses(column as ItemColumn, values, classes, rules, turn));
  }
  for (const question of totals) {
    await turn();
    const places = items.flatMap((item, place) => (item.question === question ? [place] : []));
    const own = places.map((place) => answers[place] as ItemClasses);
    decidedTogether(own, "number", classes, rules).forEach((decided, at) => {
      answers[places[at] as number] = decided;
    });
  }
  const placeOf = (item: SurveyItem | undefined) => (item ? items.indexOf(item) : -1);
  return {
    items: items.map(({ column }) => column as ItemColumn),
    answers,
    breakdowns,
    classes,
    rules,
    outcome: placeOf(outcomeOf(items)),
    recommend: placeOf(recommendOf(items)),
    delight: placeOf(itemMeaning(items, "against-expectation")),
  };
}

function delightResult(
  { items, answers, delight }: GroupedSurvey,
  overall: SurveyResults,
  breakdowns: CampaignSurvey["breakdowns"],
  groups: readonly CampaignSurveyGroup[],
): CampaignSurvey["delight"] {
  const [item, own] = [items[delight], answers[delight]];
  const isWithheld = overall.items.find(({ name }) => name === item?.name)?.withheld !== null;
  if (!item || !own || isWithheld) return null;
  const everybody = onlyGroup(
    regrouped(
      own.tally,
      own.tally.groups.map(() => 0),
      1,
    ),
    0,
  );
  const shares = delightOf(item, everybody);
  if (!shares) return null;
  return {
    item: item.name,
    label: item.label,
    ...shares,
    byBreakdown: breakdowns
      .filter(({ arePersons }) => !arePersons)
      .map(({ id, label }) => ({
        breakdown: id,
        label,
        groups: groups.flatMap((group) =>
          group.breakdown === id && group.delight
            ? [{ value: group.value, label: group.label, ...group.delight }]
            : [],
        ),
      }))
      .filter((one) => one.groups.length > 0),
  };
}

/** What is asked of parts in more than one way: importance, providers, expectations. */
async function partFigures(
  { items, columns }: SurveyAnswers,
  { answers, classes, rules }: GroupedSurvey,
  overall: SurveyResults,
  { pages, languages: [language] }: Definition,
  turn: TakeTurns,
): Promise<Pick<CampaignSurvey, "stated" | "providers" | "expectations">> {
  const figured = (item: SurveyItem) => {
    const place = items.indexOf(item);
    const result = overall.items.find(({ name }) => name === item.column.name);
    return result
      ? [{ item, column: columns[place] as AnswerColumn, classes: answers[place] as ItemClasses, result }]
      : [];
  };
  const meaning = (wanted: SurveyItem["meaning"]) =>
    items.filter((item) => item.meaning === wanted).flatMap(figured);
  /** Companies go by their names alone where they are set beside each other. */
  const named = <One extends ReturnType<typeof figured>[number]>(one: One): One => {
    const matrix = questionOf(one.item.question);
    const row = matrix && "rows" in matrix ? matrix.rows.find(({ id }) => id === one.item.part) : undefined;
    return { ...one, result: { ...one.result, label: plainText(row?.text, language) || one.result.label } };
  };
  const questionOf = (id: string) =>
    pages.flatMap(({ questions }) => questions).find((question) => question.id === id);
  const performance = meaning("performance");
  const importance = meaning("importance");
  const asked = questionOf(importance[0]?.item.question ?? "")?.type;
  const method = asked === "ranking" ? "ranked" : asked === "constant-sum" ? "shared out" : "rated";
  const providers = meaning("providers");
  const us = providers.find(({ item }) => item.part === ownProvider);
  const question = us && questionOf(us.item.question);
  const partOf = ({ part, question: id }: SurveyItem) => part ?? id;
  const expectations = meaning("expectation").flatMap((expectation) => {
    const perception = performance.find(({ item }) => partOf(item) === partOf(expectation.item));
    const matters = importance.find(({ item }) => partOf(item) === partOf(expectation.item));
    if (!perception) return [];
    return [
      {
        perception,
        expectation,
        importance: matters ? statedImportance(matters.result, method, importance.length) : null,
      },
    ];
  });
  return {
    stated:
      importance.length > 0
        ? statedResult(
            importance,
            performance.map(({ item }) => item),
            method,
            overall.outcome,
          )
        : null,
    providers:
      us && question
        ? await providersResult(
            { id: question.id, label: plainText(question.text, language) },
            named(us),
            providers.filter((one) => one !== us).map(named),
            classes,
            rules,
            turn,
          )
        : null,
    expectations:
      expectations.length > 0 ? await expectationResults(expectations, classes, rules, turn) : null,
  };
}
