/** What respondents of anonymous surveys read besides what all read, in one language. */
export interface AnonymousWords {
  language: string;
  /** Above the button that exchanges an invitation for a ballot. */
  exchange: string;
  begin: string;
  /** `offered` stands below a code before the invitation is exchanged for it, `help` afterwards. */
  code: { title: string; offered: string; help: string; name: string };
  enter: { title: string; help: string; label: string; button: string; wrong: string; link: string };
  used: { title: string; text: string };
  /** How one comes back, in place of "by the same link". */
  comeBack: string;
  /** Below the mails of an anonymous survey. */
  mail: { invitation: string; reminder: string };
}

const english: AnonymousWords = {
  language: "en",
  exchange:
    "When you begin, your invitation is marked as used, and you get a ballot that nothing joins with it or with you. Nobody can send you that ballot again.",
  begin: "Begin anonymously",
  code: {
    title: "Your code",
    offered:
      "Write it down before you begin. With it you go on later, on any device, also if the connection breaks just after you begin. Only you have it: nobody can send it to you again, and whoever has it can read and change your answers.",
    help: "To go on later or to change your answers you need this code, or the address of this page. Only you have it: write it down, or keep the address. Whoever has it can read and change your answers.",
    name: "Code of this ballot",
  },
  enter: {
    title: "Go on with your code",
    help: "Type the code that you were shown when you began. Capital or small letters, dashes and blanks make no difference.",
    label: "Code",
    button: "Open my answers",
    wrong:
      "This code opens nothing here. It has 24 letters and digits; please compare it sign by sign. If you have not begun yet, open the link of your invitation instead.",
    link: "I have begun and have a code",
  },
  used: {
    title: "This invitation has been used",
    text: "Somebody has begun with it, and the ballot that it was exchanged for is not joined with it. If that was you, go on with your code: it stood above the button with which you began. Without the code nobody can find the ballot again, but what was saved in it counts.",
  },
  comeBack: "Come back whenever it suits you, on any device, with your code or the address of your ballot.",
  mail: {
    invitation:
      "This survey is anonymous. The link above works once: it shows you a code, and with that code you can go on later, on any device.",
    reminder:
      "This survey is anonymous. If you have answered already, there is nothing more to do: nobody can tell who has, so this mail also goes to some who have. If you have begun and want to go on, use the code that you were shown; the link above works only once.",
  },
};

const german: AnonymousWords = {
  language: "de",
  exchange:
    "Wenn Sie beginnen, gilt Ihre Einladung als verwendet, und Sie erhalten einen Stimmzettel, den nichts mit ihr oder mit Ihnen verbindet. Niemand kann Ihnen diesen Stimmzettel noch einmal schicken.",
  begin: "Anonym beginnen",
  code: {
    title: "Ihr Code",
    offered:
      "Schreiben Sie ihn auf, bevor Sie beginnen. Mit ihm machen Sie später weiter, auf jedem Gerät, auch wenn die Verbindung gleich nach dem Beginn abbricht. Nur Sie haben ihn: Niemand kann ihn Ihnen noch einmal schicken, und wer ihn hat, kann Ihre Antworten lesen und ändern.",
    help: "Um später weiterzumachen oder Antworten zu ändern, brauchen Sie diesen Code oder die Adresse dieser Seite. Nur Sie haben ihn: Schreiben Sie ihn auf, oder bewahren Sie die Adresse auf. Wer ihn hat, kann Ihre Antworten lesen und ändern.",
    name: "Code dieses Stimmzettels",
  },
  enter: {
    title: "Mit dem Code weitermachen",
    help: "Geben Sie den Code ein, der Ihnen zu Beginn gezeigt wurde. Groß- und Kleinschreibung, Striche und Leerzeichen spielen keine Rolle.",
    label: "Code",
    button: "Meine Antworten öffnen",
    wrong:
      "Dieser Code öffnet hier nichts. Er hat 24 Buchstaben und Ziffern; bitte vergleichen Sie Zeichen für Zeichen. Haben Sie noch nicht begonnen, dann öffnen Sie stattdessen den Link Ihrer Einladung.",
    link: "Ich habe schon begonnen und habe einen Code",
  },
  used: {
    title: "Diese Einladung wurde schon verwendet",
    text: "Jemand hat mit ihr begonnen, und der Stimmzettel dafür ist nicht mit ihr verbunden. Waren Sie es, dann machen Sie mit Ihrem Code weiter: Er stand über der Schaltfläche, mit der Sie begonnen haben. Ohne den Code findet niemand den Stimmzettel wieder; was darauf gespeichert wurde, zählt trotzdem.",
  },
  comeBack:
    "Kommen Sie wieder, wann Sie möchten, auf jedem Gerät: mit Ihrem Code oder der Adresse Ihres Stimmzettels.",
  mail: {
    invitation:
      "Diese Umfrage ist anonym. Der Link oben gilt einmal: Er zeigt Ihnen einen Code, und mit diesem Code können Sie später weitermachen, auf jedem Gerät.",
    reminder:
      "Diese Umfrage ist anonym. Haben Sie schon geantwortet, dann ist nichts weiter zu tun: Niemand weiß, wer das getan hat, deshalb geht diese Nachricht auch an einige, die es schon haben. Haben Sie begonnen und möchten weitermachen, dann verwenden Sie den Code, der Ihnen gezeigt wurde; der Link oben gilt nur einmal.",
  },
};

const french: AnonymousWords = {
  language: "fr",
  exchange:
    "Lorsque vous commencez, votre invitation est marquée comme utilisée et vous recevez un bulletin que rien ne relie à elle ni à vous. Personne ne peut vous renvoyer ce bulletin.",
  begin: "Commencer anonymement",
  code: {
    title: "Votre code",
    offered:
      "Notez-le avant de commencer. Il vous permet de continuer plus tard, sur n'importe quel appareil, même si la connexion se coupe juste après le début. Vous seul l'avez : personne ne peut vous le renvoyer, et quiconque l'a peut lire et modifier vos réponses.",
    help: "Pour continuer plus tard ou modifier vos réponses, il vous faut ce code ou l'adresse de cette page. Vous seul l'avez : notez-le ou gardez l'adresse. Quiconque l'a peut lire et modifier vos réponses.",
    name: "Code de ce bulletin",
  },
  enter: {
    title: "Continuer avec votre code",
    help: "Saisissez le code qui vous a été montré au début. Majuscules, minuscules, tirets et espaces n'ont pas d'importance.",
    label: "Code",
    button: "Ouvrir mes réponses",
    wrong:
      "Ce code n'ouvre rien ici. Il compte 24 lettres et chiffres ; veuillez le comparer signe par signe. Si vous n'avez pas encore commencé, ouvrez plutôt le lien de votre invitation.",
    link: "J'ai déjà commencé et j'ai un code",
  },
  used: {
    title: "Cette invitation a déjà été utilisée",
    text: "Quelqu'un a commencé avec elle, et le bulletin obtenu ne lui est pas relié. Si c'était vous, continuez avec votre code : il figurait au-dessus du bouton par lequel vous avez commencé. Sans le code, personne ne peut retrouver le bulletin, mais ce qui y a été enregistré compte.",
  },
  comeBack:
    "Revenez quand cela vous convient, sur n'importe quel appareil, avec votre code ou l'adresse de votre bulletin.",
  mail: {
    invitation:
      "Cette enquête est anonyme. Le lien ci-dessus ne sert qu'une fois : il vous montre un code, et avec ce code vous pourrez continuer plus tard, sur n'importe quel appareil.",
    reminder:
      "Cette enquête est anonyme. Si vous avez déjà répondu, vous n'avez plus rien à faire : personne ne peut savoir qui l'a fait, ce message va donc aussi à quelques personnes qui ont répondu. Si vous avez commencé et voulez continuer, utilisez le code qui vous a été montré ; le lien ci-dessus ne sert qu'une fois.",
  },
};

const dutch: AnonymousWords = {
  language: "nl",
  exchange:
    "Als u begint, geldt uw uitnodiging als gebruikt en krijgt u een stembiljet dat door niets met de uitnodiging of met u verbonden is. Niemand kan u dat biljet nog eens sturen.",
  begin: "Anoniem beginnen",
  code: {
    title: "Uw code",
    offered:
      "Schrijf hem op voordat u begint. Hiermee gaat u later verder, op elk apparaat, ook als de verbinding vlak na het begin wegvalt. Alleen u hebt hem: niemand kan hem u nog eens sturen, en wie hem heeft, kan uw antwoorden lezen en wijzigen.",
    help: "Om later verder te gaan of antwoorden te wijzigen hebt u deze code of het adres van deze pagina nodig. Alleen u hebt hem: schrijf hem op of bewaar het adres. Wie hem heeft, kan uw antwoorden lezen en wijzigen.",
    name: "Code van dit biljet",
  },
  enter: {
    title: "Verder met uw code",
    help: "Typ de code die u bij het begin te zien kreeg. Hoofdletters, kleine letters, streepjes en spaties maken niets uit.",
    label: "Code",
    button: "Mijn antwoorden openen",
    wrong:
      "Deze code opent hier niets. Hij heeft 24 letters en cijfers; vergelijk hem teken voor teken. Bent u nog niet begonnen, open dan de link van uw uitnodiging.",
    link: "Ik ben al begonnen en heb een code",
  },
  used: {
    title: "Deze uitnodiging is al gebruikt",
    text: "Iemand is ermee begonnen, en het biljet dat ervoor gegeven werd is er niet mee verbonden. Was u dat, ga dan verder met uw code: die stond boven de knop waarmee u bent begonnen. Zonder de code vindt niemand het biljet terug, maar wat erop is opgeslagen telt mee.",
  },
  comeBack: "Kom terug wanneer het u uitkomt, op elk apparaat, met uw code of het adres van uw biljet.",
  mail: {
    invitation:
      "Deze enquête is anoniem. De link hierboven werkt één keer: u krijgt er een code te zien, en met die code kunt u later verder, op elk apparaat.",
    reminder:
      "Deze enquête is anoniem. Hebt u al geantwoord, dan hoeft u niets meer te doen: niemand kan zien wie dat heeft gedaan, dus dit bericht gaat ook naar enkelen die dat al deden. Bent u begonnen en wilt u verder, gebruik dan de code die u te zien kreeg; de link hierboven werkt maar één keer.",
  },
};

const spanish: AnonymousWords = {
  language: "es",
  exchange:
    "Al empezar, su invitación queda marcada como utilizada y usted recibe una papeleta que nada une con ella ni con usted. Nadie puede volver a enviarle esa papeleta.",
  begin: "Empezar de forma anónima",
  code: {
    title: "Su código",
    offered:
      "Anótelo antes de empezar. Con él podrá seguir más tarde, en cualquier dispositivo, también si la conexión se corta justo después de empezar. Solo usted lo tiene: nadie puede volver a enviárselo, y quien lo tenga puede leer y cambiar sus respuestas.",
    help: "Para seguir más tarde o cambiar sus respuestas necesita este código o la dirección de esta página. Solo usted lo tiene: anótelo o guarde la dirección. Quien lo tenga puede leer y cambiar sus respuestas.",
    name: "Código de esta papeleta",
  },
  enter: {
    title: "Seguir con su código",
    help: "Escriba el código que se le mostró al empezar. Da igual usar mayúsculas o minúsculas, guiones o espacios.",
    label: "Código",
    button: "Abrir mis respuestas",
    wrong:
      "Este código no abre nada aquí. Tiene 24 letras y cifras; compárelo signo por signo. Si aún no ha empezado, abra el enlace de su invitación.",
    link: "Ya empecé y tengo un código",
  },
  used: {
    title: "Esta invitación ya se ha utilizado",
    text: "Alguien ha empezado con ella, y la papeleta por la que se cambió no está unida a ella. Si fue usted, siga con su código: estaba encima del botón con el que empezó. Sin el código nadie puede volver a encontrar la papeleta, pero lo que se guardó en ella cuenta.",
  },
  comeBack:
    "Vuelva cuando le convenga, en cualquier dispositivo, con su código o la dirección de su papeleta.",
  mail: {
    invitation:
      "Esta encuesta es anónima. El enlace de arriba sirve una sola vez: le muestra un código, y con ese código puede seguir más tarde, en cualquier dispositivo.",
    reminder:
      "Esta encuesta es anónima. Si ya ha respondido, no tiene que hacer nada más: nadie puede saber quién lo ha hecho, por eso este mensaje llega también a algunas personas que ya respondieron. Si ha empezado y quiere seguir, use el código que se le mostró; el enlace de arriba sirve una sola vez.",
  },
};

const arabic: AnonymousWords = {
  language: "ar",
  exchange:
    "عندما تبدأ تُسجَّل دعوتك على أنها استُخدمت، وتحصل على ورقة إجابة لا يربطها بها ولا بك شيء. ولا يستطيع أحد أن يرسل إليك هذه الورقة مرة أخرى.",
  begin: "ابدأ من دون ذكر هويتك",
  code: {
    title: "رمزك",
    offered:
      "اكتبه قبل أن تبدأ. به تتابع لاحقًا من أي جهاز، حتى لو انقطع الاتصال بعد البدء مباشرة. هو لديك وحدك: لا يستطيع أحد أن يرسله إليك مرة أخرى، ومن كان لديه يستطيع قراءة إجاباتك وتعديلها.",
    help: "لكي تتابع لاحقًا أو تعدّل إجاباتك تحتاج إلى هذا الرمز أو إلى عنوان هذه الصفحة. هو لديك وحدك: اكتبه أو احتفظ بالعنوان. ومن كان لديه الرمز يستطيع قراءة إجاباتك وتعديلها.",
    name: "رمز هذه الورقة",
  },
  enter: {
    title: "المتابعة بالرمز",
    help: "اكتب الرمز الذي عُرض عليك عند البدء. لا فرق بين الحروف الكبيرة والصغيرة، ولا أثر للشرطات والمسافات.",
    label: "الرمز",
    button: "افتح إجاباتي",
    wrong:
      "هذا الرمز لا يفتح شيئًا هنا. يتكون الرمز من 24 حرفًا ورقمًا، ويُرجى مقارنته علامةً علامة. وإن لم تكن قد بدأت بعد فافتح رابط دعوتك بدلًا من ذلك.",
    link: "بدأتُ من قبل ولدي رمز",
  },
  used: {
    title: "استُخدمت هذه الدعوة من قبل",
    text: "بدأ أحدهم بهذه الدعوة، والورقة التي استُبدلت بها غير مرتبطة بها. إن كنت أنت من بدأ فتابع برمزك، وقد كان ظاهرًا فوق الزر الذي بدأت به. من دون الرمز لا يستطيع أحد العثور على الورقة من جديد، لكن ما حُفظ فيها يُحتسب.",
  },
  comeBack: "عد متى ناسبك ذلك، من أي جهاز، برمزك أو بعنوان ورقتك.",
  mail: {
    invitation:
      "هذا الاستطلاع لا تُعرف فيه هوية المشاركين. الرابط أعلاه يُستخدم مرة واحدة: يُظهر لك رمزًا، وبهذا الرمز تستطيع المتابعة لاحقًا من أي جهاز.",
    reminder:
      "هذا الاستطلاع لا تُعرف فيه هوية المشاركين. إن كنت قد أجبت فلا حاجة إلى فعل شيء آخر: لا يستطيع أحد معرفة من أجاب، ولذلك تصل هذه الرسالة أيضًا إلى بعض من أجابوا. وإن كنت قد بدأت وتريد المتابعة فاستخدم الرمز الذي عُرض عليك، فالرابط أعلاه يُستخدم مرة واحدة فقط.",
  },
};

const byLanguage = new Map(
  [english, german, french, dutch, spanish, arabic].map((words) => [words.language, words]),
);

/** Words in a language, in its main form where there are none of a region; English where it is not spoken. */
export const anonymousWords = (language: string): AnonymousWords =>
  byLanguage.get(language) ?? byLanguage.get(language.split("-")[0] ?? "") ?? english;
