import { saidWithCorrections } from "#listen/survey-files/correction-words.ts";
import { counted } from "../profile/wording.ts";
import { itemsChapter } from "./all-items.ts";
import { differsChapter, isClear } from "./differs.ts";
import { shortest, whole, withSign } from "./figures.ts";
import { firstDriver, mattersChapter } from "./matters.ts";
import { methodChapter } from "./method.ts";
import { shortChapter } from "./short.ts";
import { itemOf, onItsScale, printerOf, ratedItems } from "./source.ts";
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
  const first = firstDriver(results);
  if (first) figures.push(first);
  else if (results.gaps.length > 0) {
    const clear = results.gaps.filter(isClear).length;
    figures.push({
      label: "Differences between groups",
      value: whole(clear),
      note: `of ${whole(results.gaps.length)}, larger than chance explains`,
    });
  }
  return figures;
}

/** Notes as they are said where corrections are made on a page; the command's speak of its file. */
function saidInPlace(source: StorySource): StorySource {
  const { place, fidelity, results } = source;
  if (place === "command") return source;
  const said = <Note extends { text: string }>(note: Note) => ({
    ...note,
    text: saidWithCorrections(note.text),
  });
  const { outcome } = results;
  return {
    ...source,
    fidelity: { ...fidelity, notes: fidelity.notes.map(said), lines: fidelity.lines.map(said) },
    results: {
      ...results,
      notes: results.notes.map(said),
      outcome: outcome && {
        ...outcome,
        problem: outcome.problem === null ? null : saidWithCorrections(outcome.problem),
      },
    },
  };
}

/** Tells what a survey's results come to. Pure: the same source gives the same words. */
export function surveyStory(own: StorySource): SurveyStory {
  const source = saidInPlace(own);
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
