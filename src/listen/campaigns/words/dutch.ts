import type { MailTexts } from "../texts.ts";
import type { AnonymousPromise } from "./anonymous-promise.ts";
import { type BreakdownNames, namesOfBreakdowns } from "./breakdown-names.ts";
import type { CampaignWords } from "./campaign-words.ts";

const names = new Intl.ListFormat("nl", { type: "conjunction" });

const breakdownNames: BreakdownNames = {
  department: "afdeling",
  standing: "leidinggevenden en medewerkers",
  level: "niveau",
  location: "locatie",
  segment: "segment",
  region: "regio",
  role: "rol",
  "account-manager": "accountmanager",
  question: "antwoorden op vragen van deze enquête",
};

export const dutchMails: MailTexts = {
  invitation: {
    subject: "{{organisation}} vraagt hoe u het ziet",
    body: `Beste {{name}},

{{organisation}} werkt aan de eigen service en wil graag weten hoe u die ziet. Uw antwoorden bepalen mee waar we beginnen.

Hier staan uw vragen:
{{link}}

De link is alleen voor u bedoeld; geef hem niet door. U kunt op elk moment stoppen en later verdergaan, ook op een ander apparaat. Antwoorden kan tot {{closes}}.

Op de eerste pagina staat waar de antwoorden voor dienen en wie ze ziet.

Dank u voor uw tijd.`,
  },
  reminder: {
    subject: "Er is nog tijd: {{organisation}} vraagt hoe u het ziet",
    body: `Beste {{name}},

We hebben u gevraagd hoe u de service van {{organisation}} ziet. Als u er nog niet aan toe bent gekomen of halverwege bent gestopt, kunt u hier verdergaan:
{{link}}

Antwoorden kan tot {{closes}}.

Dank u voor uw tijd.`,
  },
};

const anonymous: AnonymousPromise = {
  list: (list) => names.format(list),
  breakdowns: (ids) => names.format(namesOfBreakdowns(ids, breakdownNames)),
  department: "uw afdeling, of een groter deel van de organisatie",
  unlinked: {
    invitation: (organisation) =>
      `Deze enquête is anoniem: uw uitnodiging wordt vóór de eerste vraag ingeruild voor een stembiljet, en niets van wat is opgeslagen verbindt die twee. Niemand kan zien wie wat heeft geantwoord, bij ${organisation} niet en bij de adviseurs niet.`,
    door: (organisation) =>
      `Deze enquête is anoniem: niets van wat is opgeslagen zegt wie u bent. Niemand kan zien wie wat heeft geantwoord, bij ${organisation} niet en bij de adviseurs niet.`,
  },
  stored: {
    invitation: (common, others) =>
      common === ""
        ? "Bij uw antwoorden wordt alleen de dag opgeslagen: geen naam, geen adres, geen tijdstip."
        : `Bij uw antwoorden worden de dag opgeslagen en, voor zover ten minste ${others} andere genodigden dat met u delen, ${common}: geen naam, geen adres, geen tijdstip.`,
    link: "Bij uw antwoorden worden de dag opgeslagen en dat ze via dit adres kwamen: geen naam, geen tijdstip.",
    kiosk:
      "Bij uw antwoorden worden de dag opgeslagen en dat ze van dit apparaat kwamen: geen naam, geen tijdstip.",
    cards: (people) =>
      `Bij uw antwoorden worden de dag opgeslagen en dat ze met een kaart kwamen, of de afdeling waarvoor de kaart is, als er ten minste ${people} genodigden bij horen: geen naam, geen tijdstip.`,
  },
  written: (readers) =>
    readers === ""
      ? "Wat u in eigen woorden schrijft, kan toch verraden wie u bent."
      : `Wat u in eigen woorden schrijft, kan toch verraden wie u bent; het wordt zoals u het schreef gelezen door: ${readers}.`,
  seen: {
    invitation: (minimumGroup, of) =>
      `Iedereen ziet cijfers voor groepen van ten minste ${minimumGroup} mensen, en hoeveel mensen in elke ${of === "customers" ? "groep" : "afdeling"} die groot genoeg is hebben geantwoord, niet wie. Opdat niemand aan herinneringen kan zien wie heeft geantwoord, gaan ze ook naar sommigen die dat al hebben gedaan.`,
    door: (minimumGroup) =>
      `Iedereen ziet cijfers voor groepen van ten minste ${minimumGroup} mensen. Antwoorden die op uitnodiging kwamen, blijven apart van de andere.`,
  },
  lookedAt: (by) => `De cijfers worden bekeken naar ${by}.`,
  recorded: (by, organisation) =>
    `De cijfers worden bekeken naar ${by}, zoals dat bij ${organisation} vastligt op de dag van uw uitnodiging.`,
  managers: (organisation, minimumGroup) =>
    `Wie u of uw bedrijf bij ${organisation} begeleidt, ziet cijfers over allen die hij of zij begeleidt, voor groepen van ten minste ${minimumGroup} mensen, en niet wie wat heeft geantwoord.`,
  voluntary: {
    changing:
      "Deelnemen is vrijwillig. Alles wordt per pagina opgeslagen, en u kunt uw antwoorden wijzigen tot de enquête sluit.",
    kiosk: "Deelnemen is vrijwillig. Alles wordt per pagina opgeslagen, en wat u hebt verzonden telt mee.",
  },
  deleted: (months) =>
    `Afzonderlijke antwoorden worden ${months === 1 ? "één maand" : `${months} maanden`} na het sluiten verwijderd; cijfers voor groepen blijven.`,
  operated: (operator) =>
    `De server wordt beheerd door: ${operator}. De bestanden, back-ups en logboeken ervan vertellen niet wiens antwoorden welke zijn. Wie de server beheert en meekijkt terwijl u antwoordt, of vastlegt wie er verbinding mee maakt, zou er toch achter kunnen komen.`,
  handedOut:
    "Er is geen mailserver: uw link wordt uitgedeeld door degenen die de server beheren. Zij zouden kunnen zien of hij is gebruikt.",
  code: {
    invitation:
      "Een uitnodiging opent geen antwoorden. De code die u te zien krijgt voordat u begint, doet dat wel: alleen daarmee kunt u later verder of uw antwoorden wijzigen, en wie hem vindt, kan ze lezen.",
    door: "De code die u bij het begin te zien krijgt, opent uw antwoorden: alleen daarmee kunt u later verder of ze wijzigen, en wie hem vindt, kan ze lezen.",
  },
};

export const dutch: CampaignWords = {
  mails: dutchMails,
  unknown: { account: "uw organisatie", account_manager: "uw contactpersoon" },
  askedHere:
    "Kies een antwoord: uw vragen openen met dat antwoord ingevuld, en er wordt niets opgeslagen voordat u daar verdergaat.",
  trial: "Proef",
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
    const months = retentionMonths === 1 ? "één maand" : `${retentionMonths} maanden`;
    const seen =
      anonymity === "named"
        ? [
            `Deze enquête is op naam: uw antwoorden worden met uw naam opgeslagen. Wie wat heeft geantwoord, kunnen de mensen zien die het programma uitvoeren, op dit moment ${who}.`,
            "Zij zien ook of u hebt geantwoord.",
          ]
        : [
            `Deze enquête is vertrouwelijk: uw antwoorden worden met uw naam opgeslagen, en alleen de adviseurs van het programma zien wie wat heeft geantwoord: ${who}.`,
            ...(directors.length > 0
              ? [
                  `Let op: ${names.format(directors)} ${directors.length === 1 ? "adviseert het programma en leidt het ook" : "adviseren het programma en leiden het ook"} bij ${organisation}; het advies is dus niet onafhankelijk van de programmaleiding.`,
                ]
              : []),
            `Alle anderen zien cijfers voor groepen van ten minste ${minimumGroup} mensen. Kleinere groepen worden weggelaten, net als alles waaruit ze te berekenen zouden zijn. De programmaleiding ziet van elke ${of === "customers" ? "groep" : "afdeling"} die groot genoeg is hoeveel mensen hebben geantwoord, niet wie; alleen waar iedereen of niemand heeft geantwoord, blijkt het uit het aantal.`,
          ];
    return [
      ...(purpose.trim() === "" ? [] : [purpose.trim()]),
      ...seen,
      ...(by.length === 0
        ? []
        : [
            of === "customers"
              ? `De cijfers worden bekeken naar ${names.format(by)}, zoals dat bij ${organisation} vastligt op de dag van uw uitnodiging.`
              : `De cijfers worden bekeken naar ${names.format(by)}.`,
          ]),
      ...(breakdowns.includes("account-manager")
        ? [
            `Wie u of uw bedrijf bij ${organisation} begeleidt, ziet cijfers over allen die hij of zij begeleidt, voor groepen van ten minste ${minimumGroup} mensen${anonymity === "named" ? "" : ", en niet wie wat heeft geantwoord"}.`,
          ]
        : []),
      ...(follows === null
        ? []
        : [
            `Uw antwoorden worden vergeleken met die van u in “${follows}”: in cijfers van groepen, die even goed beschermd zijn als zonder de vergelijking, en in uw persoonlijke rapport.`,
          ]),
      ...(of === "customers"
        ? []
        : [
            anonymity === "named"
              ? "Een persoonlijk rapport, als dat er is, is voor u en de hierboven genoemde mensen."
              : "Een persoonlijk rapport, als dat er is, is voor u en de hierboven genoemde adviseurs.",
          ]),
      "Deelnemen is vrijwillig. Alles wordt per pagina opgeslagen, en u kunt uw antwoorden wijzigen tot de enquête sluit.",
      `Afzonderlijke antwoorden worden ${months} na het sluiten verwijderd; cijfers voor groepen blijven.`,
      `De server wordt beheerd door: ${operator}. Wie een server beheert, kan technisch lezen wat erop staat, ook uw antwoorden.`,
      mailServer
        ? "Uw link opent uw antwoorden. Wie de e-mail of het papier leest waarop hij staat, zou ze kunnen lezen."
        : "Er is geen mailserver: uw link wordt uitgedeeld door degenen die de server beheren, en zij zouden er uw antwoorden mee kunnen openen.",
    ];
  },
};
