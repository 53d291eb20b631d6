import type { MailTexts } from "../texts.ts";
import type { AnonymousPromise } from "./anonymous-promise.ts";
import { type BreakdownNames, namesOfBreakdowns } from "./breakdown-names.ts";
import type { CampaignWords } from "./campaign-words.ts";

const names = new Intl.ListFormat("de", { type: "conjunction" });

const breakdownNames: BreakdownNames = {
  department: "Abteilung",
  standing: "Führungskräften und Mitarbeitenden",
  level: "Ebene",
  location: "Standort",
  segment: "Segment",
  region: "Region",
  role: "Rolle",
  "account-manager": "Kundenbetreuung",
  question: "Antworten auf Fragen dieser Befragung",
};

export const germanMails: MailTexts = {
  invitation: {
    subject: "{{organisation}} bittet um Ihre Sicht",
    body: `Guten Tag, {{name}},

{{organisation}} arbeitet am eigenen Service und möchte wissen, wie Sie ihn erleben. Ihre Antworten entscheiden mit, wo wir anfangen.

Hier geht es zu Ihren Fragen:
{{link}}

Der Link ist nur für Sie bestimmt; bitte geben Sie ihn nicht weiter. Sie können jederzeit unterbrechen und später weitermachen, auch auf einem anderen Gerät. Antworten können Sie bis {{closes}}.

Auf der ersten Seite steht, wozu die Antworten dienen und wer sie sieht.

Vielen Dank für Ihre Zeit.`,
  },
  reminder: {
    subject: "Noch ist Zeit: {{organisation}} bittet um Ihre Sicht",
    body: `Guten Tag, {{name}},

wir haben Sie gefragt, wie Sie den Service von {{organisation}} erleben. Falls Sie noch nicht dazu gekommen sind oder unterbrochen haben, können Sie hier weitermachen:
{{link}}

Antworten können Sie bis {{closes}}.

Vielen Dank für Ihre Zeit.`,
  },
};

const anonymous: AnonymousPromise = {
  list: (list) => names.format(list),
  breakdowns: (ids) => names.format(namesOfBreakdowns(ids, breakdownNames)),
  department: "Ihre Abteilung oder ein größerer Teil der Organisation",
  unlinked: {
    invitation: (organisation) =>
      `Diese Befragung ist anonym: Ihre Einladung wird vor der ersten Frage gegen einen Stimmzettel getauscht, und nichts Gespeichertes verbindet die beiden. Niemand kann sehen, wer was geantwortet hat, weder bei ${organisation} noch in der Beratung.`,
    door: (organisation) =>
      `Diese Befragung ist anonym: Nichts Gespeichertes sagt, wer Sie sind. Niemand kann sehen, wer was geantwortet hat, weder bei ${organisation} noch in der Beratung.`,
  },
  stored: {
    invitation: (common, others) =>
      common === ""
        ? "Mit Ihren Antworten wird nur der Tag gespeichert: kein Name, keine Adresse, keine Uhrzeit."
        : `Mit Ihren Antworten wird der Tag gespeichert und, soweit mindestens ${others} andere Eingeladene es mit Ihnen teilen: ${common}. Kein Name, keine Adresse, keine Uhrzeit.`,
    link: "Mit Ihren Antworten wird der Tag gespeichert und dass sie über diese Adresse kamen: kein Name, keine Uhrzeit.",
    kiosk:
      "Mit Ihren Antworten wird der Tag gespeichert und dass sie von diesem Gerät kamen: kein Name, keine Uhrzeit.",
    cards: (people) =>
      `Mit Ihren Antworten wird der Tag gespeichert und dass sie mit einer Karte kamen, oder die Abteilung, für die die Karte gilt, wenn ihr mindestens ${people} Eingeladene angehören: kein Name, keine Uhrzeit.`,
  },
  written: (readers) =>
    readers === ""
      ? "Was Sie in eigenen Worten schreiben, kann trotzdem verraten, wer Sie sind."
      : `Was Sie in eigenen Worten schreiben, kann trotzdem verraten, wer Sie sind; es wird so, wie Sie es geschrieben haben, gelesen von: ${readers}.`,
  seen: {
    invitation: (minimumGroup, of) =>
      `Alle sehen Zahlen für Gruppen ab ${minimumGroup} Personen und, wie viele in jeder genügend großen ${of === "customers" ? "Gruppe" : "Abteilung"} geantwortet haben, nicht wer. Damit niemand an Erinnerungen erkennt, wer geantwortet hat, gehen sie auch an einige, die es schon getan haben.`,
    door: (minimumGroup) =>
      `Alle sehen Zahlen für Gruppen ab ${minimumGroup} Personen. Antworten, die auf eine Einladung kamen, bleiben von den anderen getrennt.`,
  },
  lookedAt: (by) => `Die Zahlen werden betrachtet nach ${by}.`,
  recorded: (by, organisation) =>
    `Die Zahlen werden betrachtet nach ${by}, wie es bei ${organisation} am Tag Ihrer Einladung vermerkt ist.`,
  managers: (organisation, minimumGroup) =>
    `Wer Sie oder Ihr Unternehmen bei ${organisation} betreut, sieht Zahlen über alle, die sie oder er betreut, für Gruppen ab ${minimumGroup} Personen, und nicht, wer was geantwortet hat.`,
  voluntary: {
    changing:
      "Die Teilnahme ist freiwillig. Alles wird Seite für Seite gespeichert, und bis zum Ende der Befragung können Sie Ihre Antworten ändern.",
    kiosk:
      "Die Teilnahme ist freiwillig. Alles wird Seite für Seite gespeichert, und was Sie abgeschickt haben, zählt.",
  },
  deleted: (months) =>
    `Einzelne Antworten werden ${months === 1 ? "einen Monat" : `${months} Monate`} nach dem Ende der Befragung gelöscht; Zahlen für Gruppen bleiben.`,
  operated: (operator) =>
    `Der Server wird betrieben von: ${operator}. Seine Dateien, Sicherungen und Protokolle verraten nicht, wessen Antworten welche sind. Wer ihn betreibt und ihn beobachtet, während Sie antworten, oder aufzeichnet, wer sich mit ihm verbindet, könnte es dennoch herausfinden.`,
  handedOut:
    "Es gibt keinen Mailserver: Ihren Link geben diejenigen aus, die den Server betreiben. Sie könnten sehen, ob er verwendet wurde.",
  code: {
    invitation:
      "Eine Einladung öffnet keine Antworten. Das tut der Code, der Ihnen vor dem Beginn gezeigt wird: Nur mit ihm können Sie später weitermachen oder Ihre Antworten ändern, und wer ihn findet, kann sie lesen.",
    door: "Der Code, der Ihnen zu Beginn gezeigt wird, öffnet Ihre Antworten: Nur mit ihm können Sie später weitermachen oder sie ändern, und wer ihn findet, kann sie lesen.",
  },
};

export const german: CampaignWords = {
  mails: germanMails,
  unknown: { account: "Ihr Unternehmen", account_manager: "Ihre Ansprechperson" },
  askedHere:
    "Wählen Sie eine Antwort: Ihre Fragen öffnen sich mit dieser Antwort; gespeichert wird sie erst, wenn Sie dort weitergehen.",
  trial: "Probe",
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
    const months = retentionMonths === 1 ? "einen Monat" : `${retentionMonths} Monate`;
    const seen =
      anonymity === "named"
        ? [
            `Diese Befragung ist namentlich: Ihre Antworten werden mit Ihrem Namen gespeichert. Wer was geantwortet hat, sehen die Personen, die das Programm durchführen, zurzeit ${who}.`,
            "Dieselben Personen sehen auch, ob Sie geantwortet haben.",
          ]
        : [
            `Diese Befragung ist vertraulich: Ihre Antworten werden mit Ihrem Namen gespeichert, und wer was geantwortet hat, sieht nur die Beratung des Programms: ${who}.`,
            ...(directors.length > 0
              ? [
                  `Bitte beachten Sie: ${names.format(directors)} ${directors.length === 1 ? "berät und leitet" : "beraten und leiten"} das Programm bei ${organisation} zugleich; die Beratung ist also nicht unabhängig von der Programmleitung.`,
                ]
              : []),
            `Alle anderen sehen Zahlen für Gruppen ab ${minimumGroup} Personen. Kleinere Gruppen werden weggelassen, ebenso alles, woraus sie sich errechnen ließen. Die Programmleitung sieht für jede genügend große ${of === "customers" ? "Gruppe" : "Abteilung"}, wie viele geantwortet haben, nicht wer; nur wo alle oder niemand geantwortet hat, verrät es die Zahl.`,
          ];
    return [
      ...(purpose.trim() === "" ? [] : [purpose.trim()]),
      ...seen,
      ...(by.length === 0
        ? []
        : [
            of === "customers"
              ? `Die Zahlen werden betrachtet nach ${names.format(by)}, wie es bei ${organisation} am Tag Ihrer Einladung vermerkt ist.`
              : `Die Zahlen werden betrachtet nach ${names.format(by)}.`,
          ]),
      ...(breakdowns.includes("account-manager")
        ? [
            `Wer Sie oder Ihr Unternehmen bei ${organisation} betreut, sieht Zahlen über alle, die sie oder er betreut, für Gruppen ab ${minimumGroup} Personen${anonymity === "named" ? "" : ", und nicht, wer was geantwortet hat"}.`,
          ]
        : []),
      ...(follows === null
        ? []
        : [
            `Ihre Antworten werden mit denen verglichen, die Sie bei „${follows}“ gegeben haben: in Zahlen für Gruppen, die ebenso geschützt sind wie ohne den Vergleich, und in Ihrem persönlichen Bericht.`,
          ]),
      ...(of === "customers"
        ? []
        : [
            anonymity === "named"
              ? "Ein persönlicher Bericht, wo es einen gibt, ist für Sie und die oben genannten Personen."
              : "Ein persönlicher Bericht, wo es einen gibt, ist für Sie und die oben genannte Beratung.",
          ]),
      "Die Teilnahme ist freiwillig. Alles wird Seite für Seite gespeichert, und bis zum Ende der Befragung können Sie Ihre Antworten ändern.",
      `Einzelne Antworten werden ${months} nach dem Ende der Befragung gelöscht; Zahlen für Gruppen bleiben.`,
      `Der Server wird betrieben von: ${operator}. Wer einen Server betreibt, könnte technisch lesen, was darauf gespeichert ist, auch Ihre Antworten.`,
      mailServer
        ? "Ihr Link öffnet Ihre Antworten. Wer die E-Mail oder das Blatt liest, worauf er steht, könnte sie lesen."
        : "Es gibt keinen Mailserver: Ihren Link geben diejenigen aus, die den Server betreiben; sie könnten damit Ihre Antworten öffnen.",
    ];
  },
};
