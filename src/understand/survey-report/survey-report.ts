import type { Report } from "#document/report.ts";
import { longDate } from "../profile/wording.ts";
import { oneLine, whole } from "./figures.ts";
import type { StorySource, SurveyStory } from "./story.ts";
import { storyReport } from "./story-report.ts";

/**
 * The printed report: the story in its order with every chart. Pure.
 *
 * @param consultant who publishes it; "" for nobody
 */
export function surveyReport(source: StorySource, story: SurveyStory, consultant: string): Report {
  const { results, fidelity } = source;
  return storyReport(results, story, {
    title: "What matters most",
    kicker: "Survey report",
    facts: [
      { label: "Answers", value: whole(results.n) },
      { label: "Outcome", value: results.outcome ? oneLine(results.outcome.label, 120) : "" },
      { label: "Read from", value: oneLine(fidelity.file.name, 120) },
      { label: "Date", value: longDate(source.date) },
      { label: "Prepared by", value: consultant },
    ],
    notice: `Figures of fewer than ${results.minimum} answers are withheld, and others where a withheld one could be worked out from them. The figures are for learning what to change.`,
  });
}
