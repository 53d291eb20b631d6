import type { MailTexts } from "../texts.ts";
import type { AnonymousPromise } from "./anonymous-promise.ts";
import { type BreakdownNames, namesOfBreakdowns } from "./breakdown-names.ts";
import type { CampaignWords } from "./campaign-words.ts";

const names = new Intl.ListFormat("en-GB", { type: "conjunction" });

const breakdownNames: BreakdownNames = {
  department: "department",
  standing: "managers and staff",
  level: "level",
  location: "location",
  segment: "segment",
  region: "region",
  role: "role",
  "account-manager": "account manager",
  question: "answers to questions of this survey",
};

export const englishMails: MailTexts = {
  invitation: {
    subject: "{{organisation}} asks for your view",
    body: `Dear {{name}},

{{organisation}} is working on its service and would like to know how you see it. Your answers decide where we begin.

Here are your questions:
{{link}}

The link is meant for you alone; please don't pass it on. You can stop at any time and go on later, on another device too. You can answer until {{closes}}.

The first page says what the answers are for and who sees them.

Thank you for your time.`,
  },
  reminder: {
    subject: "Still time to answer: {{organisation}} asks for your view",
    body: `Dear {{name}},

We invited you to tell us how you see the service of {{organisation}}. If you have not found the time yet, or stopped half-way, you can go on here:
{{link}}

You can answer until {{closes}}.

Thank you for your time.`,
  },
};

const anonymous: AnonymousPromise = {
  list: (list) => names.format(list),
  breakdowns: (ids) => names.format(namesOfBreakdowns(ids, breakdownNames)),
  department: "your department, or a larger part of the organisation",
  unlinked: {
    invitation: (organisation) =>
      `This survey is anonymous: your invitation is exchanged for a ballot before the first question, and nothing that is stored joins the two. Nobody can see who answered what, neither at ${organisation} nor among its consultants.`,
    door: (organisation) =>
      `This survey is anonymous: nothing that is stored says who you are. Nobody can see who answered what, neither at ${organisation} nor among its consultants.`,
  },
  stored: {
    invitation: (common, others) =>
      common === ""
        ? "With your answers is stored the day alone: no name, no address, no time of day."
        : `With your answers are stored the day and, as far as at least ${others} others who are invited share it with you, ${common}: no name, no address, no time of day.`,
    link: "With your answers are stored the day and that they came through this address: no name, no time of day.",
    kiosk:
      "With your answers are stored the day and that they came from this device: no name, no time of day.",
    cards: (people) =>
      `With your answers are stored the day and that they came with a card, or the department that the card is for, if at least ${people} people who are invited belong to it: no name, no time of day.`,
  },
  written: (readers) =>
    readers === ""
      ? "What you write in your own words can still tell who you are."
      : `What you write in your own words can still tell who you are; it is read as you wrote it by ${readers}.`,
  seen: {
    invitation: (minimumGroup, of) =>
      `Everybody sees figures for groups of at least ${minimumGroup} people, and how many of each large enough ${of === "customers" ? "group" : "department"} have answered, not who. So that nobody can tell from them who has answered, reminders also go to some who have.`,
    door: (minimumGroup) =>
      `Everybody sees figures for groups of at least ${minimumGroup} people. Answers that came by invitation are kept apart from the others.`,
  },
  lookedAt: (by) => `Figures are looked at by ${by}.`,
  recorded: (by, organisation) =>
    `Figures are looked at by ${by}, as they are recorded with ${organisation} on the day you are invited.`,
  managers: (organisation, minimumGroup) =>
    `Whoever looks after you or your company at ${organisation} sees figures about all those whom they look after, for groups of at least ${minimumGroup} people, and not who answered what.`,
  voluntary: {
    changing:
      "Taking part is up to you. Everything is saved page by page, and you can change your answers until the survey closes.",
    kiosk: "Taking part is up to you. Everything is saved page by page, and what you have sent counts.",
  },
  deleted: (months) =>
    `Single answers are deleted ${months === 1 ? "one month" : `${months} months`} after the survey has closed; figures for groups are kept.`,
  operated: (operator) =>
    `The server is operated by ${operator}. Its files, backups and logs don't tell whose answers are whose. Whoever operates it and watches it while you answer, or records who connects to it, could still find out.`,
  handedOut:
    "There is no mail server: your link is handed out by those who operate the server. They could see whether it has been used.",
  code: {
    invitation:
      "An invitation opens no answers. The code that you are shown before you begin does: only with it can you go on later or change your answers, and whoever finds it can read them.",
    door: "The code that you are shown when you begin opens your answers: only with it can you go on later or change them, and whoever finds it can read them.",
  },
};

export const english: CampaignWords = {
  mails: englishMails,
  unknown: { account: "your organisation", account_manager: "the person who looks after you" },
  askedHere:
    "Choose an answer: your questions open with it marked, and nothing is saved before you go on there.",
  trial: "Trial",
  anonymous,
  promise: ({
    organisation,
    operator,
    purpose,
    anonymity,
    minimumGroup,
    retentionMonths,
    confidants,
    mailServer,
    follows = null,
    of = "staff",
    breakdowns = [],
  }) => {
    const by = namesOfBreakdowns(breakdowns, breakdownNames);
    const who = names.format(confidants.map(({ name }) => name));
    const directors = confidants.filter(({ director }) => director).map(({ name }) => name);
    const months = retentionMonths === 1 ? "one month" : `${retentionMonths} months`;
    const seen =
      anonymity === "named"
        ? [
            `This is a named survey: your answers are stored with your name. Who answered what can be seen by those who run the programme, today ${who}.`,
            `Whether you have answered can be seen by them, too.`,
          ]
        : [
            `This survey is confidential: your answers are stored with your name, and who answered what can be seen by the programme's consultants only: ${who}.`,
            ...(directors.length > 0
              ? [
                  `Please note: ${names.format(directors)} ${directors.length === 1 ? "is consultant and" : "are consultants and"} also ${directors.length === 1 ? "directs" : "direct"} the programme at ${organisation}, so the consultant is not independent of those who run it.`,
                ]
              : []),
            `Everybody else sees figures for groups of at least ${minimumGroup} people. Smaller groups are left out, and so is whatever would let them be worked out. Those who run the programme see how many of each large enough ${of === "customers" ? "group" : "department"} have answered, not who; only where everybody or nobody in it has does the number tell.`,
          ];
    return [
      ...(purpose.trim() === "" ? [] : [purpose.trim()]),
      ...seen,
      ...(by.length === 0
        ? []
        : [
            of === "customers"
              ? `Figures are looked at by ${names.format(by)}, as they are recorded with ${organisation} on the day you are invited.`
              : `Figures are looked at by ${names.format(by)}.`,
          ]),
      ...(breakdowns.includes("account-manager")
        ? [
            `Whoever looks after you or your company at ${organisation} sees figures about all those whom they look after, for groups of at least ${minimumGroup} people${anonymity === "named" ? "" : ", and not who answered what"}.`,
          ]
        : []),
      ...(follows === null
        ? []
        : [
            `Your answers are compared with those that you gave in “${follows}”: in figures of groups, which are protected as they are without the comparison, and in a report of your own.`,
          ]),
      ...(of === "customers"
        ? []
        : [
            `A report of your own, where there is one, is for you and the ${anonymity === "named" ? "people" : "consultants"} named above.`,
          ]),
      "Taking part is up to you. Everything is saved page by page, and you can change your answers until the survey closes.",
      `Single answers are deleted ${months} after the survey has closed; figures for groups are kept.`,
      `The server is operated by ${operator}. Whoever operates a server could technically read what is stored on it, your answers included.`,
      mailServer
        ? "Your link opens your answers. Whoever reads the mail or the paper that it came on could read them."
        : "There is no mail server: your link is handed out by those who operate the server, who could open your answers with it.",
    ];
  },
};
