import type { Words } from "./words.ts";

export const french: Words = {
  language: "fr",
  begin: {
    duration: (minutes) => `Durée : environ ${minutes}.`,
    openUntil: (closes) => `Ouvert jusqu’au ${closes}.`,
    anyDevice:
      "Vous pouvez vous arrêter après chaque page. Ce qui est enregistré reste, et le même lien vous y ramène, sur n’importe quel appareil.",
    yourAnswers: "Ce que deviennent vos réponses",
    more: "En savoir plus sur vos réponses",
    button: "Commencer",
    welcomeBack: "Heureux de vous revoir",
    pagesDone: (done, all) => `Pages terminées : ${done} sur ${all}.`,
    continue: "Continuer",
    completed: "Vos réponses sont arrivées. Merci.",
    changeUntil: (closes) => `Vous pouvez les modifier jusqu’au ${closes}.`,
    change: "Revoir mes réponses",
    toReview: "Vérifier et terminer",
    pages: "Pages",
  },
  page: {
    progress: (page, pages) => `Page ${page} sur ${pages}`,
    title: (page) => `Page ${page}`,
    next: "Suivant",
    back: "Retour",
    later: "Enregistrer et finir plus tard",
    required: "obligatoire",
    chosen:
      "La réponse choisie dans le courriel est cochée ci-dessous. Vous pouvez la changer ; elle est enregistrée quand vous continuez.",
    savedEarlier:
      "Cette page a été enregistrée ailleurs après que vous l’avez ouverte, peut-être dans un autre onglet ou sur un autre appareil. Rien n’est perdu : ce que vous avez saisi a été ajouté. Merci de la relire.",
    problems: "Merci de revoir ces réponses",
    savedRest: "Tout le reste de cette page est enregistré.",
    goOnWithout: "Continuer sans elles",
    error: "À vérifier",
    language: "Langue",
    clear: "Effacer ma réponse",
  },
  question: {
    specials: {
      "not-applicable": "Sans objet",
      "dont-know": "Je ne sais pas",
      refused: "Je préfère ne pas répondre",
    },
    choose: "Choisir…",
    otherText: "Avec vos mots",
    rank: (option) => `Rang de : ${option}`,
    noRank: "–",
    rankHelp: (ranks) => `Attribuez les rangs de 1 à ${ranks}, chacun une seule fois. 1 vient en premier.`,
    sumHelp: (total) => `Répartissez ${total} en nombres entiers, pour un total de ${total}.`,
    chooseBetween: (minimum, maximum) => `Choisissez de ${minimum} à ${maximum} réponses.`,
    chooseAtLeast: (minimum) => `Choisissez au moins ${minimum} réponses.`,
    chooseAtMost: (maximum) => `Nombre de choix possibles : ${maximum}.`,
    range: (minimum, maximum) => `De ${minimum} à ${maximum}.`,
    atLeast: (minimum) => `${minimum} ou plus.`,
    atMost: (maximum) => `${maximum} ou moins.`,
    characters: (maximum) => `Jusqu’à ${maximum} caractères.`,
  },
  review: {
    title: "Vérifier et terminer",
    allAnswered: "Vous avez répondu à tout.",
    answered: (answered, all) => `Réponses : ${answered} sur ${all}`,
    missing: "Il manque encore ces réponses",
    blank: "Vous pouvez laisser le reste en blanc.",
    finish: "Terminer",
    finishHelp: "Vous pourrez encore modifier vos réponses jusqu’à la clôture de l’enquête.",
    back: "Retour",
    nothingYet: "Rien n’a encore été répondu. Merci de répondre à une question au moins avant de terminer.",
  },
  saved: {
    title: "Enregistré",
    comeBack: "Revenez quand vous voulez : ouvrez le lien que vous avez reçu, sur n’importe quel appareil.",
    continue: "Continuer maintenant",
  },
  thanks: { title: "Merci", text: "Vos réponses sont arrivées." },
  colleague: {
    title: (subject) => `${subject} aimerait connaître votre point de vue`,
    lead: (subject, organisation) =>
      `${subject} remplit ou a rempli un profil sur le service et vous demande de faire de même : avant tout de dire comment vous voyez ${organisation}.`,
    leadPerson: (subject) =>
      `Si vous êtes d'accord, vous dites aussi comment vous voyez ${subject} au travail.`,
    seenTitle: (subject) => `Ce que verra ${subject}`,
    seen: ({ subject, minimumRaters }) => [
      `Jusqu'à la clôture de l'enquête, ${subject} voit si vous avez accepté et si vous avez terminé. Rien de vos notes n'est montré avant la clôture.`,
      `Ensuite, ${subject} ne voit vos notes que dans des moyennes : une par compétence, et seulement si au moins ${minimumRaters} collègues non nommés l'ont notée et que leurs notes ne se trouvent pas toutes près d'une extrémité de l'échelle. Sinon, rien de vous n'est montré. Si d'autres disent à ${subject} comment ils ont noté, vos notes peuvent se déduire d'une moyenne.`,
      `Si votre nom peut figurer à côté de vos notes, ${subject} voit votre total par compétence avec votre nom. Les notes de chaque phrase ne sont jamais montrées.`,
      `Personne d'autre ne voit cela : ni la hiérarchie, ni les responsables du programme, ni ses consultants. Cela n'entre dans aucun autre résultat. Ce que ${subject} montre à d'autres relève de son choix.`,
    ],
    kept: ({ operator, retentionMonths }) => [
      "La participation est libre. Tout est enregistré page par page, et ce qui est enregistré à la clôture compte, même si vous n'avez pas terminé. Jusque-là, vous pouvez modifier vos réponses et votre accord, ou cesser de participer, ce qui supprime vos réponses.",
      `Vos réponses sont supprimées ${retentionMonths} mois après la clôture de l'enquête.`,
      `Le serveur est exploité par ${operator}. Qui exploite un serveur pourrait techniquement lire ce qui y est enregistré, vos réponses comprises.`,
      "Votre lien ouvre vos réponses. Quiconque lit le message qui le contient pourrait les lire.",
    ],
    choice: "C'est vous qui décidez",
    ratePerson: (subject) => `Je note aussi comment je vois ${subject}`,
    beNamed: "Mon nom peut figurer à côté de mes notes",
    accept: "Participer",
    decline: "Je préfère ne pas participer",
    declineHelp: (subject) =>
      `Vous n'avez pas à dire pourquoi. ${subject} voit seulement que vous n'êtes pas disponible.`,
    declined: (subject) =>
      `Vous avez dit préférer ne pas participer, et ${subject} voit seulement que vous n'êtes pas disponible. Si vous changez d'avis, vous pouvez encore participer.`,
    agreed: "Ce que vous avez accepté",
    save: "Enregistrer ce choix",
    stop: "Cesser de participer",
    stopHelp: "Tout ce que vous avez répondu ici est supprimé aussitôt.",
    view: (subject) => `Comment je vois ${subject}`,
    says: (subject, lead) => `${subject} pourrait dire à juste titre : ${lead}`,
  },
  trial: "Ceci est un essai. Vos réponses aident à préparer l’enquête et ne comptent pas dans ses résultats.",
  noCookies: "Cette page ne dépose aucun cookie.",
  closed: {
    title: "Cette enquête est close",
    since: (closed) => `Elle a été close le ${closed}.`,
    complete: "Vos réponses sont arrivées à temps. Merci.",
    partly: "Les pages que vous aviez enregistrées avant sont conservées.",
    none: "Aucune réponse n’avait été enregistrée avec ce lien.",
    notStored:
      "Votre dernière saisie est arrivée trop tard et n’a pas été enregistrée. La voici, si vous souhaitez la garder.",
  },
  withdrawn: {
    title: "Ce lien n’est plus valable",
    text: "L’invitation a été retirée. Si vous pensez qu’il s’agit d’une erreur, adressez-vous à la personne qui vous l’a envoyée.",
  },
  unknown: {
    title: "Ce lien ne fonctionne pas",
    text: "Vérifiez qu’il est complet : les messageries coupent parfois les longs liens. Si vous avez reçu plusieurs messages, prenez le lien du plus récent.",
  },
  soon: {
    title: "Pas encore ouvert",
    text: "L’enquête ouvre dans un instant. Merci de réessayer dans quelques minutes.",
  },
  tooLarge: {
    title: "C’est trop long pour être enregistré",
    text: "La page envoyée dépasse ce que cette enquête peut recevoir. Revenez en arrière dans le navigateur, raccourcissez vos textes et réessayez.",
  },
  tooOften: {
    title: "Merci de patienter un peu",
    text: "Trop de liens inexistants ont été essayés depuis votre réseau. Réessayez dans quelques minutes.",
  },
  broken: {
    title: "Quelque chose n’a pas fonctionné",
    text: "Vous n’y êtes pour rien. Votre dernière page n’est peut-être pas enregistrée : revenez en arrière dans le navigateur et envoyez-la de nouveau.",
  },
  problems: {
    required: "Merci de répondre ici.",
    malformed: "Cette réponse n’a pas pu être lue. Merci de répondre de nouveau.",
    "unknown-question":
      "Cette page n’a pas cette question. Merci de recharger la page et de répondre de nouveau.",
    "unknown-option": "Merci de choisir une des réponses proposées.",
    "unknown-row":
      "Cette question n’a pas cette ligne. Merci de recharger la page et de répondre de nouveau.",
    "not-offered": "Cette réponse n’est pas proposée ici. Merci d’en choisir une autre.",
    duplicate: "Merci de n’utiliser chaque élément qu’une fois.",
    "too-few": "Merci de choisir au moins {minimum} réponses ; vous en avez choisi {given}.",
    "too-many": "Merci de ne pas choisir plus de {maximum} réponses ; vous en avez choisi {given}.",
    exclusive: "Un de vos choix exclut tous les autres. Merci de garder soit celui-ci, soit les autres.",
    "other-without-choice":
      "Vous avez écrit votre propre réponse. Merci de cocher aussi sa case, ou d’effacer le texte.",
    "out-of-range": "Merci de choisir une valeur de {minimum} à {maximum}.",
    "too-small": "Merci d’indiquer {minimum} ou plus.",
    "too-large": "Merci d’indiquer {maximum} ou moins.",
    "not-whole": "Merci d’indiquer un nombre entier.",
    "too-precise": "Nombre de décimales possible : {decimals} au plus.",
    ranks: "Merci d’attribuer les {ranks} rangs ; il y en a {given} pour l’instant.",
    sum: "Le total doit être de {total} ; il est de {given} pour l’instant.",
    "no-date": "Merci d’indiquer une date qui existe, par exemple 2026-03-31.",
    "too-early": "Merci d’indiquer une date à partir du {earliest}.",
    "too-late": "Merci d’indiquer une date jusqu’au {latest}.",
    "too-long": "Merci de raccourcir à {maximum} caractères ; il y en a {given}.",
    "control-characters":
      "Ce texte contient des caractères impossibles à enregistrer. Merci de les supprimer.",
    "not-a-number": "Merci d’indiquer un nombre, en chiffres.",
    "rank-twice": "Deux éléments ont le même rang. Merci d’attribuer chaque rang une seule fois.",
    "two-answers":
      "Vous avez répondu et aussi coché une case au-dessous. Merci de ne garder qu’une des deux réponses.",
    "saved-elsewhere":
      "Répondu ailleurs entre-temps : « {saved} ». C'est enregistré ; ce qui figure ici ne l'est pas. Continuez pour enregistrer ceci à la place.",
    "cleared-elsewhere":
      "Réponse retirée ailleurs entre-temps. Ce qui figure ici n'est pas enregistré ; continuez pour l'enregistrer.",
  },
};
