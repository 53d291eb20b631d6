import type { Answers } from "#listen/questionnaires/answer.ts";
import type { Person } from "#people/person.ts";
import type { Random } from "#stats/random.ts";
import { truths } from "./customer-answers.ts";

/**
 * What is true of the staff's view: managers believe that promises are kept and mistakes put right far better than customers find;
 * those who serve see the mistakes as customers do, and think that paperwork is worse than it is.
 */
const believed: Readonly<Record<"managers" | "staff", Readonly<Record<string, number>>>> = {
  managers: { reliability: 0.9, problems: 1.0, information: 0.5, reach: 0.2, care: 0.1 },
  staff: { reliability: 0.45, problems: 0.05, information: 0.3, paperwork: -0.5, value: -0.3 },
};

export const answersStaffSurvey = (_person: Person, random: Random): boolean => random.uniform() < 0.74;

const clamp = (value: number, low: number, high: number) => Math.min(high, Math.max(low, Math.round(value)));

const obstacles = [
  "When a parcel is late I can see it, but I may not do anything about it.",
  "Complaints go to a tray and come back weeks later.",
  "I promise a call back and then the shift ends before I can make it.",
  "The stock in my screen is yesterday's.",
  "Nobody tells us what the new mailing offers until customers ask.",
  "Three systems for one order.",
] as const;

/** What somebody thinks customers answer. */
export function staffAnswers({ level }: Person, random: Random): Answers {
  const side = level === "executive" || level === "manager" ? "managers" : "staff";
  const own = random.normal(0, 0.35);
  const rows = Object.fromEntries(
    Object.entries(truths.level).map(([part, base]): [string, string] => [
      part,
      random.uniform() < 0.05
        ? "none"
        : String(clamp(base + (believed[side][part] ?? 0.15) + own + random.normal(0, 0.65), 1, 5)),
    ]),
  );
  const needs =
    "need_time need_information need_authority need_tools need_skills need_others need_manager need_feedback";
  const whole = 3.5 + (side === "managers" ? 0.45 : 0.1) + own;
  const [second = "", third = ""] = random.shuffle(
    Object.keys(truths.said).filter((part) => part !== "value"),
  );
  return {
    recommend: { rating: clamp(7 + own + random.normal(0, 1.2), 0, 10) },
    overall_satisfaction: { rating: clamp(whole + random.normal(0, 0.5), 1, 5) },
    expectations: { rating: clamp(3.1 + own + random.normal(0, 0.5), 1, 5) },
    service: { rows },
    importance: { ranking: ["value", second, third] },
    needs: {
      rows: Object.fromEntries(
        needs
          .split(" ")
          .map((need) => [
            need,
            String(
              clamp(
                (need === "need_authority" || need === "need_others" ? 2.5 : 3.4) +
                  own +
                  random.normal(0, 0.8),
                1,
                5,
              ),
            ),
          ]),
      ),
    },
    ...(random.uniform() < 0.4 && { obstacle: { text: random.pick(obstacles) } }),
  };
}
