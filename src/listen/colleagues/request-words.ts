import { isolated } from "../respond/words/isolated.ts";

/** What the mails of a request say, by placeholders' values. */
export interface RequestFacts {
  /** Who is asked, and who asks. */
  name: string;
  subject: string;
  organisation: string;
  link: string;
  closes: string;
}

interface RequestMail {
  subject: string;
  body: string;
}

/** A mail, and what it says in each language. */
interface ComposedRequest extends RequestMail {
  parts: { language: string; body: string }[];
}

type Write = (facts: RequestFacts) => RequestMail;

const english: Record<"request" | "reminder", Write> = {
  request: ({ name, subject, organisation, link, closes }) => ({
    subject: `${subject} asks for your view`,
    body: `Dear ${name},

${subject} has been asked how service works at ${organisation}, and would like to know how colleagues see it. You are one of the few whom ${subject} asks.

What it is about:
${link}

The first page says what is asked and what ${subject} will see of it. There you decide whether you take part; nobody asks for a reason. You can answer until ${closes}.

The link is meant for you alone; please don't pass it on.`,
  }),
  reminder: ({ name, subject, link, closes }) => ({
    subject: `A reminder: ${subject} asks for your view`,
    body: `Dear ${name},

${subject} asked you for your view of how service works. If you have not found the time yet, or stopped half-way, you can go on here:
${link}

If you would rather not take part, you can say so there. You can answer until ${closes}. There will be no further reminder.`,
  }),
};

const german: typeof english = {
  request: ({ name, subject, organisation, link, closes }) => ({
    subject: `${subject} bittet Sie um Ihre Sicht`,
    body: `Guten Tag ${name},

${subject} wurde gefragt, wie es um den Service bei ${organisation} steht, und möchte wissen, wie andere aus dem Haus es sehen. Sie gehören zu den wenigen, die ${subject} fragt.

Worum es geht:
${link}

Auf der ersten Seite steht, was gefragt wird und was ${subject} davon sieht. Dort entscheiden Sie, ob Sie mitmachen; niemand fragt nach Gründen. Antworten können Sie bis ${closes}.

Der Link ist nur für Sie; bitte geben Sie ihn nicht weiter.`,
  }),
  reminder: ({ name, subject, link, closes }) => ({
    subject: `Zur Erinnerung: ${subject} bittet Sie um Ihre Sicht`,
    body: `Guten Tag ${name},

${subject} hat Sie gefragt, wie Sie den Service sehen. Falls noch keine Zeit dafür war oder Sie mittendrin aufgehört haben, geht es hier weiter:
${link}

Wenn Sie lieber nicht mitmachen, können Sie es dort sagen. Antworten können Sie bis ${closes}. Eine weitere Erinnerung gibt es nicht.`,
  }),
};

const french: typeof english = {
  request: ({ name, subject, organisation, link, closes }) => ({
    subject: `${subject} aimerait connaître votre point de vue`,
    body: `Bonjour ${name},

${subject} a été invité·e à dire comment fonctionne le service chez ${organisation} et aimerait savoir comment ses collègues le voient. Vous êtes parmi les quelques personnes à qui ${subject} s'adresse.

De quoi il s'agit :
${link}

La première page dit ce qui est demandé et ce que ${subject} en verra. C'est là que vous décidez si vous participez ; personne ne demande de raison. Vous pouvez répondre jusqu'au ${closes}.

Ce lien n'est destiné qu'à vous ; merci de ne pas le transmettre.`,
  }),
  reminder: ({ name, subject, link, closes }) => ({
    subject: `Rappel : ${subject} aimerait connaître votre point de vue`,
    body: `Bonjour ${name},

${subject} vous a demandé comment vous voyez le service. Si vous n'avez pas encore eu le temps, ou si vous vous êtes arrêté·e en chemin, vous pouvez continuer ici :
${link}

Si vous préférez ne pas participer, vous pouvez le dire au même endroit. Vous pouvez répondre jusqu'au ${closes}. Il n'y aura pas d'autre rappel.`,
  }),
};

const spanish: typeof english = {
  request: ({ name, subject, organisation, link, closes }) => ({
    subject: `${subject} quiere conocer su punto de vista`,
    body: `Hola, ${name}:

A ${subject} le han preguntado cómo funciona el servicio en ${organisation}, y quiere saber cómo lo ven sus colegas. Usted es una de las pocas personas a quienes se dirige.

De qué se trata:
${link}

La primera página explica qué se pregunta y qué verá ${subject}. Allí decide usted si participa; nadie pide una razón. Puede responder hasta el ${closes}.

El enlace es solo para usted; no lo comparta, por favor.`,
  }),
  reminder: ({ name, subject, link, closes }) => ({
    subject: `Recordatorio: ${subject} quiere conocer su punto de vista`,
    body: `Hola, ${name}:

${subject} le preguntó cómo ve usted el servicio. Si todavía no ha encontrado tiempo, o lo dejó a medias, puede seguir aquí:
${link}

Si prefiere no participar, puede decirlo allí mismo. Puede responder hasta el ${closes}. No habrá más recordatorios.`,
  }),
};

const dutch: typeof english = {
  request: ({ name, subject, organisation, link, closes }) => ({
    subject: `${subject} vraagt hoe u het ziet`,
    body: `Beste ${name},

Aan ${subject} is gevraagd hoe het met de service bij ${organisation} staat, en ${subject} wil graag weten hoe collega's het zien. U bent een van de weinigen aan wie dit wordt gevraagd.

Waar het om gaat:
${link}

Op de eerste pagina staat wat er wordt gevraagd en wat ${subject} ervan te zien krijgt. Daar beslist u of u meedoet; niemand vraagt naar een reden. U kunt antwoorden tot ${closes}.

De link is alleen voor u; geef hem niet door.`,
  }),
  reminder: ({ name, subject, link, closes }) => ({
    subject: `Herinnering: ${subject} vraagt hoe u het ziet`,
    body: `Beste ${name},

${subject} heeft u gevraagd hoe u de service ziet. Had u nog geen tijd, of bent u halverwege gestopt, dan kunt u hier verder:
${link}

Wilt u liever niet meedoen, dan kunt u dat daar zeggen. U kunt antwoorden tot ${closes}. Een volgende herinnering komt er niet.`,
  }),
};

const arabic: typeof english = {
  request: ({ name, subject, organisation, link, closes }) => ({
    subject: `طلب رأيك من ${subject}`,
    body: `تحية طيبة ${isolated(name)}،

سُئل أحد زملائك (${isolated(subject)}) عن حال الخدمة في ${isolated(organisation)}، ويود أن يعرف كيف يراها الزملاء. وأنت من القلة الذين يُطلب رأيهم.

لمعرفة المزيد:
${link}

تبيّن الصفحة الأولى ما يُسأل عنه وما سيُعرض منه على ${isolated(subject)}. وهناك تقرر هل تشارك، ولا يسألك أحد عن السبب. يمكنك الإجابة حتى ${closes}.

هذا الرابط لك وحدك، فنرجو عدم إعطائه لغيرك.`,
  }),
  reminder: ({ name, subject, link, closes }) => ({
    subject: `تذكير: طلب رأيك من ${subject}`,
    body: `تحية طيبة ${isolated(name)}،

وصلك طلب من ${isolated(subject)} لمعرفة رأيك في الخدمة. إن لم تجد الوقت بعد، أو توقفت في منتصف الطريق، فيمكنك المتابعة هنا:
${link}

وإن كنت تفضل عدم المشاركة فيمكنك أن تقول ذلك هناك. يمكنك الإجابة حتى ${closes}. ولن يصلك تذكير آخر.`,
  }),
};

const catalogue: Readonly<Record<string, typeof english>> = {
  ar: arabic,
  en: english,
  de: german,
  fr: french,
  es: spanish,
  nl: dutch,
};

/** Those of some languages in which requests can be worded, in English where there are none. */
export function requestLanguages(languages: readonly string[]): string[] {
  const known = languages.filter((language) => baseOf(language) in catalogue);
  return known.length > 0 ? known : ["en"];
}

const baseOf = (language: string) => language.split("-")[0] ?? "";

/**
 * The mail that asks a colleague, or reminds one: in each of the languages, one below the other, as a campaign's own mails are.
 *
 * @param factsIn by language, since dates are written differently
 */
export function requestMail(
  kind: "request" | "reminder",
  languages: readonly string[],
  factsIn: (language: string) => RequestFacts,
): ComposedRequest {
  const mails = languages.map((language) => {
    const write = catalogue[baseOf(language)] ?? english;
    return { language, ...write[kind](factsIn(language)) };
  });
  return {
    subject: mails
      .map(({ subject }) => subject)
      .join(" / ")
      .slice(0, 300),
    body: `${mails.map(({ body }) => body).join("\n\n* * *\n\n")}\n`,
    parts: mails.map(({ language, body }) => ({ language, body })),
  };
}
