import type { CardsBlock, PosterBlock, PrintedCode } from "#document/handout.ts";
import type { Report } from "#document/report.ts";
import { closingText } from "../campaigns/texts.ts";
import { type DoorKind, doorPath, type Poster, printedCode } from "./door.ts";
import { qrCodeOf, qrPath, quietZone } from "./qr-code.service.ts";
import { doorWords } from "./words/catalogue.ts";

/** What posters and cards say of a door and its campaign. */
export interface DoorToPrint {
  kind: DoorKind;
  name: string;
  address: string;
  poster: Poster;
  organisation: string;
  minimumGroup: number;
  closesAt: Date | null;
  timeZone: string;
}

interface Printing {
  /** The site's address, e.g. "https://loop.example.org". */
  origin: string;
  language: string;
  /** ISO day. */
  date: string;
}

/** An address without what browsers add by themselves. */
const spoken = (address: string): string => address.replace(/^https?:\/\//, "");

function pictureOf(address: string, alt: string): PrintedCode {
  const code = qrCodeOf(address);
  return { path: qrPath(code), side: code.length + 2 * quietZone, alt };
}

const handout = (
  { language, date }: Printing,
  title: string,
  paper: "a4" | "a3",
  block: PosterBlock | CardsBlock,
): Report => ({
  language,
  layout: "bare",
  paper,
  title,
  subject: title,
  shortSubject: title,
  date,
  cover: { kicker: "", facts: [], notice: "" },
  labels: { contents: "", page: "", logo: "Logo" },
  blocks: [block],
});

/** A poster with a door's address and code. */
export function posterReport(door: DoorToPrint, printing: Printing & { paper: "a4" | "a3" }): Report {
  const { language, origin, paper } = printing;
  const { poster: words } = doorWords(language);
  const own = door.poster[language];
  const headline = own?.headline.trim() || words.headline(door.organisation);
  const address = `${origin}${doorPath(door.kind, door.address)}`;
  return handout(printing, headline, paper, {
    kind: "poster",
    organisation: door.organisation,
    headline,
    text: own?.text.trim() || words.text,
    scan: words.scan,
    code: pictureOf(address, words.code(spoken(address))),
    address: spoken(address),
    until: door.closesAt && words.until(closingText(door.closesAt, language, door.timeZone)),
    answers: words.answers(door.minimumGroup),
  });
}

/** Cards with a code each, after a page for whoever hands them out. */
export function cardsReport(
  door: DoorToPrint,
  { team, codes }: { team: string; codes: readonly string[] },
  printing: Printing,
): Report {
  const { sheet, poster } = doorWords(printing.language);
  const address = `${printing.origin}${doorPath(door.kind, door.address)}`;
  return handout(printing, `${sheet.title}: ${team}`, "a4", {
    kind: "cards",
    sheet: { title: sheet.title, about: `${team} · ${codes.length}`, steps: [...sheet.steps] },
    invites: sheet.invites(door.organisation),
    codeLabel: sheet.code,
    open: sheet.open,
    address: spoken(address),
    once: sheet.once,
    cards: codes.map((code) => ({
      code: printedCode(code),
      picture: pictureOf(`${address}?code=${printedCode(code)}`, poster.code(spoken(address))),
    })),
  });
}
