import type { DoorWords } from "./door-words.ts";

export const german: DoorWords = {
  language: "de",
  honest: {
    title: "Zu diesem Zugang",
    link: [
      "Sie kommen ohne Einladung: Mit Ihren Antworten werden nur der Tag gespeichert und dass sie über diese Adresse kamen.",
      "Wer diese Adresse hat, kann antworten, auch mehrmals. Sicherer als das können die Ergebnisse nicht sein.",
    ],
    kiosk: (minutes) => [
      "Mit Ihren Antworten werden nur der Tag gespeichert und dass sie von diesem Gerät kamen.",
      "Hier wird Ihnen kein Code gezeigt: Sobald Sie abgeschlossen oder verlassen haben, kann niemand Ihre Antworten mehr öffnen oder ändern, auch Sie nicht.",
      "Wer hier steht, kann antworten, auch mehrmals. Sicherer als das können die Ergebnisse nicht sein.",
      `Andere können den Bildschirm sehen, während Sie antworten. Schließen Sie ab oder wählen Sie „Verlassen“, bevor Sie gehen: Nach ${minutes} ohne Berührung vergisst dieses Gerät Sie von selbst.`,
    ],
    cards: [
      "Mit Ihren Antworten werden nur der Tag gespeichert und dass sie mit einer Karte kamen oder, wo mindestens zehn Menschen sie teilen, die Abteilung, für die Ihre Karte ist.",
      "Mit jeder Karte kann eine Person einmal antworten. Wer die Karten verteilt hat, weiß vielleicht, wer eine bekommen hat, aber nicht welche, wenn sie gemischt wurden. Ihr Code wird nicht mit Ihren Antworten gespeichert.",
    ],
  },
  card: {
    label: "Code auf Ihrer Karte",
    help: "Zehn Buchstaben und Ziffern. Groß- und Kleinschreibung, Leerzeichen und Striche spielen keine Rolle.",
    unknown: "Diesen Code hat keine Karte. Vergleichen Sie ihn Zeichen für Zeichen mit Ihrer Karte.",
    used: "Diese Karte wurde schon benutzt. Um begonnene Antworten fortzusetzen, verwenden Sie die Adresse oder den Code, die Sie am Anfang bekommen haben.",
    ended: "Diese Karte gilt nicht mehr. Bitten Sie um eine andere, wo Sie sie bekommen haben.",
    goOn: "Begonnene Antworten fortsetzen",
  },
  shut: {
    title: "Dieser Zugang ist geschlossen",
    text: "Hier kann zurzeit niemand beginnen. Wenn Sie schon begonnen haben, gelten die Adresse oder der Code, die Sie bekommen haben, bis die Umfrage endet.",
  },
  soon: {
    title: "Noch nicht geöffnet",
    text: "Die Umfrage hat noch nicht begonnen. Bitte kommen Sie später wieder.",
  },
  enough: {
    title: "Es sind genug Antworten da",
    text: "So viele Menschen haben geantwortet, wie gebraucht werden. Danke, dass Sie teilnehmen wollten.",
  },
  unknown: {
    title: "Unter dieser Adresse ist nichts",
    text: "Vergleichen Sie sie Zeichen für Zeichen mit der Karte oder dem Plakat.",
  },
  slowed: {
    title: "Bitte warten Sie ein wenig",
    text: "Aus Ihrem Netz wurden zu viele Codes versucht, die es nicht gibt. Ein richtiger Code gilt weiter; andere können Sie in einigen Minuten wieder versuchen.",
  },
  kiosk: {
    start: "Beginnen",
    leave: "Verlassen",
    left: "Was Sie abgeschickt haben, bleibt und zählt. Was auf einer nicht abgeschickten Seite steht, ist weg.",
    cookie: (minutes) =>
      `Ein Cookie merkt sich auf diesem Gerät, wo Sie sind. Es wird gelöscht, wenn Sie abschließen oder verlassen, oder nach ${minutes} ohne Berührung.`,
    hurry: (minutes) => `Diese Seite gilt ${minutes}. Schicken Sie sie vorher ab.`,
    still: "Sind Sie noch da?",
    stay: "Ja, weiter",
    again: "Dieses Gerät beginnt gleich von vorn, für die nächste Person.",
    next: "Jetzt von vorn beginnen",
  },
  poster: {
    headline: (organisation) => `Wie sehen Sie den Service von ${organisation}?`,
    text: "Sagen Sie es uns in wenigen Minuten, ohne Ihren Namen.",
    scan: "Richten Sie Ihre Kamera hierher, oder öffnen Sie diese Adresse:",
    until: (closes) => `Offen bis ${closes}`,
    answers: (minimumGroup) =>
      `Ihre Antworten werden ohne Ihren Namen gespeichert. Gezeigt werden nur Zahlen von Gruppen ab ${minimumGroup} Personen.`,
    code: (address) => `QR-Code mit der Adresse ${address}`,
  },
  sheet: {
    title: "Für alle, die Karten verteilen",
    steps: [
      "Schneiden Sie die Karten an den Marken und mischen Sie sie verdeckt. Dann weiß niemand, auch Sie nicht, wer welchen Code hat.",
      "Geben Sie jeder Person eine, und schreiben Sie keine Codes auf. Sie wissen dann, wer eine Karte bekam, aber nicht, was geantwortet wurde.",
      "Jede Karte gilt einmal. Wer mehrere hat, könnte mehrmals antworten: Zählen Sie, was Sie ausgeben.",
      "Diese Codes können nicht noch einmal gedruckt werden. Beenden Sie übrige oder verlorene auf der Seite mit den Zugängen der Umfrage, und machen Sie neue.",
    ],
    invites: (organisation) => `${organisation} möchte wissen, wie Sie den Service sehen.`,
    code: "Ihr Code",
    open: "Öffnen Sie diese Adresse, oder richten Sie die Kamera auf das Quadrat:",
    once: "Gilt einmal. Wird nicht mit Ihren Antworten gespeichert.",
  },
};
