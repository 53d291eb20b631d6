import type { MailTexts } from "../texts.ts";
import type { AnonymousPromise } from "./anonymous-promise.ts";
import { type BreakdownNames, namesOfBreakdowns } from "./breakdown-names.ts";
import type { CampaignWords } from "./campaign-words.ts";

const names = new Intl.ListFormat("fr", { type: "conjunction" });

const breakdownNames: BreakdownNames = {
  department: "service",
  standing: "direction et personnel",
  level: "niveau",
  location: "site",
  segment: "segment",
  region: "région",
  role: "rôle",
  "account-manager": "responsable de compte",
  question: "réponses à des questions de cette enquête",
};

export const frenchMails: MailTexts = {
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
};

const anonymous: AnonymousPromise = {
  list: (list) => names.format(list),
  breakdowns: (ids) => names.format(namesOfBreakdowns(ids, breakdownNames)),
  department: "votre service, ou une partie plus grande de l'organisation",
  unlinked: {
    invitation: (organisation) =>
      `Cette enquête est anonyme : votre invitation est échangée contre un bulletin avant la première question, et rien de ce qui est enregistré ne relie les deux. Personne ne peut voir qui a répondu quoi, ni chez ${organisation} ni parmi ses consultants.`,
    door: (organisation) =>
      `Cette enquête est anonyme : rien de ce qui est enregistré ne dit qui vous êtes. Personne ne peut voir qui a répondu quoi, ni chez ${organisation} ni parmi ses consultants.`,
  },
  stored: {
    invitation: (common, others) =>
      common === ""
        ? "Avec vos réponses, seul le jour est enregistré : ni nom, ni adresse, ni heure."
        : `Avec vos réponses sont enregistrés le jour et, dans la mesure où au moins ${others} autres personnes invitées le partagent avec vous, ${common} : ni nom, ni adresse, ni heure.`,
    link: "Avec vos réponses sont enregistrés le jour et le fait qu'elles sont venues par cette adresse : ni nom, ni heure.",
    kiosk:
      "Avec vos réponses sont enregistrés le jour et le fait qu'elles sont venues de cet appareil : ni nom, ni heure.",
    cards: (people) =>
      `Avec vos réponses sont enregistrés le jour et le fait qu'elles sont venues avec une carte, ou le service auquel la carte est destinée, si au moins ${people} personnes invitées en font partie : ni nom, ni heure.`,
  },
  written: (readers) =>
    readers === ""
      ? "Ce que vous écrivez avec vos propres mots peut tout de même indiquer qui vous êtes."
      : `Ce que vous écrivez avec vos propres mots peut tout de même indiquer qui vous êtes ; c'est lu tel que vous l'avez écrit par ${readers}.`,
  seen: {
    invitation: (minimumGroup, of) =>
      `Tout le monde voit des chiffres par groupe d'au moins ${minimumGroup} personnes, et combien de personnes ont répondu dans chaque ${of === "customers" ? "groupe" : "service"} assez grand, non lesquelles. Pour que les rappels n'apprennent à personne qui a répondu, certains vont aussi à des personnes qui l'ont fait.`,
    door: (minimumGroup) =>
      `Tout le monde voit des chiffres par groupe d'au moins ${minimumGroup} personnes. Les réponses venues sur invitation restent séparées des autres.`,
  },
  lookedAt: (by) => `Les chiffres sont examinés par ${by}.`,
  recorded: (by, organisation) =>
    `Les chiffres sont examinés par ${by}, tels que ${organisation} les a notés le jour de votre invitation.`,
  managers: (organisation, minimumGroup) =>
    `Chez ${organisation}, la personne qui vous suit, vous ou votre entreprise, voit des chiffres sur l'ensemble de ceux qu'elle suit, par groupe d'au moins ${minimumGroup} personnes, et non qui a répondu quoi.`,
  voluntary: {
    changing:
      "La participation est libre. Tout est enregistré page par page, et vous pouvez modifier vos réponses jusqu'à la clôture de l'enquête.",
    kiosk:
      "La participation est libre. Tout est enregistré page par page, et ce que vous avez envoyé compte.",
  },
  deleted: (months) =>
    `Les réponses individuelles sont supprimées ${months} mois après la clôture ; les chiffres par groupe sont conservés.`,
  operated: (operator) =>
    `Le serveur est exploité par : ${operator}. Ses fichiers, ses sauvegardes et ses journaux ne disent pas à qui sont quelles réponses. Qui l'exploite et l'observe pendant que vous répondez, ou enregistre qui s'y connecte, pourrait néanmoins le découvrir.`,
  handedOut:
    "Il n'y a pas de serveur de messagerie : votre lien est remis par ceux qui exploitent le serveur. Ils pourraient voir s'il a été utilisé.",
  code: {
    invitation:
      "Une invitation n'ouvre aucune réponse. C'est le code qui vous est montré avant de commencer qui le fait : lui seul permet de continuer plus tard ou de modifier vos réponses, et quiconque le trouve peut les lire.",
    door: "Le code qui vous est montré au début ouvre vos réponses : lui seul permet de continuer plus tard ou de les modifier, et quiconque le trouve peut les lire.",
  },
};

export const french: CampaignWords = {
  mails: frenchMails,
  unknown: { account: "votre organisation", account_manager: "la personne qui vous suit" },
  askedHere:
    "Choisissez une réponse : vos questions s'ouvrent avec cette réponse cochée, et rien n'est enregistré avant que vous y continuiez.",
  trial: "Essai",
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
            `Toutes les autres personnes voient des chiffres par groupe d'au moins ${minimumGroup} personnes. Les groupes plus petits sont omis, ainsi que tout ce qui permettrait de les calculer. La direction du programme voit combien de personnes ont répondu dans chaque ${of === "customers" ? "groupe" : "service"} assez grand, non lesquelles ; seul un ${of === "customers" ? "groupe" : "service"} où toutes ou aucune n'ont répondu laisse deviner lesquelles.`,
          ];
    return [
      ...(purpose.trim() === "" ? [] : [purpose.trim()]),
      ...seen,
      ...(by.length === 0
        ? []
        : [
            of === "customers"
              ? `Les chiffres sont examinés par ${names.format(by)}, tels que ${organisation} les a notés le jour de votre invitation.`
              : `Les chiffres sont examinés par ${names.format(by)}.`,
          ]),
      ...(breakdowns.includes("account-manager")
        ? [
            `Chez ${organisation}, la personne qui vous suit, vous ou votre entreprise, voit des chiffres sur l'ensemble de ceux qu'elle suit, par groupe d'au moins ${minimumGroup} personnes${anonymity === "named" ? "" : ", et non qui a répondu quoi"}.`,
          ]
        : []),
      ...(follows === null
        ? []
        : [
            `Vos réponses sont comparées à celles que vous avez données dans « ${follows} » : dans les chiffres par groupe, protégés comme ils le sont sans cette comparaison, et dans votre rapport personnel.`,
          ]),
      ...(of === "customers"
        ? []
        : [
            anonymity === "named"
              ? "S'il y a un rapport personnel, il est pour vous et les personnes nommées ci-dessus."
              : "S'il y a un rapport personnel, il est pour vous et les consultants nommés ci-dessus.",
          ]),
      "La participation est libre. Tout est enregistré page par page, et vous pouvez modifier vos réponses jusqu'à la clôture de l'enquête.",
      `Les réponses individuelles sont supprimées ${retentionMonths} mois après la clôture ; les chiffres par groupe sont conservés.`,
      `Le serveur est exploité par : ${operator}. Qui exploite un serveur pourrait techniquement lire ce qui y est enregistré, vos réponses comprises.`,
      mailServer
        ? "Votre lien ouvre vos réponses. Qui lit le courriel ou le papier où il figure pourrait les lire."
        : "Il n'y a pas de serveur de messagerie : votre lien est remis par ceux qui exploitent le serveur et qui pourraient ouvrir vos réponses avec lui.",
    ];
  },
};
