/** What customers read who want to be asked no more, in one language. */
export interface OptOutWords {
  language: string;
  /** Of the link on the first page. */
  link: string;
  /** Stands below a mail. */
  mail: (link: string) => string;
  ask: { title: string; text: (organisation: string) => string; button: string };
  done: {
    title: string;
    text: (organisation: string) => string;
    /** Beside the button that takes it back. */
    mistake: string;
    undo: string;
  };
  undone: { title: string; text: (organisation: string) => string };
}

const english: OptOutWords = {
  language: "en",
  link: "Don’t ask me again",
  mail: (link) => `Don’t ask me again: ${link}`,
  ask: {
    title: "No more surveys?",
    text: (organisation) =>
      `${organisation} will then invite you to no more surveys and send you no more reminders, also of the survey that you were invited to just now. What you have answered stays as it is, and your own link goes on working until that survey closes.`,
    button: "Don’t ask me again",
  },
  done: {
    title: "You won’t be asked again",
    text: (organisation) => `${organisation} will send you no more invitations to surveys, and no reminders.`,
    mistake: "Did you not mean to?",
    undo: "You may ask me again",
  },
  undone: {
    title: "You may be asked again",
    text: (organisation) => `${organisation} may invite you to surveys as before.`,
  },
};

const german: OptOutWords = {
  language: "de",
  link: "Nicht mehr befragen",
  mail: (link) => `Nicht mehr befragen: ${link}`,
  ask: {
    title: "Keine Umfragen mehr?",
    text: (organisation) =>
      `${organisation} lädt Sie dann zu keiner Umfrage mehr ein und erinnert Sie nicht mehr, auch nicht an die Umfrage, zu der Sie gerade eingeladen wurden. Was Sie geantwortet haben, bleibt, wie es ist, und Ihr eigener Link gilt weiter, bis diese Umfrage endet.`,
    button: "Nicht mehr befragen",
  },
  done: {
    title: "Sie werden nicht mehr befragt",
    text: (organisation) =>
      `${organisation} schickt Ihnen keine Einladungen zu Umfragen und keine Erinnerungen mehr.`,
    mistake: "War das ein Versehen?",
    undo: "Sie dürfen mich wieder befragen",
  },
  undone: {
    title: "Sie dürfen wieder befragt werden",
    text: (organisation) => `${organisation} darf Sie wie bisher zu Umfragen einladen.`,
  },
};

const french: OptOutWords = {
  language: "fr",
  link: "Ne plus m’interroger",
  mail: (link) => `Ne plus m’interroger : ${link}`,
  ask: {
    title: "Plus d’enquêtes ?",
    text: (organisation) =>
      `${organisation} ne vous invitera plus à aucune enquête et ne vous enverra plus de rappels, y compris pour l’enquête à laquelle vous venez d’être invité. Vos réponses déjà données restent telles quelles, et votre lien personnel fonctionne jusqu’à la fin de cette enquête.`,
    button: "Ne plus m’interroger",
  },
  done: {
    title: "Vous ne serez plus interrogé",
    text: (organisation) =>
      `${organisation} ne vous enverra plus d’invitations à des enquêtes, ni de rappels.`,
    mistake: "Était-ce une erreur ?",
    undo: "Vous pouvez à nouveau m’interroger",
  },
  undone: {
    title: "Vous pouvez à nouveau être interrogé",
    text: (organisation) => `${organisation} peut vous inviter à des enquêtes comme auparavant.`,
  },
};

const spanish: OptOutWords = {
  language: "es",
  link: "No volver a preguntarme",
  mail: (link) => `No volver a preguntarme: ${link}`,
  ask: {
    title: "¿No más encuestas?",
    text: (organisation) =>
      `${organisation} no le invitará a más encuestas ni le enviará recordatorios, tampoco de la encuesta a la que acaba de ser invitado. Lo que ya respondió queda como está, y su enlace personal sigue funcionando hasta que esa encuesta se cierre.`,
    button: "No volver a preguntarme",
  },
  done: {
    title: "No se le volverá a preguntar",
    text: (organisation) => `${organisation} no le enviará más invitaciones a encuestas ni recordatorios.`,
    mistake: "¿Fue un error?",
    undo: "Pueden volver a preguntarme",
  },
  undone: {
    title: "Se le puede volver a preguntar",
    text: (organisation) => `${organisation} puede invitarle a encuestas como antes.`,
  },
};

const dutch: OptOutWords = {
  language: "nl",
  link: "Vraag mij niet meer",
  mail: (link) => `Vraag mij niet meer: ${link}`,
  ask: {
    title: "Geen enquêtes meer?",
    text: (organisation) =>
      `${organisation} nodigt u dan voor geen enkele enquête meer uit en stuurt u geen herinneringen meer, ook niet aan de enquête waarvoor u net bent uitgenodigd. Wat u hebt geantwoord blijft zoals het is, en uw eigen link blijft werken tot die enquête sluit.`,
    button: "Vraag mij niet meer",
  },
  done: {
    title: "U wordt niet meer gevraagd",
    text: (organisation) =>
      `${organisation} stuurt u geen uitnodigingen voor enquêtes meer, en geen herinneringen.`,
    mistake: "Was dit een vergissing?",
    undo: "U mag mij weer vragen",
  },
  undone: {
    title: "U mag weer gevraagd worden",
    text: (organisation) => `${organisation} mag u net als eerder voor enquêtes uitnodigen.`,
  },
};

const arabic: OptOutWords = {
  language: "ar",
  link: "لا تسألوني مرة أخرى",
  mail: (link) => `لا تسألوني مرة أخرى: ${link}`,
  ask: {
    title: "ألا تريد استطلاعات بعد الآن؟",
    text: (organisation) =>
      `لن تدعوك ${organisation} بعد ذلك إلى أي استطلاع ولن ترسل إليك تذكيرات، ولا حتى بالاستطلاع الذي دُعيت إليه الآن. تبقى إجاباتك كما هي، ويظل رابطك الشخصي صالحًا إلى أن يُغلق ذلك الاستطلاع.`,
    button: "لا تسألوني مرة أخرى",
  },
  done: {
    title: "لن تُسأل مرة أخرى",
    text: (organisation) => `لن ترسل إليك ${organisation} دعوات إلى استطلاعات ولا تذكيرات بعد الآن.`,
    mistake: "هل كان ذلك عن غير قصد؟",
    undo: "يمكنكم سؤالي من جديد",
  },
  undone: {
    title: "يمكن سؤالك من جديد",
    text: (organisation) => `يمكن أن تدعوك ${organisation} إلى استطلاعات كما في السابق.`,
  },
};

const catalogue: readonly OptOutWords[] = [english, german, french, spanish, dutch, arabic];

/** The words in a language or its base language, else in English. */
export const optOutWords = (language: string): OptOutWords =>
  catalogue.find((words) => words.language === language.split("-")[0]?.toLowerCase()) ?? english;
