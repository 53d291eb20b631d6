/** What the mail with a sign-in link says. The pages that it leads to are in English. */
interface SignInMail {
  language: string;
  direction: "ltr" | "rtl";
  subject: string;
  body: (name: string, link: string, minutes: string) => string[];
}

const english: SignInMail = {
  language: "en",
  direction: "ltr",
  subject: "Your sign-in link",
  body: (name, link, minutes) => [
    `Hello ${name},`,
    "open this page and press the button on it to sign in:",
    link,
    `The link works once, within ${minutes}. If you did not ask for it, do nothing: without this link nobody can sign in as you.`,
  ],
};

const german: SignInMail = {
  language: "de",
  direction: "ltr",
  subject: "Ihr Link zum Anmelden",
  body: (name, link, minutes) => [
    `Guten Tag ${name},`,
    "öffnen Sie diese Seite und drücken Sie dort den Knopf, um sich anzumelden:",
    link,
    `Der Link gilt einmal, für ${minutes}. Haben Sie ihn nicht angefordert, dann tun Sie nichts: Ohne diesen Link kann sich niemand als Sie anmelden.`,
  ],
};

const french: SignInMail = {
  language: "fr",
  direction: "ltr",
  subject: "Votre lien de connexion",
  body: (name, link, minutes) => [
    `Bonjour ${name},`,
    "ouvrez cette page et appuyez sur le bouton qui s’y trouve pour vous connecter :",
    link,
    `Le lien fonctionne une fois, pendant ${minutes}. Si vous ne l’avez pas demandé, ne faites rien : sans ce lien, personne ne peut se connecter à votre place.`,
  ],
};

const spanish: SignInMail = {
  language: "es",
  direction: "ltr",
  subject: "Su enlace para iniciar sesión",
  body: (name, link, minutes) => [
    `Hola, ${name}:`,
    "abra esta página y pulse su botón para iniciar sesión:",
    link,
    `El enlace funciona una sola vez, durante ${minutes}. Si no lo ha pedido, no haga nada: sin este enlace nadie puede iniciar sesión en su nombre.`,
  ],
};

const dutch: SignInMail = {
  language: "nl",
  direction: "ltr",
  subject: "Uw link om in te loggen",
  body: (name, link, minutes) => [
    `Beste ${name},`,
    "open deze pagina en druk daar op de knop om in te loggen:",
    link,
    `De link werkt één keer, binnen ${minutes}. Hebt u er niet om gevraagd, doe dan niets: zonder deze link kan niemand als u inloggen.`,
  ],
};

const arabic: SignInMail = {
  language: "ar",
  direction: "rtl",
  subject: "رابط تسجيل الدخول",
  body: (name, link, minutes) => [
    `تحية طيبة \u2068${name}\u2069،`,
    "افتح هذه الصفحة واضغط الزر الذي فيها لتسجيل الدخول:",
    link,
    `يعمل الرابط مرة واحدة خلال ${minutes}. إن لم تطلبه فلا تفعل شيئًا: من دون هذا الرابط لا يستطيع أحد تسجيل الدخول باسمك.`,
  ],
};

const catalogue: readonly SignInMail[] = [english, german, french, spanish, dutch, arabic];

/** The mail with a sign-in link in a language or its base language, else in English. */
export function signInMail(language: string, name: string, link: string, minutes: number) {
  const mail = catalogue.find((each) => each.language === language.split("-")[0]?.toLowerCase()) ?? english;
  const time = new Intl.NumberFormat(mail.language, { style: "unit", unit: "minute", unitDisplay: "long" });
  const body = mail.body(name, link, time.format(minutes)).join("\n\n");
  return { language: mail.language, direction: mail.direction, subject: mail.subject, body };
}
