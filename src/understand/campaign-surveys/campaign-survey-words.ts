import type { CampaignSurvey } from "./campaign-survey.ts";
import { groupMinimum, type SurveyRules } from "./survey-classes.ts";

type Told = Omit<CampaignSurvey, "notes" | "methods">;

/** A share of answers without a used value from which on a reader should know. */
const worthSaying = 0.05;

/** What the reader has to know beside what the analysis of all answers says. */
export function surveyNotes({ breakdowns, response, providers }: Told, rules: SurveyRules) {
  const notes: CampaignSurvey["notes"] = [];
  for (const { label, leftOut, n, arePersons, groups } of breakdowns) {
    if (arePersons) continue;
    if (n > 0 && groups.every(({ suppressed }) => suppressed))
      notes.push({
        code: "breakdown.all-hidden",
        text: `No group of “${label}” can be shown: beside the breakdowns before it, most answers would stand in groups of fewer than ${groupMinimum(rules)}. Fewer breakdowns, or this one further up, would show it next time.`,
      });
    else if (leftOut > worthSaying * n)
      notes.push({
        code: "breakdown.left-out",
        text: `In “${label}”, ${leftOut} of ${n} answers are in no group that is shown${rules.isProtected ? ", so that nobody can be told from several breakdowns together" : ""}. They are in all other figures. A campaign with fewer breakdowns leaves out fewer.`,
      });
  }
  for (const { label, word, outcome } of response.bias)
    if (word !== "alike")
      notes.push({
        code: "response.bias",
        text: `By “${label}”, those who answered are ${word} from those who were invited.${outcome ? ` Counted as they were invited, the outcome would be ${outcome.weighted} instead of ${Number(outcome.raw.toPrecision(4))}.` : ""}`,
      });
  if (response.uninvited !== undefined)
    notes.push({
      code: "response.doors",
      text: `${response.uninvited} of ${response.started} answers came through doors: an open link, a kiosk, cards or paper. Nobody knows how many could have come, so the response rate is that of the ${response.invited} who were invited.`,
    });
  if (response.handedOut)
    notes.push({
      code: "response.handed-out",
      text: "Access cards or paper sheets were handed to groups of those who were invited. Who used one counts as invited, also somebody who had answered already, so the response rate may be too high, and how it differs between groups isn’t known.",
    });
  const bounced = response.invited - response.reached;
  const answered = response.started - (response.uninvited ?? 0);
  if (bounced * 10 >= response.invited && bounced > 0)
    notes.push({
      code: "response.bounced",
      text: `${bounced} of ${response.invited} addresses turned mail away. Of those reached, ${Math.round((100 * answered) / Math.max(1, response.reached))} % answered; of those invited ${Math.round(100 * response.rate.estimate)} %.`,
    });
  if (providers?.competitors.some(({ why }) => why === "protects individuals"))
    notes.push({
      code: "providers.protected",
      text: "Some competitors aren’t compared person by person: almost the same people rated them, and the few others could be told from both figures, or all who rated both agree.",
    });
  return notes;
}

/** How the figures beside those of all answers were computed. */
export function surveyMethods(survey: Told, rules: SurveyRules) {
  const { breakdowns, stated, providers, delight, expectations, response } = survey;
  const least = groupMinimum(rules);
  const methods: CampaignSurvey["methods"] = [
    {
      figure: "response",
      text: "Answered: people who gave at least one answer that counts, whether or not they came to the end. Shares with Wilson’s score interval at 95 % (1927), for people who would be asked in the same way.",
    },
  ];
  if (response.bias.length > 0)
    methods.push({
      figure: "who is missing",
      text: "Shares of groups among those who answered and among those invited, with the standardised difference (Austin, 2009: 0.1 is worth a look) and Pearson’s χ² test of answering by group. The outcome beside it counts each group as often as it was invited (post-stratification); it corrects for this breakdown and for nothing else.",
    });
  if (breakdowns.length > 0)
    methods.push({
      figure: "groups",
      text: rules.isProtected
        ? `Figures of groups are made of classes of at least ${least} people who share all breakdown values that are used, and who don’t all say the same. Of somebody who would be in a smaller class, values of the less important breakdowns are left out (local suppression; Sweeney, 2002; Templ, Kowarik & Meindl, 2015), item by item. So no filter, comparison or subtraction of figures singles out fewer.`
        : `Groups of at least ${least} people are shown. The campaign is named: who runs it may see single answers, so groups are not protected further.`,
    });
  if (breakdowns.some(({ crossTables }) => crossTables.length > 0))
    methods.push({
      figure: "tables",
      text: "Counts by group with Pearson’s χ² test of independence and Cramér’s V; q is p after Benjamini and Hochberg (1995) over the tables of a breakdown. With expected counts below five the test is rough.",
    });
  if (breakdowns.some(({ caseMix }) => caseMix !== null))
    methods.push({
      figure: "case mix",
      text: "Means as they would be had all groups the same mix of the other breakdown: direct standardisation to everybody in the values that all groups have, with a large-sample interval. The means as answered beside them are of the same people. It holds this one thing alike and nothing else.",
    });
  if (stated)
    methods.push({
      figure: "stated and derived importance",
      text: `Stated: ${{ rated: "mean as per cent of the scale", ranked: "mean rank as per cent of the way from last to first", "shared out": "mean amount as per cent of the total" }[stated.method]}. Derived: the driver’s part of the outcome’s variance (LMG). Agreement of the two: Spearman’s rank correlation with the interval of Bonett and Wright (2000).`,
    });
  if (providers)
    methods.push({
      figure: "competitors",
      text: "Each competitor beside us by the people who rated both: mean of their own differences with Student’s t interval and test for paired values; q after Benjamini and Hochberg over the competitors. Net lead: share who rate us higher less share who rate us lower.",
    });
  if (delight)
    methods.push({
      figure: "delight",
      text: "Shares above, at and below the middle of the scale, “as expected”, with Wilson’s intervals.",
    });
  if (expectations)
    methods.push({
      figure: "expectations",
      text: "What people found less what they expect, by those who said both, with Student’s t interval and test for paired values; q after Benjamini and Hochberg over the parts. The weighted gap is the gap times stated importance.",
    });
  return methods;
}
