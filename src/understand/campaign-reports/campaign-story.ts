import { itemsChapter } from "../survey-report/all-items.ts";
import { percent, shortest, whole, withInterval, withSign } from "../survey-report/figures.ts";
import { firstDriver } from "../survey-report/matters.ts";
import { methodChapter } from "../survey-report/method.ts";
import { actOn } from "../survey-report/short.ts";
import { itemOf, onItsScale, printerOf } from "../survey-report/source.ts";
import type { StoryChapter, SurveyStory } from "../survey-report/story.ts";
import { competitorsChapter } from "./beside-competitors.ts";
import { type CampaignSource, storySourceOf } from "./campaign-source.ts";
import { howSureChapter } from "./how-sure.ts";
import { howWeDoChapter } from "./how-we-do.ts";
import { perceptionsChapter } from "./seen-differently.ts";
import { voicesChapter } from "./voices.ts";
import { whatMattersChapter } from "./what-matters.ts";
import { expectedChapter } from "./what-was-expected.ts";
import { whoDiffersChapter } from "./who-differs.ts";

/** The figures that a reader takes away first. */
function headline({ survey: { overall, response, delight } }: CampaignSource): SurveyStory["headline"] {
  const { nps, outcome } = overall;
  const item = outcome && itemOf(overall, outcome.name);
  const first = firstDriver(overall);
  return [
    {
      label: "Answers",
      value: whole(response.started),
      note:
        response.invited === 0
          ? "through doors; nobody was invited"
          : `${percent(response.rate.estimate, 0)} of ${whole(response.invited)} invited${response.uninvited === undefined ? "" : `, ${whole(response.uninvited)} through doors`}`,
    },
    ...(item && item.mean !== null && item.name !== nps?.item
      ? [
          {
            label: "The outcome",
            value: printerOf(item)(item.mean),
            note: `${shortest(item.label)}${onItsScale(item)}`,
          },
        ]
      : []),
    ...(nps
      ? [
          {
            label: "Net promoter score",
            value: withSign(nps.estimate, 0),
            note: `${withInterval(nps.estimate, nps.low, nps.high, (value) => withSign(value, 0))}, n = ${whole(nps.n)}`,
          },
        ]
      : []),
    ...(!nps && delight
      ? [
          {
            label: "Delight",
            value: percent(delight.above.estimate, 0),
            note: `found more than expected, n = ${whole(delight.n)}`,
          },
        ]
      : []),
    ...(first ? [first] : []),
  ].slice(0, 4);
}

/** The figures' own methods after those of all answers. */
function methods(source: CampaignSource): StoryChapter {
  const { overall, methods: more } = source.survey;
  return methodChapter({
    ...storySourceOf(source),
    results: { ...overall, methods: [...overall.methods, ...more] },
  });
}

/** Tells what a survey campaign's figures come to. Pure: the same source gives the same words. */
export function campaignStory(source: CampaignSource): SurveyStory {
  const told = [
    howWeDoChapter(source),
    whatMattersChapter(source),
    whoDiffersChapter(source),
    competitorsChapter(source),
    expectedChapter(source),
    perceptionsChapter(source.perceptions),
    voicesChapter(source.themes),
    howSureChapter(source),
  ].filter((chapter) => chapter !== null);
  const act = actOn({ results: source.survey.overall });
  return {
    title: source.survey.campaign.name,
    date: source.date,
    headline: headline(source),
    summary: told.map(({ id, answer }) => (id === "matters" && act !== null ? `${answer} ${act}` : answer)),
    chapters: [...told, methods(source), itemsChapter(storySourceOf(source))],
  };
}
