import type { CampaignWords } from "./campaign-words.ts";

const names = new Intl.ListFormat("fr", { type: "conjunction" });

export const french: CampaignWords = {
  mails: {
    invitation: {
      subject: "{{organisation}} vous demande votre avis",
      body: `Bonjour {{name}},

{{organisation}} travaille sur la qualité de son service et aimerait savoir comment vous la voyez. Vos réponses aideront à décider par où commencer.

Voici vos questions :
{{link}}

Ce lien n'est destiné qu'à vous ; merci de ne pas le transmettre. Vous pouvez vous arrêter à tout moment et reprendre plus tard, aussi sur un autre appareil. Vous pouvez répondre jusqu'au {{closes}}.

La première page indique à quoi servent les réponses et qui les voit.

Merci pour votre temps.`,
    },
    reminder: {
      subject: "Il est encore temps : {{organisation}} vous demande votre avis",
      body: `Bonjour {{name}},

Nous vous avons demandé comment vous voyez le service de {{organisation}}. Si vous n'en avez pas encore trouvé le temps ou si vous vous êtes arrêté en chemin, vous pouvez continuer ici :
{{link}}

Vous pouvez répondre jusqu'au {{closes}}.

Merci pour votre temps.`,
    },
  },
  trial: "Essai",
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
    const seen =
      anonymity === "named"
        ? [
            `Cette enquête est nominative : vos réponses sont enregistrées avec votre nom. Les personnes qui mènent le programme, actuellement ${who}, voient qui a répondu quoi.`,
            "Elles voient aussi si vous avez répondu.",
          ]
        : [
            `Cette enquête est confidentielle : vos réponses sont enregistrées avec votre nom, et seuls les consultants du programme voient qui a répondu quoi : ${who}.`,
            ...(directors.length > 0
              ? [
                  `Attention : ${names.format(directors)} ${directors.length === 1 ? "conseille le programme et le dirige" : "conseillent le programme et le dirigent"} aussi chez ${organisation} ; le conseil n'est donc pas indépendant de la direction du programme.`,
                ]
              : []),
            `Toutes les autres personnes voient des chiffres par groupe d'au moins ${minimumGroup} personnes. Les groupes plus petits sont omis, ainsi que tout ce qui permettrait de les calculer. La direction du programme voit combien de personnes ont répondu dans chaque service assez grand, non lesquelles ; seul un service où toutes ou aucune n'ont répondu laisse deviner lesquelles.`,
          ];
    return [
      ...(purpose.trim() === "" ? [] : [purpose.trim()]),
      ...seen,
      ...(follows === null
        ? []
        : [
            `Vos réponses sont comparées à celles que vous avez données dans « ${follows} » : dans les chiffres par groupe, protégés comme ils le sont sans cette comparaison, et dans votre rapport personnel.`,
          ]),
      anonymity === "named"
        ? "S'il y a un rapport personnel, il est pour vous et les personnes nommées ci-dessus."
        : "S'il y a un rapport personnel, il est pour vous et les consultants nommés ci-dessus.",
      "La participation est libre. Tout est enregistré page par page, et vous pouvez modifier vos réponses jusqu'à la clôture de l'enquête.",
      `Les réponses individuelles sont supprimées ${retentionMonths} mois après la clôture ; les chiffres par groupe sont conservés.`,
      `Le serveur est exploité par : ${operator}. Qui exploite un serveur pourrait techniquement lire ce qui y est enregistré, vos réponses comprises.`,
      mailServer
        ? "Votre lien ouvre vos réponses. Qui lit le courriel ou le papier où il figure pourrait les lire."
        : "Il n'y a pas de serveur de messagerie : votre lien est remis par ceux qui exploitent le serveur et qui pourraient ouvrir vos réponses avec lui.",
    ];
  },
};
