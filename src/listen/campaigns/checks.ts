import type { CampaignTexts } from "./texts.ts";
import { type TextProblem, textLanguages, textProblems } from "./texts.ts";

/** What hinders opening ("hinders"), or deserves a look before ("mind"). */
export interface Check {
  /** Stable, e.g. "no-questionnaire". */
  code: string;
  severity: "hinders" | "mind";
  /** Which part of the settings to go to. */
  part: "questionnaire" | "audience" | "texts" | "promise" | "schedule";
  detail: string;
}

export interface CheckFacts {
  questionnaire: { version: number; newest: number; languages: readonly string[] } | null;
  /** The campaign that it follows, and how many in the audience were asked then. */
  follows: {
    name: string;
    version: number;
    anonymity: "named" | "confidential";
    closed: boolean;
    answersDeleted: boolean;
    shared: number;
  } | null;
  anonymity: "named" | "confidential";
  minimumGroup: number;
  purpose: string;
  texts: CampaignTexts;
  audience: { people: number; withoutEmail: number; sharingEmail: number };
  confidants: readonly { name: string; director: boolean }[];
  opensAt: Date | null;
  closesAt: Date | null;
  mailServer: boolean;
}

const day = 24 * 60 * 60 * 1000;
const people = (count: number) => (count === 1 ? "One person" : `${count} people`);

const mailNames = { invitation: "invitation", reminder: "reminder" } as const;
const textDetail = ({ language, mail, detail }: TextProblem) =>
  `The ${mailNames[mail]} (${language}): ${detail}`;

function aboutAudience({ audience, anonymity, minimumGroup }: CheckFacts): Check[] {
  const found: Check[] = [];
  const add = (code: string, severity: Check["severity"], detail: string) =>
    found.push({ code, severity, part: "audience", detail });
  if (audience.people === 0) add("nobody", "hinders", "Nobody is in the audience. Choose whom to invite.");
  else if (anonymity === "confidential" && audience.people < minimumGroup)
    add(
      "too-few",
      "hinders",
      `${people(audience.people)} would be invited, but confidential results need at least ${minimumGroup} who answer. Invite more, or make the campaign named.`,
    );
  if (audience.withoutEmail > 0)
    add(
      "without-email",
      "mind",
      `${people(audience.withoutEmail)} in the audience ${audience.withoutEmail === 1 ? "has" : "have"} no e-mail address. Once the campaign is open, print their links and hand them out.`,
    );
  if (audience.sharingEmail > 0)
    add(
      "sharing-email",
      "mind",
      `${people(audience.sharingEmail)} in the audience share an e-mail address with somebody else; each gets a mail with a link of their own.`,
    );
  return found;
}

function aboutQuestionnaire({ questionnaire, texts }: CheckFacts): Check[] {
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
  if (questionnaire.newest > questionnaire.version)
    found.push({
      code: "newer-version",
      severity: "mind",
      part: "questionnaire",
      detail: `Version ${questionnaire.newest} of the questionnaire has been published; this campaign uses version ${questionnaire.version}.`,
    });
  const missing = questionnaire.languages.filter((language) => !Object.hasOwn(texts, language));
  if (missing.length > 0)
    found.push({
      code: "texts-missing",
      severity: "mind",
      part: "texts",
      detail: `The questionnaire is also in ${missing.join(", ")}, but the mails are not. Write them, or leave it so.`,
    });
  return found;
}

function aboutFollowing({ follows, questionnaire, anonymity, audience }: CheckFacts): Check[] {
  if (!follows) return [];
  const found: Check[] = [];
  const add = (code: string, severity: Check["severity"], detail: string) =>
    found.push({ code, severity, part: "questionnaire", detail });
  const { name, version, closed, shared } = follows;
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

function aboutPromise({ purpose, anonymity, confidants, mailServer }: CheckFacts): Check[] {
  const found: Check[] = [];
  const add = (code: string, severity: Check["severity"], detail: string) =>
    found.push({ code, severity, part: "promise", detail });
  if (purpose.trim() === "")
    add(
      "no-purpose",
      "hinders",
      "It is not said what the answers are for. Write it in one or two sentences.",
    );
  if (anonymity === "confidential" && confidants.length === 0)
    add(
      "no-consultant",
      "hinders",
      "In a confidential campaign only a consultant sees who answered what, and nobody has that role. Invite a consultant, or make the campaign named.",
    );
  const directors = confidants.filter(({ director }) => director).map(({ name }) => name);
  if (anonymity === "confidential" && directors.length > 0)
    add(
      "consultant-directs",
      "mind",
      `${directors.join(", ")} would see who answered what and also directs the programme. Respondents are told so plainly.`,
    );
  if (!mailServer)
    add(
      "no-mail-server",
      "mind",
      "No mail server is set, so invitations wait in the outbox until whoever operates the server hands them out. Respondents are told so.",
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
