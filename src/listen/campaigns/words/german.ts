import type { CampaignWords } from "./campaign-words.ts";

const names = new Intl.ListFormat("de", { type: "conjunction" });

export const german: CampaignWords = {
  mails: {
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
  },
  trial: "Probe",
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
            `Alle anderen sehen Zahlen für Gruppen ab ${minimumGroup} Personen. Kleinere Gruppen werden weggelassen, ebenso alles, woraus sie sich errechnen ließen. Die Programmleitung sieht für jede genügend große Abteilung, wie viele geantwortet haben, nicht wer; nur wo alle oder niemand geantwortet hat, verrät es die Zahl.`,
          ];
    return [
      ...(purpose.trim() === "" ? [] : [purpose.trim()]),
      ...seen,
      ...(follows === null
        ? []
        : [
            `Ihre Antworten werden mit denen verglichen, die Sie bei „${follows}“ gegeben haben: in Zahlen für Gruppen, die ebenso geschützt sind wie ohne den Vergleich, und in Ihrem persönlichen Bericht.`,
          ]),
      anonymity === "named"
        ? "Ein persönlicher Bericht, wo es einen gibt, ist für Sie und die oben genannten Personen."
        : "Ein persönlicher Bericht, wo es einen gibt, ist für Sie und die oben genannte Beratung.",
      "Die Teilnahme ist freiwillig. Alles wird Seite für Seite gespeichert, und bis zum Ende der Befragung können Sie Ihre Antworten ändern.",
      `Einzelne Antworten werden ${months} nach dem Ende der Befragung gelöscht; Zahlen für Gruppen bleiben.`,
      `Der Server wird betrieben von: ${operator}. Wer einen Server betreibt, könnte technisch lesen, was darauf gespeichert ist, auch Ihre Antworten.`,
      mailServer
        ? "Ihr Link öffnet Ihre Antworten. Wer die E-Mail oder das Blatt liest, worauf er steht, könnte sie lesen."
        : "Es gibt keinen Mailserver: Ihren Link geben diejenigen aus, die den Server betreiben; sie könnten damit Ihre Antworten öffnen.",
    ];
  },
};
