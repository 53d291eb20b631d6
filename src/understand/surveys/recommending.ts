import type { UnderstoodColumn } from "#listen/survey-files/survey-file.ts";

/** Words by which a question asks whether somebody would recommend. */
const recommending =
  /\bnps\b|net.?promoter|recomm|recomend|raccomand|empfehl|empfiehl|aanbev|anbefal|rekommend|추천|推薦|推荐|おすすめ|勧め|توص|советова|рекоменд/iu;

/** Whether a column asks from 0 to 10 whether somebody would recommend. */
export const asksToRecommend = ({ kind, ends, reversed, name, label }: UnderstoodColumn): boolean =>
  kind === "rating" &&
  ends?.low === 0 &&
  ends.high === 10 &&
  !reversed &&
  recommending.test(`${name} ${label}`);
