import { type Anonymity, isProtected } from "./anonymity.ts";
import { type AudienceOf, readBreakdown } from "./breakdowns.ts";
import { opensHereOnly, publicAddressSetting } from "./site-address.ts";
import type { CampaignTexts } from "./texts.ts";
import { type TextProblem, textLanguages, textProblems } from "./texts.ts";
import { spareMails } from "./words/mail-catalogue.ts";

/** What hinders opening ("hinders"), or deserves a look before ("mind"). */
export interface Check {
  /** Stable, e.g. "no-questionnaire". */
  code: string;
  severity: "hinders" | "mind";
  /** Which part of the settings to go to. */
  part: "questionnaire" | "audience" | "breakdowns" | "texts" | "promise" | "schedule";
  detail: string;
}

export interface CheckFacts {
  questionnaire: { version: number; newest: number; languages: readonly string[]; isProfile: boolean } | null;
  of: AudienceOf;
  breakdowns: readonly string[];
  /** Ids of the questions whose answers figures can be looked at by. */
  choiceQuestions: readonly string[];
  /** Whether the mails can show the first question; false where they are not to. */
  firstQuestion: { found: boolean; allowed: boolean } | false;
  /** The campaign that it follows, and how many in the audience were asked then. */
  follows: {
    name: string;
    version: number;
    anonymity: Anonymity;
    closed: boolean;
    answersDeleted: boolean;
    shared: number;
  } | null;
  anonymity: Anonymity;
  /** Whether an anonymous campaign has a door, through which people come without being invited. */
  doors: boolean;
  /** Ids of questions of which the respondent has to be known: those that say whom to contact, or name the respondent. */
  knowing: readonly string[];
  minimumGroup: number;
  purpose: string;
  purposes: Readonly<Record<string, string>>;
  texts: CampaignTexts;
  audience: {
    people: number;
    withoutEmail: number;
    sharingEmail: number;
    customers: {
      eligible: number;
      leftOut: { limit: number };
      contactLimit: { invitations: number; days: number };
    } | null;
  };
  confidants: readonly { name: string; director: boolean }[];
  opensAt: Date | null;
  closesAt: Date | null;
  mailServer: boolean;
  /** What links begin with. */
  origin: string;
}

const languageNames = new Intl.DisplayNames(["en-GB"], { type: "language" });
const enumerated = new Intl.ListFormat("en-GB");

const namesOf = (languages: readonly string[]): string =>
  enumerated.format(languages.map((tag) => languageNames.of(tag) ?? tag));

const day = 24 * 60 * 60 * 1000;
const people = (count: number) => (count === 1 ? "One person" : `${count} people`);

const mailNames = { invitation: "invitation", reminder: "reminder" } as const;
const textDetail = ({ language, mail, detail }: TextProblem) =>
  `The ${mailNames[mail]} (${language}): ${detail}`;

function aboutCustomers(
  { eligible, leftOut, contactLimit }: NonNullable<CheckFacts["audience"]["customers"]>,
  invited: number,
): Check[] {
  const found: Check[] = [];
  const add = (code: string, detail: string) =>
    found.push({ code, severity: "mind", part: "audience", detail });
  if (leftOut.limit > 0) {
    const times = contactLimit.invitations === 1 ? "once" : `${contactLimit.invitations} times`;
    add(
      "contact-limit",
      `${people(leftOut.limit)} ${leftOut.limit === 1 ? "fits" : "fit"} but will not be asked: nobody is invited more than ${times} within ${contactLimit.days} days.`,
    );
  }
  if (eligible > 0 && invited === eligible && eligible > 10_000)
    add(
      "everybody-asked",
      `All ${eligible.toLocaleString("en-GB")} would be asked, and then the contact limit keeps them from being asked again for a while. A random sample is often enough: the plan below the audience says how many.`,
    );
  return found;
}

function aboutBreakdowns({ breakdowns, choiceQuestions, of, questionnaire }: CheckFacts): Check[] {
  const found: Check[] = [];
  const asked = new Set(choiceQuestions);
  for (const id of questionnaire ? breakdowns : []) {
    const breakdown = readBreakdown(id, of);
    if (breakdown?.kind === "question" && !asked.has(breakdown.question))
      found.push({
        code: "breakdown-question",
        severity: "hinders",
        part: "breakdowns",
        detail: `Figures are to be looked at by the answers to “${breakdown.question}”, which is no question of this version with one choice. Take it out, or choose another one.`,
      });
  }
  return found;
}

function aboutFirstQuestion({ firstQuestion }: CheckFacts): Check[] {
  if (firstQuestion === false || (firstQuestion.found && firstQuestion.allowed)) return [];
  return [
    {
      code: "first-question",
      severity: "hinders",
      part: "texts",
      detail: firstQuestion.allowed
        ? "The mails are to show the first question, but the first page has no rating, no scale from 0 to 10 and no choice of up to seven that everybody is asked. Leave it out of the mails, or put one there."
        : "The mails are to show the first question. In an anonymous campaign a link for each answer would tie the answer to whoever got the mail. Leave it out of the mails.",
    },
  ];
}

/** Doors of a draft that was anonymous before. */
function aboutDoors({ anonymity, doors }: CheckFacts): Check[] {
  if (!doors || anonymity === "anonymous") return [];
  return [
    {
      code: "doors-need-anonymity",
      severity: "hinders",
      part: "audience",
      detail:
        "The campaign has doors, such as an open link, a kiosk, cards or paper, through which nobody is known by name. Make it anonymous again, or take its doors away first.",
    },
  ];
}

function aboutKnowing({ anonymity, knowing }: CheckFacts): Check[] {
  if (anonymity !== "anonymous" || knowing.length === 0) return [];
  const list = knowing.map((id) => `“${id}”`).join(", ");
  return [
    {
      code: "asks-who",
      severity: "hinders",
      part: "questionnaire",
      detail: `${knowing.length === 1 ? "The question" : "The questions"} ${list} can't be asked in an anonymous campaign: ${knowing.length === 1 ? "it asks" : "they ask"} who wants to be contacted, or about the person named in the invitation. Use a version without, or make the campaign confidential.`,
    },
  ];
}

function aboutAudience({ audience, anonymity, minimumGroup, doors }: CheckFacts): Check[] {
  const found: Check[] = [];
  const add = (code: string, severity: Check["severity"], detail: string) =>
    found.push({ code, severity, part: "audience", detail });
  if (audience.people === 0 && doors && anonymity === "anonymous")
    add("nobody-but-doors", "mind", "Nobody is invited. Answers come through the doors alone.");
  else if (audience.people === 0)
    add(
      "nobody",
      "hinders",
      `Nobody is in the audience. Choose whom to invite${anonymity === "anonymous" ? ", or make a door through which people come" : ""}.`,
    );
  else if (isProtected(anonymity) && audience.people < minimumGroup && !doors)
    add(
      "too-few",
      "hinders",
      `${people(audience.people)} would be invited, but ${anonymity} results need at least ${minimumGroup} who answer. Invite more, or make the campaign named.`,
    );
  if (audience.customers) found.push(...aboutCustomers(audience.customers, audience.people));
  if (audience.withoutEmail > 0)
    add(
      "without-email",
      "mind",
      `${people(audience.withoutEmail)} in the audience ${audience.withoutEmail === 1 ? "has" : "have"} no e-mail address. ${
        anonymity === "anonymous"
          ? "Give them access cards or paper sheets: links of an anonymous campaign can't be printed, since whoever prints them could see who has used theirs."
          : `Once the campaign is open, ${anonymity === "confidential" ? "have a consultant print their links" : "print their links"} and hand them out.`
      }`,
    );
  if (audience.sharingEmail > 0)
    add(
      "sharing-email",
      "mind",
      `${people(audience.sharingEmail)} in the audience share an e-mail address with somebody else; each gets a mail with a link of their own.`,
    );
  return found;
}

function aboutQuestionnaire({ questionnaire, texts, of }: CheckFacts): Check[] {
  if (!questionnaire)
    return [
      {
        code: "no-questionnaire",
        severity: "hinders",
        part: "questionnaire",
        detail: "No questionnaire is chosen. Choose a published one.",
      },
    ];
  const found: Check[] = [];
  if (questionnaire.isProfile && of === "customers")
    found.push({
      code: "profile-of-customers",
      severity: "hinders",
      part: "questionnaire",
      detail:
        "The service commitment profile asks people who serve. Choose a questionnaire for customers, or invite staff.",
    });
  if (questionnaire.newest > questionnaire.version)
    found.push({
      code: "newer-version",
      severity: "mind",
      part: "questionnaire",
      detail: `Version ${questionnaire.newest} of the questionnaire has been published; this campaign uses version ${questionnaire.version}.`,
    });
  const missing = questionnaire.languages.filter((language) => !Object.hasOwn(texts, language));
  const spare = of === "customers" ? Object.keys(spareMails(texts, missing)) : [];
  const add = (languages: readonly string[], detail: string) => {
    if (languages.length > 0) found.push({ code: "texts-missing", severity: "mind", part: "texts", detail });
  };
  add(
    spare,
    `The questionnaire is also in ${namesOf(spare)}, the mails are not: customers known to read it get the built-in text. Write it in your own words, or leave it so.`,
  );
  const none = missing.filter((language) => !spare.includes(language));
  add(
    none,
    `The questionnaire is also in ${namesOf(none)}, but the mails are not. Write them, or leave it so.`,
  );
  return found;
}

function aboutFollowing({ follows, questionnaire, anonymity, audience }: CheckFacts): Check[] {
  if (!follows) return [];
  const found: Check[] = [];
  const add = (code: string, severity: Check["severity"], detail: string) =>
    found.push({ code, severity, part: "questionnaire", detail });
  const { name, version, closed, shared } = follows;
  if (anonymity === "anonymous" || follows.anonymity === "anonymous")
    add(
      "follows-anonymous",
      "hinders",
      `In an anonymous campaign nobody can tell whose answers are whose, so they can't be compared person by person with “${name}”. Compare it with none; trends of the measures compare the figures of groups.`,
    );
  if (anonymity === "named" && follows.anonymity === "confidential")
    add(
      "follows-confidential",
      "hinders",
      `“${name}” was confidential. Whoever sees the answers of a named campaign could take them away from the changes and work out what people answered then. Make this campaign confidential, or compare it with none.`,
    );
  if (anonymity === "confidential" && follows.anonymity === "named")
    add(
      "follows-named",
      "mind",
      `“${name}” was named and this campaign is confidential. People may answer more openly now, and a change can come from that alone.`,
    );
  if (follows.answersDeleted)
    add("follows-deleted", "mind", `The answers of “${name}” have been deleted, so nothing can be compared.`);
  else if (!closed)
    add(
      "follows-open",
      "mind",
      `“${name}” is still open. Answers are compared only if it has closed before this campaign closes.`,
    );
  if (questionnaire && questionnaire.version !== version)
    add(
      "follows-version",
      "mind",
      `“${name}” asked version ${version} of the questionnaire, this campaign asks version ${questionnaire.version}. Only parts whose statements and scale are the same are compared; the others say so.`,
    );
  if (audience.people > 0 && shared * 2 < audience.people)
    add(
      "follows-others",
      "mind",
      `${people(shared)} of the ${audience.people} in the audience ${shared === 1 ? "was" : "were"} invited to “${name}”. Only people who answer both times are compared.`,
    );
  return found;
}

function aboutPromise({
  purpose,
  purposes,
  questionnaire,
  anonymity,
  confidants,
  mailServer,
  origin,
}: CheckFacts): Check[] {
  const found: Check[] = [];
  const add = (code: string, severity: Check["severity"], detail: string) =>
    found.push({ code, severity, part: "promise", detail });
  if (purpose.trim() === "")
    add(
      "no-purpose",
      "hinders",
      "It is not said what the answers are for. Write it in one or two sentences.",
    );
  const [, ...further] = questionnaire?.languages ?? [];
  const unsaid = further.filter((language) => !purposes[language]?.trim());
  if (purpose.trim() !== "" && unsaid.length > 0)
    add(
      "purpose-languages",
      "mind",
      `What the answers are for isn't written in ${namesOf(unsaid)}. Who reads that gets the first text.`,
    );
  if (anonymity === "anonymous" && confidants.length === 0)
    add("no-comment-reader", "mind", "Nobody has the role of a consultant, so nobody reads the comments.");
  if (anonymity === "confidential" && confidants.length === 0)
    add(
      "no-consultant",
      "hinders",
      "In a confidential campaign only a consultant sees who answered what, and nobody has that role. Invite a consultant, or make the campaign named.",
    );
  const directors = confidants.filter(({ director }) => director).map(({ name }) => name);
  if (isProtected(anonymity) && directors.length > 0)
    add(
      "consultant-directs",
      "mind",
      `${directors.join(", ")} would ${anonymity === "anonymous" ? "read the comments" : "see who answered what"} and also directs the programme. Respondents are told so plainly.`,
    );
  if (!mailServer)
    add(
      "no-mail-server",
      "mind",
      "No mail server is set, so invitations wait in the outbox until whoever operates the server hands them out. Respondents are told so.",
    );
  if (opensHereOnly(origin))
    add(
      "no-public-address",
      "mind",
      `Links in mails begin with ${origin}, which opens on the server's own machine only. Have whoever operates it set ${publicAddressSetting} to the address under which others reach it, and start it again.`,
    );
  return found;
}

function aboutSchedule({ opensAt, closesAt }: CheckFacts, now: Date): Check[] {
  const found: Check[] = [];
  const add = (code: string, severity: Check["severity"], detail: string) =>
    found.push({ code, severity, part: "schedule", detail });
  const opens = opensAt && opensAt > now ? opensAt : now;
  if (!closesAt)
    add("no-closing", "hinders", "It is not said when the campaign closes. Choose a day and a time.");
  else if (closesAt <= opens)
    add("closing-past", "hinders", "The campaign would close before it opens. Choose a later time to close.");
  else if (closesAt.getTime() - opens.getTime() < day)
    add("closing-soon", "mind", "People would have less than a day to answer.");
  return found;
}

/** All that hinders opening a campaign, or deserves a look before; what hinders comes first. */
export function checkCampaign(facts: CheckFacts, now: Date): Check[] {
  const languages = textLanguages(facts.texts, facts.questionnaire?.languages ?? []);
  const found: Check[] = [
    ...aboutQuestionnaire(facts),
    ...aboutFollowing(facts),
    ...aboutAudience(facts),
    ...aboutBreakdowns(facts),
    ...aboutFirstQuestion(facts),
    ...aboutKnowing(facts),
    ...aboutDoors(facts),
    ...textProblems(facts.texts)
      .filter(({ language }) => languages.includes(language))
      .map(
        (problem): Check => ({
          code: "text",
          severity: "hinders",
          part: "texts",
          detail: textDetail(problem),
        }),
      ),
    ...aboutPromise(facts),
    ...aboutSchedule(facts, now),
  ];
  return [
    ...found.filter(({ severity }) => severity === "hinders"),
    ...found.filter(({ severity }) => severity === "mind"),
  ];
}
