import { isolated } from "#listen/respond/words/isolated.ts";

/** What a mail says, to be filled in. */
interface ReportMailWords {
  language: string;
  subject: (campaign: string) => string;
  body: (facts: {
    name: string;
    campaign: string;
    organisation: string;
    link: string;
    attached: boolean;
  }) => string;
  /** In place of an attachment that is no longer there. */
  otherwise: string;
}

const english: ReportMailWords = {
  language: "en",
  subject: (campaign) => `Your report is ready: ${campaign}`,
  body: ({ name, campaign, organisation, link, attached }) => `Dear ${name},

You answered the questions of "${campaign}" at ${organisation}. Your personal report is ready: how you see yourself and how you see the organisation, and a page of practical advice for each point that stands out.

Read it here, after you have signed in with this e-mail address:
${link}
${attached ? "\nAs you wished, the report is attached, too. Keep in mind that whoever opens your mail can read it.\n" : ""}
The report is yours, for learning. It is never used for appraisal, pay or ranking. The page says who else can open it.`,
  otherwise:
    "You wished to have your report attached. It could not be attached this time; you find it on your page.",
};

const german: ReportMailWords = {
  language: "de",
  subject: (campaign) => `Ihr Bericht ist da: ${campaign}`,
  body: ({ name, campaign, organisation, link, attached }) => `Guten Tag ${name},

Sie haben die Fragen von „${campaign}“ bei ${organisation} beantwortet. Ihr persönlicher Bericht ist fertig: wie Sie sich selbst und wie Sie die Organisation sehen, und zu jedem Punkt, der auffällt, eine Seite mit praktischem Rat.

Hier lesen Sie ihn, nachdem Sie sich mit dieser E-Mail-Adresse angemeldet haben:
${link}
${attached ? "\nWie gewünscht, liegt der Bericht auch bei. Bedenken Sie, dass ihn lesen kann, wer Ihre Mail öffnet.\n" : ""}
Der Bericht gehört Ihnen und dient dem Lernen, niemals der Beurteilung, dem Gehalt oder einer Rangliste. Auf der Seite steht, wer ihn außerdem öffnen kann.`,
  otherwise:
    "Sie wollten Ihren Bericht als Anlage bekommen. Diesmal war das nicht möglich; Sie finden ihn auf Ihrer Seite.",
};

const french: ReportMailWords = {
  language: "fr",
  subject: (campaign) => `Votre rapport est prêt : ${campaign}`,
  body: ({ name, campaign, organisation, link, attached }) => `Bonjour ${name},

Vous avez répondu aux questions de « ${campaign} » chez ${organisation}. Votre rapport personnel est prêt : comment vous vous voyez, comment vous voyez l'organisation, et une page de conseils pratiques pour chaque point qui ressort.

Lisez-le ici, après vous être connecté avec cette adresse e-mail :
${link}
${attached ? "\nComme vous l'avez souhaité, le rapport est aussi joint. Pensez que toute personne qui ouvre votre courrier peut le lire.\n" : ""}
Ce rapport est à vous, pour apprendre. Il ne sert jamais à évaluer, à rémunérer ni à classer. La page dit qui d'autre peut l'ouvrir.`,
  otherwise:
    "Vous vouliez recevoir votre rapport en pièce jointe. Ce n'était pas possible cette fois ; il se trouve sur votre page.",
};

const spanish: ReportMailWords = {
  language: "es",
  subject: (campaign) => `Su informe está listo: ${campaign}`,
  body: ({ name, campaign, organisation, link, attached }) => `Hola, ${name}:

Usted respondió a las preguntas de «${campaign}» en ${organisation}. Su informe personal está listo: cómo se ve a sí mismo, cómo ve a la organización y una página de consejos prácticos para cada punto que destaca.

Léalo aquí, después de iniciar sesión con esta dirección de correo:
${link}
${attached ? "\nComo usted pidió, el informe va también adjunto. Tenga en cuenta que puede leerlo quien abra su correo.\n" : ""}
El informe es suyo y sirve para aprender. Nunca se usa para evaluar, pagar ni clasificar. La página dice quién más puede abrirlo.`,
  otherwise: "Usted pidió el informe adjunto. Esta vez no fue posible; lo encontrará en su página.",
};

const dutch: ReportMailWords = {
  language: "nl",
  subject: (campaign) => `Uw rapport is klaar: ${campaign}`,
  body: ({ name, campaign, organisation, link, attached }) => `Beste ${name},

U hebt de vragen van "${campaign}" bij ${organisation} beantwoord. Uw persoonlijke rapport is klaar: hoe u uzelf ziet, hoe u de organisatie ziet, en een bladzijde met praktisch advies bij elk punt dat opvalt.

Lees het hier, nadat u met dit e-mailadres bent ingelogd:
${link}
${attached ? "\nZoals u wilde, is het rapport ook bijgevoegd. Bedenk dat wie uw mail opent, het kan lezen.\n" : ""}
Het rapport is van u en is bedoeld om van te leren. Het wordt nooit gebruikt voor beoordeling, salaris of een rangorde. Op de pagina staat wie het verder kan openen.`,
  otherwise: "U wilde uw rapport als bijlage ontvangen. Dat lukte deze keer niet; u vindt het op uw pagina.",
};

const arabic: ReportMailWords = {
  language: "ar",
  subject: (campaign) => `تقريرك جاهز: ${campaign}`,
  body: ({ name, campaign, organisation, link, attached }) => `تحية طيبة ${isolated(name)}،

أجبت عن أسئلة «${isolated(campaign)}» في ${isolated(organisation)}. وقد أصبح تقريرك الشخصي جاهزًا: كيف ترى نفسك، وكيف ترى المؤسسة، وصفحة من النصائح العملية عن كل نقطة لافتة.

اقرأه هنا بعد تسجيل الدخول بعنوان البريد هذا:
${link}
${attached ? "\nوالتقرير مرفق أيضًا كما طلبت. ويُرجى الانتباه إلى أن من يفتح بريدك يستطيع قراءته.\n" : ""}
التقرير لك، والغرض منه التعلم. ولا يُستخدم أبدًا للتقييم أو الأجر أو الترتيب. وتبيّن الصفحة من يستطيع فتحه غيرك.`,
  otherwise: "طلبت أن يُرفق تقريرك. لم يكن ذلك ممكنًا هذه المرة، وستجده في صفحتك.",
};

const catalogue: Readonly<Record<string, ReportMailWords>> = {
  ar: arabic,
  de: german,
  en: english,
  es: spanish,
  fr: french,
  nl: dutch,
};

/** The words in a language, e.g. German for "de-AT"; English where there are none. */
export function reportMailWords(language: string): ReportMailWords {
  const [main = ""] = language.split("-");
  return (Object.hasOwn(catalogue, main) && catalogue[main]) || english;
}
