import { mostGroups } from "./group-places.ts";
import type { SurveyEvidence } from "./survey-evidence.ts";
import type { SurveyPlan } from "./survey-plan.ts";
import type { OutcomeResult, SurveyResults } from "./survey-results.ts";

type Note = SurveyResults["notes"][number];

/** Answers for each driver below which a ranking is shaky. */
const enoughByDriver = 10;

const list = (names: readonly string[]) => {
  const shown = names.slice(0, 5).map((name) => `“${name}”`);
  const more = names.length - shown.length;
  return more > 0 ? `${shown.join(", ")} and ${more} more` : shown.join(", ");
};
const people = (n: number) => (n === 1 ? "1 answer" : `${n} answers`);

/** What a reader has to know beside the figures, most important first. */
export function surveyNotes(
  results: Omit<SurveyResults, "methods" | "notes">,
  plan: SurveyPlan,
  evidence: SurveyEvidence,
): Note[] {
  const { outcome } = results;
  return [
    ...(results.n === 0 ? [{ code: "no-answers", text: "The file holds no answers." }] : []),
    ...(outcome?.problem ? [{ code: "drivers.none", text: outcome.problem }] : []),
    ...(outcome && !outcome.problem ? driverNotes(outcome, results, plan) : []),
    ...(evidence.unweighted > 0
      ? [
          {
            code: "weights.missing",
            text: `${people(evidence.unweighted)} without a weight above 0 in “${plan.choice.weights}” are left out of everything.`,
          },
        ]
      : []),
    ...groupNotes(results, plan, evidence),
    ...itemNotes(results),
    ...results.reliability.flatMap(({ scale, against }) =>
      against.length > 0
        ? [
            {
              code: "reliability.against",
              text: `In “${scale}”, ${list(against)} ${against.length === 1 ? "runs" : "run"} against the other items. Mark as reversed what is asked the other way round; until then alpha and omega are too low.`,
            },
          ]
        : [],
    ),
    ...(results.careless?.sameTopThree === false
      ? [
          {
            code: "careless.ranking",
            text: "Without the answers that look careless, other drivers would be among the first three.",
          },
        ]
      : []),
  ];
}

function driverNotes(outcome: OutcomeResult, { n }: Pick<SurveyResults, "n">, plan: SurveyPlan): Note[] {
  const { drivers, lost } = outcome;
  const ranked = new Set(drivers.map(({ name }) => name));
  const leftOut = plan.drivers
    .flatMap((place) => plan.items[place]?.name ?? [])
    .filter((name) => !ranked.has(name));
  const second = plan.secondOutcomes.flatMap((place) => plan.items[place]?.name ?? []);
  const constant = drivers.filter(({ lmg, correlation }) => lmg === 0 && correlation === null);
  return [
    ...(leftOut.length > 0
      ? [
          {
            code: "drivers.left-out",
            text: `What fewer than half answered is left out of the ranking, since too few of its ${outcome.n} complete answers would be left with it: ${list(leftOut)}.`,
          },
        ]
      : []),
    ...(second.length > 0
      ? [
          {
            code: "drivers.second-outcome",
            text: `${list(second)} ${second.length === 1 ? "asks" : "ask"} whether people would recommend. That is another outcome, so it is not ranked among the drivers; to rank it all the same, make it a “number”.`,
          },
        ]
      : []),
    ...(outcome.n < enoughByDriver * drivers.length
      ? [
          {
            code: "drivers.few-answers",
            text: `${people(outcome.n)} for ${drivers.length} drivers are few: R² comes out too high and the order is shaky. Rely on the intervals, or leave drivers out; ten answers for each driver are a usual floor.`,
          },
        ]
      : []),
    ...(lost > 0
      ? [
          {
            code: "drivers.lost",
            text: `The ranking is of ${outcome.n} complete answers; ${lost} of ${n} are not in it, since the outcome or a driver is missing in them.`,
          },
        ]
      : []),
    ...(outcome.alike.length > 0
      ? [
          {
            code: "drivers.alike",
            text: `${list(outcome.alike.map(({ one, other }) => `${one}” and “${other}`))} say almost the same (correlation of 0.9 or more). They share their importance; don’t take the order among them seriously.`,
          },
        ]
      : []),
    ...(outcome.disagreements.length > 0
      ? [
          {
            code: "drivers.disagree",
            text: `LMG and relative weights rank ${list(outcome.disagreements)} two or more places apart; their place is uncertain.`,
          },
        ]
      : []),
    ...(constant.length > 0
      ? [
          {
            code: "drivers.constant",
            text: `${list(constant.map(({ name }) => name))} ${constant.length === 1 ? "is" : "are"} the same in all complete answers and can’t explain anything.`,
          },
        ]
      : []),
    ...(outcome.samplingError !== null
      ? [
          {
            code: "drivers.sampled",
            text: `With ${drivers.length} drivers, importance comes from a sample of orders; its largest standard error is ${outcome.samplingError.toPrecision(2)}.`,
          },
        ]
      : []),
  ];
}

function groupNotes(
  { groups, minimum }: Pick<SurveyResults, "groups" | "minimum">,
  { choice, groupColumn }: SurveyPlan,
  { groupValues, groupSizes }: SurveyEvidence,
): Note[] {
  if (!groupColumn) return [];
  if (groupValues === null)
    return [
      {
        code: "groups.too-many",
        text: `“${choice.group}” has more than ${mostGroups} different answers, too many to compare groups. Choose a column with fewer.`,
      },
    ];
  const hidden = groups.filter(({ suppressed }) => suppressed);
  const without = groupSizes[0] ?? 0;
  return [
    ...(groups.length > 0 && hidden.length === groups.length
      ? [
          {
            code: "groups.all-hidden",
            text: `No group of “${choice.group}” can be shown: it takes at least two with ${minimum} answers or more.`,
          },
        ]
      : []),
    ...(hidden.length > 0 && hidden.length < groups.length
      ? [
          {
            code: "groups.hidden",
            text: `${hidden.length} of ${groups.length} groups ${hidden.length === 1 ? "is" : "are"} not shown, to protect those in ${hidden.length === 1 ? "it" : "them"}; their answers are in all other figures.`,
          },
        ]
      : []),
    ...(without > 0
      ? [
          {
            code: "groups.without",
            text: `${people(without)} ${without === 1 ? "has" : "have"} no “${choice.group}”; they are in the figures of everybody.`,
          },
        ]
      : []),
  ];
}

function itemNotes({ items }: Pick<SurveyResults, "items">): Note[] {
  const named = (why: string) => items.filter(({ withheld }) => withheld === why).map(({ name }) => name);
  const [few, same, constant] = [named("too few"), named("all the same"), named("constant")];
  return [
    ...(few.length > 0
      ? [{ code: "items.too-few", text: `Too few answered ${list(few)} to show figures.` }]
      : []),
    ...(same.length > 0
      ? [
          {
            code: "items.all-the-same",
            text: `Everyone gave the same answer to ${list(same)}; it is not shown, since it would tell what each of them said.`,
          },
        ]
      : []),
    ...(constant.length > 0
      ? [{ code: "items.constant", text: `${list(constant)} never changes and is left out.` }]
      : []),
  ];
}
