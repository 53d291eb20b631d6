import type { Door } from "./use-doors.ts";

/** Kinds of doors, as those who run a programme read of them. */
export const kindWords: Record<
  Door["kind"],
  { name: string; description: string; cannot: string; answers: string }
> = {
  link: {
    name: "Open link",
    description: "An address and a QR code for a poster, an intranet page or a newsletter.",
    cannot:
      "It can't stop anybody who has the address from answering, or from answering more than once. The figures can't be surer than that.",
    answers: "ballots came through it",
  },
  kiosk: {
    name: "Kiosk",
    description:
      "A tablet that stands somewhere: it begins again after each person and forgets the last one.",
    cannot:
      "It can't stop anybody from answering twice, nor others from seeing the screen. Turn it away from passers-by, and use the tablet's own kiosk mode so that nobody gets at its browser. The address works on other devices, too: don't hand it around.",
    answers: "ballots came through it",
  },
  cards: {
    name: "Access cards",
    description: "Printed cards with a code each, which works once: for a team without e-mail.",
    cannot:
      "Whoever hands cards out knows who got one. Only shuffled cards keep from them which one that was, and nothing stops somebody who holds several from using them all.",
    answers: "cards were used",
  },
};
