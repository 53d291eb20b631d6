/** What whoever agrees to be contacted is told, by language. It holds in every kind of campaign: follow-ups show no more. */
const sentences: Readonly<Record<string, string>> = {
  en: "If you say yes, the person who gets in touch is given your name, your address and what you write for this purpose. None of your other answers are passed on with it.",
  de: "Wenn Sie Ja sagen, erhält die Person, die sich bei Ihnen meldet, Ihren Namen, Ihre Adresse und was Sie zu diesem Zweck schreiben. Ihre anderen Antworten werden dabei nicht weitergegeben.",
  fr: "Si vous dites oui, la personne qui vous contactera reçoit votre nom, votre adresse et ce que vous écrivez à cette fin. Aucune de vos autres réponses n’est transmise avec.",
  es: "Si responde que sí, la persona que se pondrá en contacto con usted recibirá su nombre, su dirección y lo que escriba para ello. Ninguna otra respuesta suya se transmite con eso.",
  nl: "Als u ja zegt, krijgt de persoon die contact met u opneemt uw naam, uw adres en wat u voor dit doel schrijft. Uw andere antwoorden worden daarbij niet doorgegeven.",
  ar: "إذا أجبت بنعم، يحصل الشخص الذي سيتواصل معك على اسمك وعنوانك وما تكتبه لهذا الغرض. ولا يُنقل معها أيٌّ من إجاباتك الأخرى.",
};

/** The sentence in a language or its base language, else in English. */
export const contactPromise = (language: string): string =>
  sentences[language.split("-")[0]?.toLowerCase() ?? "en"] ?? sentences["en"] ?? "";
