/** A square of modules as an SVG path, and its side in the path's units. */
export interface PrintedCode {
  path: string;
  side: number;
  /** The picture in words. */
  alt: string;
}

/** A page that hangs on a wall: what it is about, a code to scan and the address in letters. */
export interface PosterBlock {
  kind: "poster";
  organisation: string;
  headline: string;
  text: string;
  scan: string;
  code: PrintedCode;
  address: string;
  until: string | null;
  answers: string;
}

/** Cards to cut out, ten a page, after a page for whoever hands them out. */
export interface CardsBlock {
  kind: "cards";
  sheet: { title: string; about: string; steps: string[] };
  invites: string;
  codeLabel: string;
  open: string;
  address: string;
  once: string;
  cards: { code: string; picture: PrintedCode }[];
}
