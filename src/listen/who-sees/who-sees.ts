import { type Anonymity, isProtected } from "../campaigns/anonymity.ts";

/** What decides who sees what of a campaign. */
export interface Settings {
  anonymity: Anonymity;
  of: "staff" | "customers";
  /** Fewest people of a group whose figures are shown. */
  minimum: number;
  /** Whom respondents were told of, or would be told of today; names. */
  consultants: readonly string[];
  /** Breakdowns in words, as the campaign orders them. */
  breakdowns: readonly string[];
  /** Whether figures are broken down by account manager. */
  byAccountManager: boolean;
  firstViewDays: number;
  /** Whether respondents may ask to be contacted. */
  asksForContact: boolean;
  /** Whether a rule opens follow-ups by itself. */
  hasRule: boolean;
  retentionMonths: number;
  /** Whether sheets of paper are filled in and typed. */
  asksOnPaper: boolean;
}

export type Side = "respondent" | "consultant" | "director" | "account person" | "typist" | "staff";

/** One side, and what it sees and doesn't, in whole sentences. */
export interface Sight {
  side: Side;
  title: string;
  sees: string[];
  never: string[];
}

const names = new Intl.ListFormat("en-GB", { type: "conjunction" });
const present = (sentences: readonly (string | false)[]): string[] =>
  sentences.filter((sentence) => sentence !== false);
const months = (count: number) => (count === 1 ? "one month" : `${count} months`);

/** Who sees what of a campaign, made of its settings: everybody reads the same. */
export function whoSeesWhat(settings: Settings): Sight[] {
  return [
    respondent(settings),
    consultant(settings),
    director(settings),
    ...(settings.byAccountManager ? [accountPerson(settings)] : []),
    ...(settings.asksOnPaper ? [typist] : []),
    staff(settings),
  ];
}

/** The group size that counts: with several breakdowns in a confidential campaign it is ten at least. */
const groupOf = ({ anonymity, minimum }: Settings) =>
  isProtected(anonymity) ? Math.max(10, minimum) : minimum;

const respondent = ({ anonymity, retentionMonths, asksForContact }: Settings): Sight => ({
  side: "respondent",
  title: "Respondents",
  sees: present([
    anonymity === "anonymous"
      ? "Their own answers with the code that only they have, as long as the campaign is open, and can change them until then."
      : "Their own answers, as long as the campaign is open, and can change them until then.",
    "On the first page, before they answer: who sees what, in the words of this page's settings.",
    asksForContact &&
      "Whether they asked to be contacted; changing that to no takes everything about it back.",
    "What was done with the answers, once that is published.",
  ]),
  never: [
    "Anybody else's answers.",
    `After ${months(retentionMonths)} nobody sees single answers any more: they are deleted, and figures of groups stay.`,
  ],
});

function consultant(settings: Settings): Sight {
  const who = settings.consultants.length > 0 ? names.format(settings.consultants) : "nobody yet";
  return settings.anonymity === "named"
    ? {
        side: "consultant",
        title: "Independent consultants",
        sees: [
          "Who answered what: the campaign is a named one, and respondents are told so.",
          "All figures of groups.",
        ],
        never: [],
      }
    : {
        side: "consultant",
        title: "Independent consultants",
        sees: present([
          settings.anonymity === "anonymous" &&
            `Comments as they were written, without who wrote them: ${who}, as respondents were told when the campaign opened.`,
          settings.anonymity === "confidential" &&
            `Who answered what: ${who}, as respondents were told when the campaign opened. Consultants who come later do not. Opening single answers is written down in the audit log.`,
          "All figures of groups that are released, and not more than others.",
          settings.asksForContact &&
            "First who asked to be contacted, with what was written for it; they hand it over to whoever gets in touch.",
        ]),
        never:
          settings.anonymity === "anonymous"
            ? [
                "Who answered what, or whether somebody answered: nothing that is stored joins invitations and answers.",
              ]
            : [],
      };
}

function director(settings: Settings): Sight {
  const group = groupOf(settings);
  const broken =
    settings.breakdowns.length > 0
      ? `Figures of everybody together, from ${settings.minimum} answers up, and by ${names.format(settings.breakdowns)}, of groups of at least ${group}.`
      : `Figures of everybody together, from ${settings.minimum} answers up.`;
  const later = settings.byAccountManager
    ? `What one account person's customers say: as soon as that person has opened it, at the latest ${settings.firstViewDays} days after the figures are released. Account people stand by name, one at a time; they are never ranked or set beside each other.`
    : false;
  return settings.anonymity === "named"
    ? {
        side: "director",
        title: "Directors of the programme",
        sees: present([
          "Who answered what: the campaign is a named one, and respondents are told so.",
          broken,
          later,
        ]),
        never: [],
      }
    : {
        side: "director",
        title: "Directors of the programme",
        sees: present([
          "Who was invited, and how many have answered.",
          broken,
          later,
          settings.asksForContact &&
            "How many asked to be contacted; who it was only after a consultant has handed it over.",
        ]),
        never: [
          "Who answered what, or whether somebody answered at all.",
          `Figures of fewer than ${group} people, or figures from which these could be worked out.`,
          settings.asksOnPaper
            ? "Single comments, unless a consultant has released them as a quotation, or they stand on a sheet of paper that a director types or settles."
            : "Single comments, unless a consultant has released them as a quotation.",
        ],
      };
}

const accountPerson = (settings: Settings): Sight => ({
  side: "account person",
  title: "Account people",
  sees: present([
    `What their own customers say, before anybody else of the organisation does, from ${groupOf(settings)} answers up.`,
    settings.asksForContact &&
      "Customers who asked to be contacted and were given to them, with what these wrote for it.",
  ]),
  never: [
    "Figures of another account person.",
    ...(isProtected(settings.anonymity) ? ["Who answered what."] : []),
  ],
});

const typist: Sight = {
  side: "typist",
  title: "Whoever types sheets of paper",
  sees: [
    "Whole sheets as they were filled in by hand, with what is written there: who types them, and who settles it where two entries differ. Typists, consultants and directors may.",
  ],
  never: ["Who filled a sheet in: nothing is noted of that."],
};

const staff = ({ asksForContact, hasRule }: Settings): Sight => ({
  side: "staff",
  title: "Everybody else on the staff",
  sees: present([
    "What was done with the answers, once that is published, and figures of groups that somebody who runs the programme shows them.",
    (asksForContact || hasRule) && "Follow-ups that were given to them, and nothing else of those answers.",
  ]),
  never: ["Single answers."],
});
