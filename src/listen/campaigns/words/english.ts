import type { CampaignWords } from "./campaign-words.ts";

const names = new Intl.ListFormat("en-GB", { type: "conjunction" });

export const english: CampaignWords = {
  mails: {
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
  },
  trial: "Trial",
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
  }) => {
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
            `Everybody else sees figures for groups of at least ${minimumGroup} people. Smaller groups are left out, and so is whatever would let them be worked out. Those who run the programme see how many of each large enough department have answered, not who; only where everybody or nobody in it has does the number tell.`,
          ];
    return [
      ...(purpose.trim() === "" ? [] : [purpose.trim()]),
      ...seen,
      ...(follows === null
        ? []
        : [
            `Your answers are compared with those that you gave in “${follows}”: in figures of groups, which are protected as they are without the comparison, and in a report of your own.`,
          ]),
      "A report of your own, where there is one, is for you" +
        (anonymity === "named" ? " and the people named above." : " and the consultants named above."),
      "Taking part is up to you. Everything is saved page by page, and you can change your answers until the survey closes.",
      `Single answers are deleted ${months} after the survey has closed; figures for groups are kept.`,
      `The server is operated by ${operator}. Whoever operates a server could technically read what is stored on it, your answers included.`,
      mailServer
        ? "Your link opens your answers. Whoever reads the mail or the paper that it came on could read them."
        : "There is no mail server: your link is handed out by those who operate the server, who could open your answers with it.",
    ];
  },
};
