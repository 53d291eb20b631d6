import type {
  BreakdownGroup,
  BreakdownResult,
  CampaignSurvey,
  CampaignSurveyGroup,
  Delight,
} from "../campaign-surveys/campaign-survey.ts";
import type { PerceptionItem } from "../perceptions/perception-gaps.ts";
import { surveyResultsFixture } from "../survey-report/survey-results.fixture.ts";
import type { GapResult } from "../surveys/survey-results.ts";
import type { CampaignSource, SavedPerceptions } from "./campaign-source.ts";

const share = (estimate: number) => ({ estimate, low: estimate - 0.04, high: estimate + 0.04 });

const delight = (above: number, n: number): Delight => ({
  n,
  above: share(above),
  as: share(0.5),
  below: share(0.5 - above),
});

/** A breakdown of so many groups, the last of which is withheld. */
function breakdownFixture(id: string, label: string, names: readonly string[]): BreakdownResult {
  const { items, gaps } = surveyResultsFixture();
  const shown = names.slice(0, -1);
  const groups = names.map((name, place): BreakdownGroup => {
    const suppressed = place === names.length - 1;
    return {
      value: name.toLowerCase(),
      label: name,
      n: suppressed ? null : 60 + place,
      suppressed,
      why: suppressed ? "too few" : null,
      items: suppressed
        ? []
        : items.map((item) => {
            const mean = (item.mean ?? 0) + 0.2 * Math.sin(place);
            return { name: item.name, n: 60 + place, mean, low: mean - 0.25, high: mean + 0.25 };
          }),
      nps: suppressed
        ? null
        : { n: 60 + place, estimate: 12 - 9 * place, low: -8 - 9 * place, high: 32 - 9 * place },
    };
  });
  return {
    id,
    label,
    arePersons: false,
    n: 412,
    leftOut: 3,
    groups,
    gaps: shown.flatMap((name, place) =>
      gaps.slice(0, 3).map(
        (gap): GapResult => ({
          ...gap,
          between: [name, "everyone else"],
          word: place === 0 ? "lower" : "no evidence",
          q: place === 0 ? 0.01 : 0.4,
        }),
      ),
    ),
    groupTests: [{ item: "Q2", h: 9.1, df: shown.length - 1, p: 0.01, q: 0.02 }],
    crossTables: [
      {
        item: "channel",
        label: "How did you reach us last?",
        answers: [
          { value: 1, label: "Phone" },
          { value: 2, label: "E-mail" },
          { value: 3, label: "In person" },
        ],
        rows: shown.map((name) => ({
          value: name.toLowerCase(),
          label: name,
          n: 60,
          counts: [30, 18, 12],
          shares: [0.5, 0.3, 0.2],
        })),
        chiSquare: 12.3,
        df: 2 * (shown.length - 1),
        p: 0.03,
        q: 0.04,
        cramersV: 0.14,
        expectedBelowFive: 1,
      },
    ],
    caseMix: {
      by: "region",
      byLabel: "Region",
      item: "Q2",
      itemLabel: "How likely are you to recommend us?",
      groups: shown.map((name, place) => ({
        value: name.toLowerCase(),
        label: name,
        n: 60,
        raw: 6.5 + 0.1 * place,
        adjusted: { estimate: 6.6 + 0.05 * place, low: 6.2, high: 7.1 },
      })),
    },
  };
}

/** A customers' campaign with everything that a survey can tell. */
export function campaignSurveyFixture(): CampaignSurvey {
  const results = surveyResultsFixture();
  const { drivers = [] } = results.outcome ?? {};
  const parts = drivers.slice(0, 6);
  return {
    campaign: {
      name: "Customers, spring",
      anonymity: "confidential",
      audience: "customers",
      openedAt: "2026-03-01T08:00:00.000Z",
      closedAt: "2026-03-21T17:00:00.000Z",
      minimum: 10,
      questionnaire: "Relationship survey",
      languages: ["en"],
    },
    response: {
      invited: 1650,
      reached: 1612,
      started: 412,
      completed: 398,
      rate: { estimate: 0.2497, low: 0.2294, high: 0.2711 },
      byBreakdown: [
        {
          breakdown: "segment",
          label: "Segment",
          groups: ["Gold", "Silver", "Bronze"].map((name, place) => ({
            value: name.toLowerCase(),
            label: name,
            invited: 550,
            answered: place === 2 ? null : 180 - 60 * place,
            rate:
              place === 2
                ? null
                : { estimate: 0.33 - 0.1 * place, low: 0.29 - 0.1 * place, high: 0.37 - 0.1 * place },
          })),
        },
      ],
      bias: [
        {
          breakdown: "segment",
          label: "Segment",
          groups: [
            {
              value: "gold",
              label: "Gold",
              invitedShare: 0.33,
              answeredShare: 0.44,
              standardisedDifference: 0.22,
            },
            {
              value: "silver",
              label: "Silver",
              invitedShare: 0.67,
              answeredShare: 0.56,
              standardisedDifference: -0.22,
            },
          ],
          chiSquare: 14.2,
          df: 1,
          p: 0.0002,
          cramersV: 0.09,
          word: "different",
          outcome: { item: "Q2", raw: 6.9, weighted: 6.74, difference: -0.16 },
        },
      ],
    },
    overall: { ...results, grouping: null, groups: [], gaps: [], groupTests: [] },
    meanings: {},
    breakdowns: [
      breakdownFixture("segment", "Segment", ["Gold", "Silver", "Bronze"]),
      breakdownFixture("region", "Region", ["North", "South", "East", "Islands"]),
      {
        id: "account-manager",
        label: "Account manager",
        arePersons: true,
        leftOut: 0,
        n: 412,
        groups: [],
        gaps: [],
        groupTests: [],
        crossTables: [],
        caseMix: null,
      },
    ],
    stated: {
      method: "ranked",
      items: parts.map(({ name, label, lmg }, place) => ({
        name,
        label,
        stated: 90 - 13 * ((place * 2) % 5),
        derived: 100 * (lmg ?? 0),
        rankStated: ((place * 2) % 5) + 1,
        rankDerived: place + 1,
        word: place === 2 ? "matters unsaid" : place === 4 ? "said to matter" : "matters both ways",
      })),
      spearman: { estimate: 0.31, low: -0.6, high: 0.87, p: 0.54, n: 6 },
    },
    providers: {
      item: "providers",
      label: "All in all, how good are these companies?",
      us: { name: "us", label: "Nordic Rail", n: 405, mean: 3.9 },
      competitors: ["Swift Coaches", "AirHop", "Night Ferry"].map((label, place) => ({
        name: `p${place}`,
        label,
        mean: place === 2 ? null : 3.6 + 0.4 * place,
        paired:
          place === 2
            ? null
            : {
                n: 210 - 40 * place,
                difference: 0.31 - 0.4 * place,
                low: 0.2 - 0.4 * place,
                high: 0.42 - 0.4 * place,
                p: 0.001,
                q: place === 0 ? 0.002 : 0.09,
                higher: 0.42 - 0.2 * place,
                equal: 0.38,
                lower: 0.2 + 0.2 * place,
                netLead: 0.22 - 0.4 * place,
              },
        why: place === 2 ? ("too few" as const) : null,
      })),
    },
    delight: {
      item: "met",
      label: "Compared with what you expected, how was it?",
      ...delight(0.24, 400),
      byBreakdown: [
        {
          breakdown: "segment",
          label: "Segment",
          groups: [
            { value: "gold", label: "Gold", ...delight(0.31, 180) },
            { value: "silver", label: "Silver", ...delight(0.18, 120) },
          ],
        },
      ],
    },
    expectations: parts.slice(0, 4).map(({ name, label }, place) => ({
      name,
      label,
      expectation: 4.4,
      perception: 3.9 - 0.2 * place,
      importance: 80 - 10 * place,
      gap:
        place === 3
          ? null
          : {
              estimate: -0.5 + 0.3 * place,
              low: -0.62 + 0.3 * place,
              high: -0.38 + 0.3 * place,
              n: 390,
              p: 0.001,
              q: place === 2 ? 0.2 : 0.002,
            },
      weightedGap: place === 3 ? null : (-0.5 + 0.3 * place) * (0.8 - 0.1 * place),
    })),
    notes: [{ code: "bounced", text: "Mail to 38 customers came back; their addresses may be wrong." }],
    methods: [{ figure: "Local suppression", text: "Groups are unions of classes of at least ten people." }],
  };
}

const seen = (
  name: string,
  label: string,
  [customers, managers, staff]: [number, number | null, number],
  word: PerceptionItem["pairs"][number]["word"],
): PerceptionItem => {
  const figure = (mean: number, n: number, reach: number) => ({
    n,
    mean,
    low: mean - reach,
    high: mean + reach,
  });
  return {
    name,
    labels: { customers: label, staff: `How would our customers rate: ${label}` },
    ends: { low: 1, high: 5 },
    figures: {
      customers: figure(customers, 400, 0.1),
      managers: managers === null ? null : figure(managers, 24, 0.3),
      staff: figure(staff, 120, 0.15),
    },
    importance: 0.1,
    pairs: [
      managers === null
        ? {
            between: ["managers", "customers"],
            word: "too little data",
            difference: null,
            low: null,
            high: null,
            ofScale: null,
            p: null,
            q: null,
            effect: null,
          }
        : {
            between: ["managers", "customers"],
            word,
            difference: managers - customers,
            low: managers - customers - 0.3,
            high: managers - customers + 0.3,
            ofScale: (managers - customers) / 4,
            p: 0.001,
            q: 0.004,
            effect: { estimate: 0.8, low: 0.4, high: 1.2 },
          },
    ],
    weight: 1.2,
    priority: 0.2,
  };
};

/** A saved comparison of customers with those who serve them. */
const perceptionsFixture = (): SavedPerceptions => ({
  name: "Spring, customers and staff",
  customers: "Customers, spring",
  staff: "Staff, spring",
  importance: "derived",
  answers: { customers: 412, managers: 24, staff: 120 },
  items: [
    seen("service.solved", "My problem was solved the first time", [3.2, 4.2, 3.7], "sees it better"),
    seen("service.wait", "I waited only a short time", [2.9, null, 2.8], "too little data"),
  ],
  notes: ["Groups are taken as samples of populations without end."],
});

/** Everything that the story of a campaign is told from. */
export function campaignSourceFixture(survey: CampaignSurvey = campaignSurveyFixture()): CampaignSource {
  return {
    survey,
    date: "2026-03-22",
    program: "Serviceloop 0.1.0",
    trend: {
      waves: [
        { campaign: "a", release: "a", name: "Customers, autumn", at: "2025-09-20T08:00:00.000Z" },
        { campaign: "b", release: "b", name: "Customers, spring", at: "2026-03-21T17:00:00.000Z" },
      ],
      items: [
        {
          item: "Q1_1",
          label: "My problem was solved the first time",
          kind: "mean",
          points: [
            { n: 380, estimate: 3.0, low: 2.9, high: 3.1 },
            { n: 410, estimate: 3.21, low: 3.1, high: 3.32 },
          ],
          change: { since: 0, difference: 0.21, low: 0.06, high: 0.36, p: 0.004, q: 0.02, word: "higher" },
        },
      ],
    },
    themes: {
      source: "comments",
      releasedAt: "2026-03-30T08:00:00.000Z",
      commenting: 180,
      respondents: 412,
      comments: 195,
      coded: 195,
      minimum: 10,
      withheld: 1,
      notes: [],
      agreement: { alpha: 0.81, comments: 60, coders: 2, word: "good" },
      themes: [
        {
          code: "wait",
          group: "",
          name: "Waiting on the phone",
          definition: "Time until somebody answers.",
          ofCommenting: { count: 61, n: 180, estimate: 0.34, low: 0.27, high: 0.41, method: "Wilson" },
          ofRespondents: { count: 61, n: 412, estimate: 0.15, low: 0.12, high: 0.19, method: "Wilson" },
          byQuestion: [],
          byBreakdown: [
            {
              breakdown: "segment",
              label: "Segment",
              groups: [
                {
                  value: "gold",
                  label: "Gold",
                  share: { count: 40, n: 80, estimate: 0.5, low: 0.393, high: 0.607, method: "Wilson" },
                },
                { value: "silver", label: "Silver", share: null },
              ],
              others: { count: 21, n: 100, estimate: 0.21, low: 0.142, high: 0.3, method: "Wilson" },
              test: { p: 0.0001, q: 0.0001, cramersV: 0.305, together: 0 },
            },
          ],
          coding: null,
          rating: null,
        },
      ],
      quotations: [
        { code: "wait", theme: "Waiting on the phone", words: "I waited for twenty minutes, twice." },
      ],
    },
    perceptions: [perceptionsFixture()],
  };
}

/** What the customers of one segment say. */
export function surveyGroupFixture(): CampaignSurveyGroup {
  const { items, nps, gaps } = surveyResultsFixture();
  return {
    breakdown: "segment",
    breakdownLabel: "Segment",
    value: "gold",
    label: "Gold",
    n: 180,
    items: items.map((item) => ({ ...item, n: 178, mean: item.mean === null ? null : item.mean - 0.3 })),
    nps,
    delight: delight(0.31, 180),
    response: { value: "gold", label: "Gold", invited: 550, answered: 180, rate: share(0.33) },
    gaps: gaps.map((gap) => ({ ...gap, between: ["Gold", "everyone else"] })),
    outcome: null,
  };
}
