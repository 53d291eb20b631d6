/** What doors say, in one language. */
export interface DoorWords {
  language: string;
  /** What is stored of whoever comes through a door, and what it can't prevent: said before anybody begins. */
  honest: {
    title: string;
    link: readonly string[];
    /** @param minutes e.g. "3 minutes" */
    kiosk(minutes: string): readonly string[];
    cards: readonly string[];
  };
  card: {
    label: string;
    help: string;
    unknown: string;
    used: string;
    ended: string;
    /** Leads whoever has begun to where their own code is typed. */
    goOn: string;
  };
  /** A door that lets nobody in. */
  shut: { title: string; text: string };
  soon: { title: string; text: string };
  /** As many answers as were wanted are in. */
  enough: { title: string; text: string };
  /** An address that leads nowhere. */
  unknown: { title: string; text: string };
  slowed: { title: string; text: string };
  kiosk: {
    start: string;
    /** Under the questions: ends one's own visit. */
    leave: string;
    left: string;
    /** In place of "sets no cookies". */
    cookie(minutes: string): string;
    /** Without scripts a page lasts only so long. */
    hurry(minutes: string): string;
    still: string;
    stay: string;
    /** On the last page. */
    again: string;
    next: string;
  };
  poster: {
    headline(organisation: string): string;
    text: string;
    scan: string;
    until(closes: string): string;
    answers(minimumGroup: number): string;
    /** What a picture of a code is, for those who can't see it. */
    code(address: string): string;
  };
  sheet: {
    title: string;
    /** For whoever hands the cards out. */
    steps: readonly string[];
    invites(organisation: string): string;
    code: string;
    open: string;
    once: string;
  };
}
