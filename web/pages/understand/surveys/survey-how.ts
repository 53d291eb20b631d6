import type { StoryChart } from "#understand/survey-report/story.ts";
import type { SurveyResults } from "#understand/surveys/survey-results.ts";
import type { HowComputedFacts } from "../../../ui/chart/how-computed-facts.ts";

interface About {
  definition: string;
  /** What the methods that made the figures are called in the results. */
  methods: readonly string[];
}

const about: Record<StoryChart["chart"], About> = {
  drivers: {
    definition:
      "How much of the differences in the outcome goes together with each question, when all questions are looked at together. It says what goes together, not what causes what.",
    methods: ["importance", "intervals of importance", "correlations", "weights"],
  },
  map: {
    definition:
      "How important each question is for the outcome, against how high it is rated. What matters more than the average and is rated lower than the average is where work pays first.",
    methods: ["importance and performance", "importance", "means"],
  },
  items: {
    definition: "The mean of the answers to each question, with its interval.",
    methods: ["means", "weights"],
  },
  shares: {
    definition: "The share of those asked who ticked an option, with its interval.",
    methods: ["shares", "weights"],
  },
  gaps: {
    definition: "How much the means of two groups differ, with the interval of the difference.",
    methods: ["differences between groups", "groups"],
  },
  groups: {
    definition: "One question's mean in each group that may be shown.",
    methods: ["groups", "means"],
  },
  nps: {
    definition:
      "The share of those who answered 9 or 10 less the share of those who answered 0 to 6, from −100 to 100.",
    methods: ["net promoter score"],
  },
};

/**
 * How a chart's figures came about.
 *
 * @param released when and for whom, as people write it
 */
export function howOf(
  { chart, title }: StoryChart,
  results: SurveyResults,
  released: string,
): HowComputedFacts {
  const { definition, methods } = about[chart];
  const { outcome, n, minimum, nps, weights } = results;
  const fitting = results.methods.filter(({ figure }) => methods.includes(figure.toLowerCase()));
  const isModel = (chart === "drivers" || chart === "map") && outcome !== null;
  return {
    measure: title,
    definition,
    n: isModel
      ? `${outcome.n.toLocaleString()} answers with every question of the model; ${outcome.lost.toLocaleString()} lack one of them and are left out.`
      : chart === "nps" && nps
        ? `${nps.n.toLocaleString()} answers to the question.`
        : `${n.toLocaleString()} answers in the file; each row says its own n.`,
    method: (fitting.length > 0 ? fitting : results.methods).map(({ text }) => text).join(" "),
    protection: `Nothing is shown of fewer than ${minimum} people, and nothing from which a smaller group could be worked out.`,
    released,
    ...(weights && { more: `Answers are weighted by ${weights.name}.` }),
  };
}
