import type { Words } from "./words.ts";

export const german: Words = {
  language: "de",
  begin: {
    duration: (minutes) => `Dauert etwa ${minutes}.`,
    openUntil: (closes) => `Geöffnet bis ${closes}.`,
    anyDevice:
      "Sie können nach jeder Seite aufhören. Was gespeichert ist, bleibt, und derselbe Link führt Sie auf jedem Gerät dorthin zurück.",
    yourAnswers: "Was mit Ihren Antworten geschieht",
    more: "Mehr über Ihre Antworten",
    button: "Beginnen",
    welcomeBack: "Willkommen zurück",
    pagesDone: (done, all) => `${done} von ${all} Seiten sind fertig.`,
    continue: "Weitermachen",
    completed: "Ihre Antworten sind da. Vielen Dank.",
    changeUntil: (closes) => `Sie können sie bis ${closes} ändern.`,
    change: "Meine Antworten noch einmal ansehen",
    toReview: "Prüfen und abschließen",
    pages: "Seiten",
  },
  page: {
    progress: (page, pages) => `Seite ${page} von ${pages}`,
    title: (page) => `Seite ${page}`,
    next: "Weiter",
    back: "Zurück",
    later: "Speichern und später fertig machen",
    required: "erforderlich",
    chosen:
      "Die Antwort, die Sie in der E-Mail gewählt haben, ist unten angekreuzt. Sie können sie ändern; gespeichert wird sie, wenn Sie weitergehen.",
    savedEarlier:
      "Diese Seite wurde an anderer Stelle gespeichert, nachdem Sie sie geöffnet hatten, vielleicht in einem anderen Fenster oder auf einem anderen Gerät. Es ging nichts verloren: Ihre Eingaben wurden hinzugefügt. Bitte sehen Sie die Seite noch einmal durch.",
    problems: "Bitte sehen Sie sich diese Antworten noch einmal an",
    savedRest: "Alles andere auf dieser Seite ist gespeichert.",
    goOnWithout: "Ohne sie fortfahren",
    error: "Bitte prüfen",
    language: "Sprache",
    clear: "Antwort zurücknehmen",
  },
  question: {
    specials: {
      "not-applicable": "Trifft nicht zu",
      "dont-know": "Weiß ich nicht",
      refused: "Möchte ich nicht sagen",
    },
    choose: "Bitte wählen …",
    otherText: "In eigenen Worten",
    rank: (option) => `Rang für: ${option}`,
    noRank: "–",
    rankHelp: (ranks) => `Vergeben Sie die Ränge 1 bis ${ranks}, jeden einmal. 1 steht an erster Stelle.`,
    sumHelp: (total) => `Verteilen Sie ${total} in ganzen Zahlen, so dass die Summe ${total} ergibt.`,
    chooseBetween: (minimum, maximum) => `Wählen Sie ${minimum} bis ${maximum}.`,
    chooseAtLeast: (minimum) => `Wählen Sie mindestens ${minimum}.`,
    chooseAtMost: (maximum) => `Wählen Sie höchstens ${maximum}.`,
    range: (minimum, maximum) => `Von ${minimum} bis ${maximum}.`,
    atLeast: (minimum) => `${minimum} oder mehr.`,
    atMost: (maximum) => `${maximum} oder weniger.`,
    characters: (maximum) => `Bis zu ${maximum} Zeichen.`,
  },
  review: {
    title: "Prüfen und abschließen",
    allAnswered: "Sie haben alles beantwortet.",
    answered: (answered, all) => `${answered} von ${all} beantwortet`,
    missing: "Diese Antworten werden noch gebraucht",
    blank: "Die übrigen dürfen leer bleiben.",
    finish: "Abschließen",
    finishHelp: "Auch danach können Sie Ihre Antworten noch ändern, bis die Befragung schließt.",
    back: "Zurück",
    nothingYet:
      "Bisher ist nichts beantwortet. Bitte beantworten Sie mindestens eine Frage, bevor Sie abschließen.",
  },
  saved: {
    title: "Gespeichert",
    comeBack:
      "Kommen Sie wieder, wann es Ihnen passt: mit dem Link, den Sie erhalten haben, auf jedem Gerät.",
    continue: "Jetzt weitermachen",
  },
  thanks: { title: "Vielen Dank", text: "Ihre Antworten sind da." },
  colleague: {
    title: (subject) => `${subject} bittet Sie um Ihre Sicht`,
    lead: (subject, organisation) =>
      `${subject} füllt ein Profil zum Service aus oder hat es schon getan, und bittet Sie um dasselbe: vor allem darum, wie Sie ${organisation} sehen.`,
    leadPerson: (subject) => `Wenn Sie zustimmen, sagen Sie auch, wie Sie ${subject} bei der Arbeit sehen.`,
    seenTitle: (subject) => `Was ${subject} sehen wird`,
    seen: ({ subject, minimumRaters }) => [
      `Bis die Befragung schließt, sieht ${subject}, ob Sie zugesagt haben und ob Sie fertig sind. Von Ihren Bewertungen wird nichts gezeigt, bevor die Befragung geschlossen ist.`,
      `Danach sieht ${subject} Ihre Bewertungen nur in Mittelwerten: einem je Kompetenz, und nur, wenn mindestens ${minimumRaters} nicht genannte Kolleginnen und Kollegen sie bewertet haben und deren Bewertungen nicht alle nahe an einem Ende der Skala liegen. Ist das nicht so, wird von Ihnen nichts gezeigt. Erzählen andere ${subject}, wie sie bewertet haben, lässt sich aus einem Mittelwert auf Ihre Bewertung schließen.`,
      `Darf Ihr Name bei Ihren Bewertungen stehen, sieht ${subject} je Kompetenz Ihre Summe mit Ihrem Namen. Bewertungen einzelner Aussagen werden nie gezeigt.`,
      `Sonst bekommt das niemand zu sehen: keine Vorgesetzten, nicht die Leitung des Programms, nicht dessen Beratung. In andere Ergebnisse geht es nicht ein. Was ${subject} anderen zeigt, entscheidet ${subject}.`,
    ],
    kept: ({ operator, retentionMonths }) => [
      "Die Teilnahme ist freiwillig. Gespeichert wird Seite für Seite, und was beim Schließen der Befragung gespeichert ist, zählt, auch wenn Sie nicht abgeschlossen haben. Bis dahin können Sie Ihre Antworten und Ihre Zustimmung ändern oder die Teilnahme beenden; dann werden Ihre Antworten gelöscht.",
      `Ihre Antworten werden ${retentionMonths === 1 ? "einen Monat" : `${retentionMonths} Monate`} nach dem Schließen der Befragung gelöscht.`,
      `Den Server betreibt ${operator}. Wer einen Server betreibt, könnte technisch alles lesen, was darauf gespeichert ist, auch Ihre Antworten.`,
      "Ihr Link öffnet Ihre Antworten. Wer die Nachricht liest, mit der er kam, könnte sie lesen.",
    ],
    choice: "Sie entscheiden",
    ratePerson: (subject) => `Ich bewerte auch, wie ich ${subject} sehe`,
    beNamed: "Mein Name darf bei meinen Bewertungen stehen",
    accept: "Mitmachen",
    decline: "Lieber nicht",
    declineHelp: (subject) =>
      `Gründe müssen Sie nicht nennen. ${subject} sieht nur, dass Sie nicht zur Verfügung stehen.`,
    declined: (subject) =>
      `Sie haben gesagt, dass Sie lieber nicht mitmachen; ${subject} sieht nur, dass Sie nicht zur Verfügung stehen. Wenn Sie es sich anders überlegen, können Sie noch mitmachen.`,
    agreed: "Wozu Sie zugestimmt haben",
    save: "So speichern",
    stop: "Teilnahme beenden",
    stopHelp: "Alles, was Sie hier geantwortet haben, wird sofort gelöscht.",
    view: (subject) => `Wie ich ${subject} sehe`,
    says: (subject, lead) => `${subject} könnte mit Recht sagen: ${lead}`,
  },
  trial:
    "Dies ist ein Probelauf. Was Sie hier antworten, hilft bei der Vorbereitung und geht nicht in die Ergebnisse ein.",
  noCookies: "Diese Seite setzt keine Cookies.",
  closed: {
    title: "Diese Befragung ist geschlossen",
    since: (closed) => `Sie schloss am ${closed}.`,
    complete: "Ihre Antworten sind rechtzeitig angekommen. Vielen Dank.",
    partly: "Die Seiten, die Sie bis dahin gespeichert hatten, sind erhalten.",
    none: "Mit diesem Link waren keine Antworten gespeichert.",
    notStored:
      "Ihre letzte Eingabe kam zu spät und wurde nicht gespeichert. Hier steht sie, falls Sie sie behalten möchten.",
  },
  withdrawn: {
    title: "Dieser Link gilt nicht mehr",
    text: "Die Einladung wurde zurückgezogen. Wenn Sie das für einen Irrtum halten, fragen Sie bei denen nach, die sie geschickt haben.",
  },
  unknown: {
    title: "Dieser Link führt nirgendwohin",
    text: "Prüfen Sie, ob er vollständig ist: Mailprogramme brechen lange Links manchmal um. Wenn Sie mehrere Mails bekommen haben, nehmen Sie den Link aus der neuesten.",
  },
  soon: {
    title: "Noch nicht geöffnet",
    text: "Die Befragung öffnet gleich. Bitte versuchen Sie es in ein paar Minuten noch einmal.",
  },
  tooLarge: {
    title: "Das war zu viel zum Speichern",
    text: "Die gesendete Seite ist größer, als diese Befragung aufnehmen kann. Gehen Sie im Browser zurück, kürzen Sie Ihre Texte und versuchen Sie es noch einmal.",
  },
  tooOften: {
    title: "Bitte warten Sie ein wenig",
    text: "Aus Ihrem Netz wurden zu viele Links versucht, die es nicht gibt. Versuchen Sie es in ein paar Minuten noch einmal.",
  },
  broken: {
    title: "Da ist etwas schiefgegangen",
    text: "Es lag nicht an Ihnen. Ihre letzte Seite wurde vielleicht nicht gespeichert: Gehen Sie im Browser zurück und senden Sie sie noch einmal.",
  },
  problems: {
    required: "Bitte antworten Sie hier.",
    malformed: "Diese Antwort war nicht lesbar. Bitte antworten Sie noch einmal.",
    "unknown-question":
      "Diese Frage gibt es hier nicht. Bitte laden Sie die Seite neu und antworten Sie noch einmal.",
    "unknown-option": "Bitte wählen Sie eine der gezeigten Antworten.",
    "unknown-row":
      "Diese Zeile gibt es hier nicht. Bitte laden Sie die Seite neu und antworten Sie noch einmal.",
    "not-offered": "Diese Antwort wird hier nicht angeboten. Bitte wählen Sie eine der gezeigten.",
    duplicate: "Bitte verwenden Sie jeden Eintrag nur einmal.",
    "too-few": "Bitte wählen Sie mindestens {minimum}; gewählt sind {given}.",
    "too-many": "Bitte wählen Sie höchstens {maximum}; gewählt sind {given}.",
    exclusive:
      "Eine gewählte Antwort schließt alle anderen aus. Bitte wählen Sie entweder diese oder die anderen.",
    "other-without-choice":
      "Sie haben eine eigene Antwort geschrieben. Bitte kreuzen Sie sie auch an oder löschen Sie den Text.",
    "out-of-range": "Bitte wählen Sie einen Wert von {minimum} bis {maximum}.",
    "too-small": "Bitte geben Sie mindestens {minimum} ein.",
    "too-large": "Bitte geben Sie höchstens {maximum} ein.",
    "not-whole": "Bitte geben Sie eine ganze Zahl ein.",
    "too-precise": "Bitte geben Sie höchstens {decimals} Nachkommastellen ein.",
    ranks: "Bitte vergeben Sie alle {ranks} Ränge; bisher sind es {given}.",
    sum: "Die Beträge müssen zusammen {total} ergeben; jetzt sind es {given}.",
    "no-date": "Bitte geben Sie ein Datum ein, das es gibt, zum Beispiel 2026-03-31.",
    "too-early": "Bitte geben Sie ein Datum ab dem {earliest} ein.",
    "too-late": "Bitte geben Sie ein Datum bis zum {latest} ein.",
    "too-long": "Bitte kürzen Sie auf {maximum} Zeichen; jetzt sind es {given}.",
    "control-characters":
      "Dieser Text enthält Zeichen, die nicht gespeichert werden können. Bitte entfernen Sie sie.",
    "not-a-number": "Bitte geben Sie eine Zahl in Ziffern ein.",
    "rank-twice": "Zwei Einträge haben denselben Rang. Bitte vergeben Sie jeden Rang einmal.",
    "two-answers":
      "Sie haben geantwortet und darunter ein Kästchen angekreuzt. Bitte behalten Sie eins von beiden.",
    "saved-elsewhere":
      "Inzwischen anderswo beantwortet: „{saved}“. Das ist gespeichert, was hier steht noch nicht. Gehen Sie weiter, um stattdessen dies zu speichern.",
    "cleared-elsewhere":
      "Inzwischen anderswo zurückgenommen. Was hier steht, ist nicht gespeichert; gehen Sie weiter, um es zu speichern.",
  },
};
