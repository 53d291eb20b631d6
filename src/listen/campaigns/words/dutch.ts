import type { CampaignWords } from "./campaign-words.ts";

const names = new Intl.ListFormat("nl", { type: "conjunction" });

export const dutch: CampaignWords = {
  mails: {
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
  },
  trial: "Proef",
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
            `Alle anderen zien cijfers voor groepen van ten minste ${minimumGroup} mensen. Kleinere groepen worden weggelaten, net als alles waaruit ze te berekenen zouden zijn. De programmaleiding ziet van elke afdeling die groot genoeg is hoeveel mensen hebben geantwoord, niet wie; alleen waar iedereen of niemand heeft geantwoord, blijkt het uit het aantal.`,
          ];
    return [
      ...(purpose.trim() === "" ? [] : [purpose.trim()]),
      ...seen,
      ...(follows === null
        ? []
        : [
            `Uw antwoorden worden vergeleken met die van u in “${follows}”: in cijfers van groepen, die even goed beschermd zijn als zonder de vergelijking, en in uw persoonlijke rapport.`,
          ]),
      anonymity === "named"
        ? "Een persoonlijk rapport, als dat er is, is voor u en de hierboven genoemde mensen."
        : "Een persoonlijk rapport, als dat er is, is voor u en de hierboven genoemde adviseurs.",
      "Deelnemen is vrijwillig. Alles wordt per pagina opgeslagen, en u kunt uw antwoorden wijzigen tot de enquête sluit.",
      `Afzonderlijke antwoorden worden ${months} na het sluiten verwijderd; cijfers voor groepen blijven.`,
      `De server wordt beheerd door: ${operator}. Wie een server beheert, kan technisch lezen wat erop staat, ook uw antwoorden.`,
      mailServer
        ? "Uw link opent uw antwoorden. Wie de e-mail of het papier leest waarop hij staat, zou ze kunnen lezen."
        : "Er is geen mailserver: uw link wordt uitgedeeld door degenen die de server beheren, en zij zouden er uw antwoorden mee kunnen openen.",
    ];
  },
};
