import type { DoorWords } from "./door-words.ts";

export const english: DoorWords = {
  language: "en",
  honest: {
    title: "About this way in",
    link: [
      "You come without an invitation: with your answers are stored only the day and that they came by this address.",
      "Anybody who has this address can answer, and more than once. The results can't be surer than that.",
    ],
    kiosk: (minutes) => [
      "With your answers are stored only the day and that they came from this kiosk.",
      "You are shown no code here: once you have finished or left, nobody can open or change your answers any more, not even you.",
      "Anybody who stands here can answer, and more than once. The results can't be surer than that.",
      `Others may see the screen while you answer. Finish or choose “Leave” before you walk away: after ${minutes} without a touch this device forgets you by itself.`,
    ],
    cards: [
      "With your answers are stored only the day and that they came with a card or, where at least ten people share it, the department that your card is for.",
      "Each card lets one person answer once. Whoever handed the cards out may know who got one, but not which one if they were shuffled. Your code isn't stored with your answers.",
    ],
  },
  card: {
    label: "Code on your card",
    help: "Ten letters and digits. Capitals, blanks and hyphens don't matter.",
    unknown: "No card has this code. Compare it with your card, letter by letter.",
    used: "This card has been used. To go on with answers that you have begun, use the address or the code that you were given when you began.",
    ended: "This card is no longer valid. Ask whoever gave it to you for another one.",
    goOn: "Go on with answers that you have begun",
  },
  shut: {
    title: "This way in is closed",
    text: "Nobody can begin here at the moment. If you have begun already, the address or the code that you were given goes on working until the survey closes.",
  },
  soon: { title: "Not open yet", text: "The survey has not opened. Please come back later." },
  enough: {
    title: "Enough answers are in",
    text: "As many people as were asked for have answered. Thank you for wanting to take part.",
  },
  unknown: {
    title: "There is nothing at this address",
    text: "Compare it with the card or the poster that you have it from, letter by letter.",
  },
  slowed: {
    title: "Please wait a little",
    text: "Too many codes that don't exist were tried from your network. A right code still works; try others again in a few minutes.",
  },
  kiosk: {
    start: "Start",
    leave: "Leave",
    left: "What you have sent stays and counts. What stands on a page that you haven't sent is gone.",
    cookie: (minutes) =>
      `A cookie keeps your place on this device. It is deleted when you finish or leave, or after ${minutes} without a touch.`,
    hurry: (minutes) => `This page lasts ${minutes}. Send it before that time is over.`,
    still: "Are you still there?",
    stay: "Yes, go on",
    again: "This device is about to begin again for the next person.",
    next: "Begin again now",
  },
  poster: {
    headline: (organisation) => `How do you see the service of ${organisation}?`,
    text: "Tell us in a few minutes, without giving your name.",
    scan: "Point your camera here, or open this address:",
    until: (closes) => `Open until ${closes}`,
    answers: (minimumGroup) =>
      `Your answers are stored without your name. Only figures of groups of at least ${minimumGroup} people are shown.`,
    code: (address) => `QR code with the address ${address}`,
  },
  sheet: {
    title: "For whoever hands the cards out",
    steps: [
      "Cut the cards along the marks and shuffle them face down. Then nobody, you included, knows who has which code.",
      "Give one to each person, and write down no codes. Whoever is given a card is known to you; what they answer is not.",
      "Each card works once. Whoever has several could answer several times: count what you hand out.",
      "These codes can't be printed again. End the ones that are left or lost on the page of the campaign's doors, and make new ones.",
    ],
    invites: (organisation) => `${organisation} would like to know how you see its service.`,
    code: "Your code",
    open: "Open this address, or point your camera at the square:",
    once: "Works once. It isn't stored with your answers.",
  },
};
