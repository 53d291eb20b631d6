import type { BiasResult, ResponseResult } from "../campaign-surveys/campaign-survey.ts";
import { listed } from "../profile/wording.ts";
import { between, percent, percentFigure, quoted, whole } from "../survey-report/figures.ts";
import { type CampaignSource, peopleOf } from "./campaign-source.ts";

/** "1,240 of 5,000 invited customers answered: 24.8 % (95 % interval 23.6 to 26.0)." */
export function responseWords({ survey }: Pick<CampaignSource, "survey">): string {
  const { invited, reached, started, completed, uninvited = 0, handedOut, rate } = survey.response;
  if (invited === 0)
    return `${whole(started)} ${peopleOf(survey)} answered through doors; nobody was invited.`;
  const range = between(rate.low, rate.high, (value) => percentFigure(value));
  // Nobody tells which of those who didn't finish had been invited.
  const unfinished = uninvited > 0 ? 0 : started - completed;
  const bounced = invited - reached;
  return [
    `${whole(started - uninvited)} of ${whole(invited)} invited ${peopleOf(survey)} answered: ${percent(rate.estimate)}${range === null ? "" : ` (95 % interval ${range})`}.`,
    ...(handedOut
      ? ["It may be fewer: who used a card or sheet that was handed out counts as invited."]
      : []),
    ...(uninvited > 0 ? [`${whole(uninvited)} more came through doors, without being invited.`] : []),
    ...(unfinished > 0 ? [`${whole(unfinished)} did not answer to the end.`] : []),
    ...(bounced > 0 ? [`Mail to ${whole(bounced)} came back, so ${whole(reached)} were reached.`] : []),
  ].join(" ");
}

const biasWords: Record<BiasResult["word"], string> = {
  alike: "alike",
  "somewhat different": "somewhat different from those invited",
  different: "different from those invited",
};

/** Whether those who answered are like those who were asked, in a sentence; null where it can't be said. */
export function biasSentence({ bias }: ResponseResult): string | null {
  if (bias.length === 0) return null;
  const unlike = bias.filter(({ word }) => word !== "alike");
  if (unlike.length === 0)
    return `Those who answered are like those who were invited, by ${listed(bias.map(({ label }) => quoted(label, 40)))}.`;
  const worst = unlike.toSorted((one, other) => biasReach(other) - biasReach(one))[0];
  const group = worst && widestBias(worst);
  return `Those who answered are ${biasWords[worst?.word ?? "different"]} by ${listed(unlike.map(({ label }) => quoted(label, 40)))}${group ? `: ${quoted(group.label, 60)} is ${percent(group.invitedShare, 0)} of those invited and ${percent(group.answeredShare, 0)} of those who answered` : ""}.`;
}

/** How far the widest group is from its share of those invited. */
export const biasReach = (result: BiasResult) => Math.abs(widestBias(result)?.standardisedDifference ?? 0);

/** The group that differs most. */
export const widestBias = ({ groups }: BiasResult) =>
  groups.toSorted(
    (one, other) => Math.abs(other.standardisedDifference) - Math.abs(one.standardisedDifference),
  )[0];
