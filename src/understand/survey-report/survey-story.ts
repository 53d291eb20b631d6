import { counted } from "../profile/wording.ts";
import { itemsChapter } from "./all-items.ts";
import { differsChapter, isClear } from "./differs.ts";
import { percent, shortest, whole, withSign } from "./figures.ts";
import { mattersChapter } from "./matters.ts";
import { methodChapter } from "./method.ts";
import { shortChapter } from "./short.ts";
import { itemOf, onItsScale, printerOf, rankedDrivers, ratedItems } from "./source.ts";
import type { StorySource, SurveyStory } from "./story.ts";
import { sureChapter } from "./sure.ts";
import { readChapter } from "./what-was-read.ts";

/** The figures that a reader takes away first. */
function headline({ results }: StorySource): SurveyStory["headline"] {
  const figures = [
    { label: "Answers", value: whole(results.n), note: counted(results.items.length, "item") },
  ];
  const { nps, outcome } = results;
  const item = outcome ? itemOf(results, outcome.name) : ratedItems(results)[0];
  if (nps) {
    const print = (value: number) => withSign(value, 0);
    figures.push({
      label: "Net promoter score",
      value: print(nps.estimate),
      note:
        nps.low === null || nps.high === null
          ? ""
          : `${print(nps.low)} to ${print(nps.high)}, n = ${whole(nps.n)}`,
    });
  } else if (item && item.mean !== null) {
    const print = printerOf(item);
    figures.push({
      label: outcome ? "The outcome" : "Lowest rating",
      value: print(item.mean),
      note: `${shortest(item.label)}${onItsScale(item)}`,
    });
  }
  const [first] = rankedDrivers(results);
  if (first && outcome) {
    figures.push({ label: "Matters most", value: percent(first.lmg), note: shortest(first.label) });
  } else if (results.gaps.length > 0) {
    const clear = results.gaps.filter(isClear).length;
    figures.push({
      label: "Differences between groups",
      value: whole(clear),
      note: `of ${whole(results.gaps.length)}, larger than chance explains`,
    });
  }
  return figures;
}

/** Tells what a survey's results come to. Pure: the same source gives the same words. */
export function surveyStory(source: StorySource): SurveyStory {
  const questions = [
    mattersChapter(source),
    shortChapter(source),
    differsChapter(source),
    sureChapter(source),
  ];
  return {
    title: source.title,
    date: source.date,
    headline: headline(source),
    summary: questions.map(({ answer }) => answer),
    chapters: [...questions, methodChapter(source), itemsChapter(source), readChapter(source)],
  };
}
