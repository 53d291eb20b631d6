import type { DoorWords } from "./door-words.ts";

export const french: DoorWords = {
  language: "fr",
  honest: {
    title: "À propos de cet accès",
    link: [
      "Vous venez sans invitation : avec vos réponses ne sont conservés que le jour et le fait qu’elles sont venues par cette adresse.",
      "Toute personne qui a cette adresse peut répondre, même plusieurs fois. Les résultats ne peuvent pas être plus sûrs que cela.",
    ],
    kiosk: (minutes) => [
      "Avec vos réponses ne sont conservés que le jour et le fait qu’elles sont venues de cet appareil.",
      "Ici, aucun code ne vous est montré : dès que vous avez terminé ou quitté, personne ne peut plus ouvrir ni modifier vos réponses, pas même vous.",
      "Toute personne présente ici peut répondre, même plusieurs fois. Les résultats ne peuvent pas être plus sûrs que cela.",
      `D’autres peuvent voir l’écran pendant que vous répondez. Terminez ou choisissez « Quitter » avant de partir : après ${minutes} sans contact, cet appareil vous oublie de lui-même.`,
    ],
    cards: [
      "Avec vos réponses ne sont conservés que le jour et le fait qu’elles sont venues avec une carte ou, si au moins dix personnes le partagent, le service auquel votre carte est destinée.",
      "Chaque carte permet à une personne de répondre une fois. Qui a distribué les cartes sait peut-être qui en a reçu une, mais pas laquelle si elles ont été mélangées. Votre code n’est pas conservé avec vos réponses.",
    ],
  },
  card: {
    label: "Code de votre carte",
    help: "Dix lettres et chiffres. Majuscules, espaces et tirets n’ont pas d’importance.",
    unknown: "Aucune carte ne porte ce code. Comparez-le à votre carte, caractère par caractère.",
    used: "Cette carte a déjà servi. Pour continuer des réponses commencées, utilisez l’adresse ou le code reçu au début.",
    ended: "Cette carte n’est plus valable. Demandez-en une autre à qui vous l’a donnée.",
    goOn: "Continuer des réponses commencées",
  },
  shut: {
    title: "Cet accès est fermé",
    text: "Personne ne peut commencer ici pour le moment. Si vous avez déjà commencé, l’adresse ou le code que vous avez reçu reste valable jusqu’à la fin de l’enquête.",
  },
  soon: {
    title: "Pas encore ouverte",
    text: "L’enquête n’a pas encore commencé. Merci de revenir plus tard.",
  },
  enough: {
    title: "Il y a assez de réponses",
    text: "Autant de personnes qu’il en fallait ont répondu. Merci d’avoir voulu participer.",
  },
  unknown: {
    title: "Il n’y a rien à cette adresse",
    text: "Comparez-la à la carte ou à l’affiche, caractère par caractère.",
  },
  slowed: {
    title: "Un instant, s’il vous plaît",
    text: "Trop de codes inexistants ont été essayés depuis votre réseau. Un code juste fonctionne toujours ; réessayez les autres dans quelques minutes.",
  },
  kiosk: {
    start: "Commencer",
    leave: "Quitter",
    left: "Ce que vous avez envoyé est conservé et compte. Ce qui se trouvait sur une page non envoyée est effacé.",
    cookie: (minutes) =>
      `Un cookie retient où vous en êtes sur cet appareil. Il est effacé quand vous terminez ou quittez, ou après ${minutes} sans contact.`,
    hurry: (minutes) => `Cette page dure ${minutes}. Envoyez-la avant ce délai.`,
    still: "Êtes-vous toujours là ?",
    stay: "Oui, continuer",
    again: "Cet appareil va recommencer pour la personne suivante.",
    next: "Recommencer maintenant",
  },
  poster: {
    headline: (organisation) => `Comment voyez-vous le service de ${organisation} ?`,
    text: "Dites-le-nous en quelques minutes, sans donner votre nom.",
    scan: "Visez ici avec votre appareil photo, ou ouvrez cette adresse :",
    until: (closes) => `Ouverte jusqu’au ${closes}`,
    answers: (minimumGroup) =>
      `Vos réponses sont conservées sans votre nom. Seuls des chiffres de groupes d’au moins ${minimumGroup} personnes sont montrés.`,
    code: (address) => `Code QR avec l’adresse ${address}`,
  },
  sheet: {
    title: "Pour qui distribue les cartes",
    steps: [
      "Coupez les cartes aux repères et mélangez-les face cachée. Ainsi personne, vous compris, ne sait qui a quel code.",
      "Donnez-en une à chaque personne et ne notez aucun code. Vous saurez qui a reçu une carte, mais pas ce qui a été répondu.",
      "Chaque carte sert une fois. Qui en a plusieurs pourrait répondre plusieurs fois : comptez celles que vous donnez.",
      "Ces codes ne peuvent pas être imprimés de nouveau. Annulez ceux qui restent ou sont perdus sur la page des accès de l’enquête, et faites-en d’autres.",
    ],
    invites: (organisation) => `${organisation} aimerait savoir comment vous voyez son service.`,
    code: "Votre code",
    open: "Ouvrez cette adresse, ou visez le carré avec l’appareil photo :",
    once: "Sert une fois. N’est pas conservé avec vos réponses.",
  },
};
