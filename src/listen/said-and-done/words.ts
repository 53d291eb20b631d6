/** What the public page and its mail say by themselves, in one language. */
export interface NewsWords {
  language: string;
  title: string;
  said: string;
  done: string;
  states: Readonly<Record<"done" | "under way" | "not possible", string>>;
  on: (day: string) => string;
  who: (name: string) => string;
  before: (day: string) => string;
  after: (day: string) => string;
  people: (n: number) => string;
  interval: (low: string, high: string) => string;
  published: (day: string) => string;
  /** Of the link from a campaign's own pages. */
  link: string;
  unknown: { title: string; text: string };
  stop: { title: string; ask: string; button: string; done: string };
  mail: {
    subject: (title: string) => string;
    hello: (name: string) => string;
    text: (organisation: string, title: string) => string;
    why: string;
    stop: (link: string) => string;
  };
}

const english: NewsWords = {
  language: "en",
  title: "You said, we did",
  said: "You said",
  done: "We did",
  states: { done: "Done", "under way": "Under way", "not possible": "Not possible for now" },
  on: (day) => `Date: ${day}`,
  who: (name) => `Who answers for it: ${name}`,
  before: (day) => `Before (${day})`,
  after: (day) => `After (${day})`,
  people: (n) => `${n} people`,
  interval: (low, high) => `probably between ${low} and ${high}`,
  published: (day) => `Published on ${day}.`,
  link: "What was done with the answers",
  unknown: {
    title: "There is nothing here",
    text: "The page was taken down, or a part of its address is missing. Open it from the newest mail.",
  },
  stop: {
    title: "No more mail about what was done?",
    ask: "You will still be invited to surveys unless you ask for that to end, too.",
    button: "Send me no more of these",
    done: "You will get no more mail about what was done.",
  },
  mail: {
    subject: (title) => `What was done: ${title}`,
    hello: (name) => `Hello ${name},`,
    text: (organisation, title) =>
      `${organisation} asked for answers to “${title}”. You were among those invited. Here is what was said, and what was done about it:`,
    why: "This goes to everybody who was invited, whether they answered or not. Nobody had to look at your answers to write to you.",
    stop: (link) => `No more mail like this: ${link}`,
  },
};

const german: NewsWords = {
  language: "de",
  title: "Gesagt, getan",
  said: "Sie haben gesagt",
  done: "Wir haben getan",
  states: { done: "Erledigt", "under way": "In Arbeit", "not possible": "Zurzeit nicht möglich" },
  on: (day) => `Datum: ${day}`,
  who: (name) => `Verantwortlich: ${name}`,
  before: (day) => `Vorher (${day})`,
  after: (day) => `Nachher (${day})`,
  people: (n) => `${n} Personen`,
  interval: (low, high) => `wahrscheinlich zwischen ${low} und ${high}`,
  published: (day) => `Veröffentlicht am ${day}.`,
  link: "Was mit den Antworten geschehen ist",
  unknown: {
    title: "Hier ist nichts",
    text: "Die Seite wurde zurückgezogen, oder ein Teil der Adresse fehlt. Öffnen Sie sie aus der neuesten Mail.",
  },
  stop: {
    title: "Keine Mails mehr darüber, was getan wurde?",
    ask: "Zu Umfragen werden Sie weiterhin eingeladen, außer Sie bitten darum, dass auch das endet.",
    button: "Keine solchen Mails mehr senden",
    done: "Sie erhalten keine Mails mehr darüber, was getan wurde.",
  },
  mail: {
    subject: (title) => `Was getan wurde: ${title}`,
    hello: (name) => `Guten Tag ${name},`,
    text: (organisation, title) =>
      `${organisation} hat um Antworten auf „${title}“ gebeten, und Sie waren eingeladen. Hier steht, was gesagt und was daraufhin getan wurde:`,
    why: "Diese Mail geht an alle Eingeladenen, ob sie geantwortet haben oder nicht. Niemand musste dafür Ihre Antworten ansehen.",
    stop: (link) => `Keine solchen Mails mehr: ${link}`,
  },
};

const french: NewsWords = {
  language: "fr",
  title: "Vous l’avez dit, nous l’avons fait",
  said: "Vous avez dit",
  done: "Nous avons fait",
  states: { done: "Fait", "under way": "En cours", "not possible": "Impossible pour l’instant" },
  on: (day) => `Date : ${day}`,
  who: (name) => `Responsable : ${name}`,
  before: (day) => `Avant (${day})`,
  after: (day) => `Après (${day})`,
  people: (n) => `${n} personnes`,
  interval: (low, high) => `probablement entre ${low} et ${high}`,
  published: (day) => `Publié le ${day}.`,
  link: "Ce qui a été fait des réponses",
  unknown: {
    title: "Il n’y a rien ici",
    text: "La page a été retirée, ou une partie de l’adresse manque. Ouvrez-la depuis le message le plus récent.",
  },
  stop: {
    title: "Plus de messages sur ce qui a été fait ?",
    ask: "Vous serez encore invité aux enquêtes, sauf si vous demandez que cela cesse aussi.",
    button: "Ne plus m’envoyer ces messages",
    done: "Vous ne recevrez plus de messages sur ce qui a été fait.",
  },
  mail: {
    subject: (title) => `Ce qui a été fait : ${title}`,
    hello: (name) => `Bonjour ${name},`,
    text: (organisation, title) =>
      `${organisation} vous a invité à répondre à « ${title} ». Voici ce qui a été dit, et ce qui a été fait :`,
    why: "Ce message est envoyé à toutes les personnes invitées, qu’elles aient répondu ou non. Personne n’a dû regarder vos réponses pour vous écrire.",
    stop: (link) => `Ne plus recevoir ces messages : ${link}`,
  },
};

const spanish: NewsWords = {
  language: "es",
  title: "Usted lo dijo, nosotros lo hicimos",
  said: "Ustedes dijeron",
  done: "Nosotros hicimos",
  states: { done: "Hecho", "under way": "En curso", "not possible": "No es posible por ahora" },
  on: (day) => `Fecha: ${day}`,
  who: (name) => `Responsable: ${name}`,
  before: (day) => `Antes (${day})`,
  after: (day) => `Después (${day})`,
  people: (n) => `${n} personas`,
  interval: (low, high) => `probablemente entre ${low} y ${high}`,
  published: (day) => `Publicado el ${day}.`,
  link: "Qué se hizo con las respuestas",
  unknown: {
    title: "Aquí no hay nada",
    text: "La página fue retirada o falta una parte de la dirección. Ábrala desde el correo más reciente.",
  },
  stop: {
    title: "¿No más correos sobre lo que se hizo?",
    ask: "Seguirá recibiendo invitaciones a encuestas, salvo que pida que también terminen.",
    button: "No enviarme más de estos correos",
    done: "No recibirá más correos sobre lo que se hizo.",
  },
  mail: {
    subject: (title) => `Qué se hizo: ${title}`,
    hello: (name) => `Hola, ${name}:`,
    text: (organisation, title) =>
      `${organisation} pidió respuestas a «${title}» y usted estaba entre las personas invitadas. Esto es lo que se dijo y lo que se hizo:`,
    why: "Este correo se envía a todas las personas invitadas, hayan respondido o no. Nadie tuvo que mirar sus respuestas para escribirle.",
    stop: (link) => `No recibir más correos como este: ${link}`,
  },
};

const dutch: NewsWords = {
  language: "nl",
  title: "U zei het, wij deden het",
  said: "U zei",
  done: "Wij deden",
  states: { done: "Gedaan", "under way": "Mee bezig", "not possible": "Nu niet mogelijk" },
  on: (day) => `Datum: ${day}`,
  who: (name) => `Verantwoordelijk: ${name}`,
  before: (day) => `Ervoor (${day})`,
  after: (day) => `Erna (${day})`,
  people: (n) => `${n} mensen`,
  interval: (low, high) => `waarschijnlijk tussen ${low} en ${high}`,
  published: (day) => `Gepubliceerd op ${day}.`,
  link: "Wat er met de antwoorden is gedaan",
  unknown: {
    title: "Hier is niets",
    text: "De pagina is weggehaald, of een deel van het adres ontbreekt. Open haar vanuit de nieuwste mail.",
  },
  stop: {
    title: "Geen mails meer over wat er is gedaan?",
    ask: "U wordt nog wel uitgenodigd voor enquêtes, tenzij u vraagt dat ook dat stopt.",
    button: "Stuur mij deze mails niet meer",
    done: "U krijgt geen mails meer over wat er is gedaan.",
  },
  mail: {
    subject: (title) => `Wat er is gedaan: ${title}`,
    hello: (name) => `Beste ${name},`,
    text: (organisation, title) =>
      `${organisation} vroeg om antwoorden op “${title}”, en u was uitgenodigd. Dit is wat er werd gezegd en wat eraan is gedaan:`,
    why: "Deze mail gaat naar iedereen die was uitgenodigd, of ze nu antwoordden of niet. Niemand hoefde uw antwoorden te bekijken om u te schrijven.",
    stop: (link) => `Geen mails als deze meer: ${link}`,
  },
};

const arabic: NewsWords = {
  language: "ar",
  title: "قلتم، ففعلنا",
  said: "ما قلتموه",
  done: "ما فعلناه",
  states: { done: "أُنجز", "under way": "قيد التنفيذ", "not possible": "غير ممكن حاليًا" },
  on: (day) => `التاريخ: ${day}`,
  who: (name) => `المسؤول: ${name}`,
  before: (day) => `قبل (${day})`,
  after: (day) => `بعد (${day})`,
  people: (n) => `عدد الأشخاص: ${n}`,
  interval: (low, high) => `على الأرجح بين ${low} و${high}`,
  published: (day) => `نُشر في ${day}.`,
  link: "ما الذي فُعل بالإجابات",
  unknown: {
    title: "لا يوجد شيء هنا",
    text: "سُحبت الصفحة أو أن جزءًا من العنوان مفقود. افتحها من أحدث رسالة.",
  },
  stop: {
    title: "ألا تريد رسائل أخرى عمّا تم فعله؟",
    ask: "ستظل تتلقى دعوات إلى الاستطلاعات ما لم تطلب إيقافها أيضًا.",
    button: "لا ترسلوا لي مثل هذه الرسائل",
    done: "لن تصلك رسائل أخرى عمّا تم فعله.",
  },
  mail: {
    subject: (title) => `ما الذي تم فعله: ${title}`,
    hello: (name) => `مرحبًا ${name}،`,
    text: (organisation, title) =>
      `طلبت ${organisation} إجابات عن «${title}»، وكنت من المدعوين. إليك ما قيل وما تم فعله بشأنه:`,
    why: "تُرسل هذه الرسالة إلى كل من دُعي، سواء أجاب أم لم يُجب. لم يحتج أحد إلى الاطلاع على إجاباتك ليكتب إليك.",
    stop: (link) => `لإيقاف مثل هذه الرسائل: ${link}`,
  },
};

const catalogue: readonly NewsWords[] = [english, german, french, spanish, dutch, arabic];

/** The words in a language or its base language, else in English. */
export const newsWords = (language: string): NewsWords =>
  catalogue.find((words) => words.language === language.split("-")[0]?.toLowerCase()) ?? english;
