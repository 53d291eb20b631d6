import { mostExactDrivers } from "#stats/driver-importance.ts";
import { fewestForSpread } from "./released-cells.ts";
import type { SurveyChoice } from "./survey-choice.ts";
import type { SurveyResults } from "./survey-results.ts";

type Method = SurveyResults["methods"][number];
type Figures = Omit<SurveyResults, "methods" | "notes">;

/** How the figures of these results were computed: only what occurs in them. */
export function surveyMethods(results: Figures, choice: SurveyChoice): Method[] {
  const { items, weights, minimum } = results;
  const has = (kind: string) => items.some((item) => item.kind === kind);
  return [
    {
      figure: "missing answers",
      text: "Blank cells, “not applicable”, “don’t know”, refusals and missing codes are no answers: they enter no mean, and nothing is filled in. Each figure is about those who answered it (available cases), so figures of different items can be about different people.",
    },
    ...(has("rating") || has("number")
      ? [
          {
            figure: "means",
            text: `Arithmetic mean with Student’s t interval at 95 % (n − 1 degrees of freedom), taking those who answered as a random sample of a large population. Ratings are taken as evenly spaced. Percent of scale is (mean − low) / (high − low) (percent of maximum possible; Cohen, Cohen, Aiken & West, 1999).`,
          },
        ]
      : []),
    ...(has("choice") || has("multiple") || items.some(({ topTwo }) => topTwo)
      ? [
          {
            figure: "shares",
            text: "Share of those who answered with Wilson’s score interval at 95 % (Wilson, 1927; Newcombe, 1998, method 3). Top two is the share in the two highest points of a scale of at least four.",
          },
        ]
      : []),
    ...(weights
      ? [
          {
            figure: "weights",
            text: `All means, shares, relations and tests are weighted by “${weights.name}”, except Kruskal–Wallis tests and numbers of people. The effective number of answers, (Σw)² / Σw² (Kish, 1965), stands for n in intervals and tests; weights are taken as known, not estimated. Shares of an answer are shown where at least ${minimum} people gave it, or nobody: with few, they would tell whose it is. For the same reason weighted means and shares have four digits.`,
          },
        ]
      : []),
    ...(results.nps
      ? [
          {
            figure: "net promoter score",
            text: "Share of 9 and 10 less share of 0 to 6, in points, with a 95 % interval from the multinomial variance, (p + d − (p − d)²) / (n − 1).",
          },
        ]
      : []),
    ...driverMethods(results, choice),
    ...groupMethods(results),
    ...(results.reliability.length > 0
      ? [
          {
            figure: "reliability",
            text: "Over those who answered all items of a scale. Cronbach’s alpha (1951) equals reliability only where items measure one thing equally well and is a lower bound otherwise; McDonald’s omega total (1999) is of a one-factor model fitted by maximum likelihood, from three items up. Items that fall where the others rise are named and not turned round.",
          },
        ]
      : []),
    ...(results.careless
      ? [
          {
            figure: "careless answers",
            text: "Long strings of one answer, no variation within a person, many blanks and very short times are signs of answering without reading (Meade & Craig, 2012; Dunn et al., 2018), and no proof of it. Flagged answers stay in all figures; whether the first three drivers would be the same without them is computed beside.",
          },
        ]
      : []),
    {
      figure: "what is not shown",
      text: `Figures of fewer than ${minimum} people, and of people who all say the same, are not shown; where a hidden group could be worked out from the total, the smallest other group is hidden with it, for each item by itself. Spread, intervals and distributions are shown from ${Math.max(minimum, fewestForSpread)} answers up: with fewer, they would tell single answers. Numbers of people who left something out are not protected.`,
    },
  ];
}

function driverMethods({ outcome }: Figures, { draws, seed }: SurveyChoice): Method[] {
  if (!outcome) return [];
  const way =
    outcome.method === "sampled orders"
      ? `a random sample of orders, each with its reverse (there are more than ${mostExactDrivers} drivers; seed ${seed})`
      : "all orders in which drivers can enter, from all subsets";
  if (outcome.method === "none") {
    return outcome.drivers.length === 0
      ? []
      : [
          {
            figure: "correlations",
            text: "Pearson’s correlation of each column with the outcome, over those who answered both. It says nothing about what a column adds to the others. The strongest of many are partly so by chance.",
          },
        ];
  }
  return [
    {
      figure: "importance",
      text: `Share of the outcome’s variance (R²) in a linear regression on all drivers, over those who answered the outcome and all of them (complete cases; right where leaving a question out has nothing to do with what somebody thinks). LMG: each driver’s increase of R², averaged over ${way} (Lindeman, Merenda & Gold, 1980; Grömping, 2006); it is the Shapley value of R². Relative weights: Johnson (2000). Both sum to R². Importance is association: it doesn’t say that raising a driver would raise the outcome, nor that what was not asked doesn’t matter.`,
    },
    {
      figure: "intervals of importance",
      text: `95 % percentile intervals from ${draws} bootstrap samples of complete answers (Efron & Tibshirani, 1993), seed ${seed}; with more than some 2,000 answers, random groups of answers are drawn (Wolter, 2007). A part can’t be negative, so an interval near 0 is no test. “Among the first three” is the share of samples in which LMG puts the driver there.`,
    },
    {
      figure: "importance and performance",
      text: "Important: a larger LMG part than the average driver. Doing well: a higher percent of scale than the average driver. Drivers without known ends of their scale, or that go with a lower outcome, are in no field. Performance is about all who answered the driver.",
    },
  ];
}

function groupMethods({ groups, gaps, groupTests, minimum }: Figures): Method[] {
  if (groups.length === 0) return [];
  return [
    {
      figure: "groups",
      text: `Means as above. A group’s mean of ${minimum} to ${fewestForSpread - 1} answers has an interval made with the standard deviation of everybody who answered the item, since its own would tell single answers.`,
    },
    ...(gaps.length > 0
      ? [
          {
            figure: "differences between groups",
            text: `Difference of means with Welch’s 95 % interval and test (1947), for ticked options Newcombe’s interval (1998, method 10). Effect: Hedges’ g with its large-sample interval (Hedges & Olkin, 1985). q is p after Benjamini and Hochberg (1995) over all ${gaps.length} differences; “higher” and “lower” stand where q < 0.05, which keeps the expected share of false ones at 5 %. Only groups with at least ${fewestForSpread} answers are compared. “Everyone else” are all others who answered the item, in whatever group.`,
          },
        ]
      : []),
    ...(groupTests.length > 0
      ? [
          {
            figure: "tests over all groups",
            text: "Kruskal–Wallis test with the correction for ties (1952), over groups of ten answers and more; q as above over all items.",
          },
        ]
      : []),
  ];
}
