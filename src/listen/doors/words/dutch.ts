import type { DoorWords } from "./door-words.ts";

export const dutch: DoorWords = {
  language: "nl",
  honest: {
    title: "Over deze ingang",
    link: [
      "U komt zonder uitnodiging: bij uw antwoorden worden alleen de dag bewaard en dat ze via dit adres kwamen.",
      "Iedereen die dit adres heeft, kan antwoorden, ook meer dan eens. Zekerder dan dat kunnen de resultaten niet zijn.",
    ],
    kiosk: (minutes) => [
      "Bij uw antwoorden worden alleen de dag bewaard en dat ze van dit apparaat kwamen.",
      "U krijgt hier geen code te zien: zodra u hebt afgerond of verlaten, kan niemand uw antwoorden nog openen of wijzigen, ook u niet.",
      "Iedereen die hier staat, kan antwoorden, ook meer dan eens. Zekerder dan dat kunnen de resultaten niet zijn.",
      `Anderen kunnen het scherm zien terwijl u antwoordt. Rond af of kies ‘Verlaten’ voordat u weggaat: na ${minutes} zonder aanraking vergeet dit apparaat u vanzelf.`,
    ],
    cards: [
      "Bij uw antwoorden worden alleen de dag bewaard en dat ze met een kaart kwamen of, waar minstens tien mensen die delen, de afdeling waarvoor uw kaart is.",
      "Met elke kaart kan één persoon één keer antwoorden. Wie de kaarten uitdeelde, weet misschien wie er een kreeg, maar niet welke als ze geschud zijn. Uw code wordt niet bij uw antwoorden bewaard.",
    ],
  },
  card: {
    label: "Code op uw kaart",
    help: "Tien letters en cijfers. Hoofdletters, spaties en streepjes maken niet uit.",
    unknown: "Geen enkele kaart heeft deze code. Vergelijk hem teken voor teken met uw kaart.",
    used: "Deze kaart is al gebruikt. Om verder te gaan met antwoorden die u begonnen bent, gebruikt u het adres of de code die u aan het begin kreeg.",
    ended: "Deze kaart is niet meer geldig. Vraag een andere aan wie hem u gaf.",
    goOn: "Verdergaan met begonnen antwoorden",
  },
  shut: {
    title: "Deze ingang is gesloten",
    text: "Op dit moment kan hier niemand beginnen. Als u al begonnen bent, blijft het adres of de code die u kreeg geldig tot de enquête sluit.",
  },
  soon: { title: "Nog niet open", text: "De enquête is nog niet begonnen. Kom later terug." },
  enough: {
    title: "Er zijn genoeg antwoorden",
    text: "Zoveel mensen als nodig was hebben geantwoord. Dank u dat u wilde meedoen.",
  },
  unknown: {
    title: "Op dit adres is niets",
    text: "Vergelijk het teken voor teken met de kaart of de poster.",
  },
  slowed: {
    title: "Even geduld",
    text: "Vanaf uw netwerk zijn te veel codes geprobeerd die niet bestaan. Een juiste code blijft werken; probeer andere over een paar minuten opnieuw.",
  },
  kiosk: {
    start: "Beginnen",
    leave: "Verlaten",
    left: "Wat u verstuurd hebt, blijft en telt. Wat op een niet verstuurde pagina stond, is weg.",
    cookie: (minutes) =>
      `Een cookie onthoudt op dit apparaat waar u bent. Het wordt gewist als u afrondt of weggaat, of na ${minutes} zonder aanraking.`,
    hurry: (minutes) => `Deze pagina blijft ${minutes} staan. Verstuur haar voor die tijd.`,
    still: "Bent u er nog?",
    stay: "Ja, verder",
    again: "Dit apparaat begint zo opnieuw voor de volgende persoon.",
    next: "Nu opnieuw beginnen",
  },
  poster: {
    headline: (organisation) => `Hoe ziet u de service van ${organisation}?`,
    text: "Vertel het ons in een paar minuten, zonder uw naam.",
    scan: "Richt uw camera hierop, of open dit adres:",
    until: (closes) => `Open tot ${closes}`,
    answers: (minimumGroup) =>
      `Uw antwoorden worden zonder uw naam bewaard. Alleen cijfers van groepen van minstens ${minimumGroup} mensen worden getoond.`,
    code: (address) => `QR-code met het adres ${address}`,
  },
  sheet: {
    title: "Voor wie de kaarten uitdeelt",
    steps: [
      "Knip de kaarten langs de tekens en schud ze met de code naar beneden. Dan weet niemand, ook u niet, wie welke code heeft.",
      "Geef iedereen er een en schrijf geen codes op. U weet dan wie een kaart kreeg, maar niet wat er geantwoord is.",
      "Elke kaart werkt één keer. Wie er meer heeft, zou vaker kunnen antwoorden: tel wat u uitdeelt.",
      "Deze codes kunnen niet opnieuw worden afgedrukt. Beëindig wat over of kwijt is op de pagina met de ingangen van de enquête, en maak nieuwe.",
    ],
    invites: (organisation) => `${organisation} wil graag weten hoe u de service ziet.`,
    code: "Uw code",
    open: "Open dit adres, of richt de camera op het vierkant:",
    once: "Werkt één keer. Wordt niet bij uw antwoorden bewaard.",
  },
};
