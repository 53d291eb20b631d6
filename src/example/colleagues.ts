import type { Random } from "#stats/random.ts";
import { departmentOf, type Respondent } from "./respondents.ts";

/** A person whom colleagues were asked to rate, and the colleagues who did. */
export interface ColleaguesView<Somebody extends Respondent> {
  subject: Somebody;
  raters: Somebody[];
}

const subjectCount = 30;

/**
 * Draws who is rated by two, three or four colleagues: a third of the subjects each. Colleagues come from the
 * subject's unit, and where it is too small from their department, then from anywhere.
 */
export function drawColleagues<Somebody extends Respondent>(
  respondents: readonly Somebody[],
  random: Random,
): ColleaguesView<Somebody>[] {
  const thorough = respondents.filter(({ manner }) => manner === "thorough");
  return random
    .shuffle(thorough)
    .slice(0, subjectCount)
    .map((subject, index) => {
      const others = random.shuffle(thorough).filter((other) => other !== subject);
      others.sort((a, b) => distance(subject, a) - distance(subject, b));
      return { subject, raters: others.slice(0, 2 + (index % 3)) };
    });
}

/** 0 within a unit, 1 within a department, else 2. */
function distance(a: Respondent, b: Respondent): number {
  if (a.person.department === b.person.department) return 0;
  return departmentOf(a.person) === departmentOf(b.person) ? 1 : 2;
}
