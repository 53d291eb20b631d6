import type { Report } from "#document/report.ts";
import { breakable, longDate, shortened } from "#understand/profile/wording.ts";
import { type Clauses, clausesInWords } from "./clauses.ts";

/** What a printed contract is made from. */
export interface ContractReportSource {
  /** Whose it is. */
  name: string;
  organisation: string;
  clauses: Clauses;
  supporters: readonly string[];
  signatures: readonly { name: string; on: string; isOwner: boolean }[];
  /** Of the version; 0 where nothing is signed. */
  version: number;
  /** ISO dates; the first day is null where nothing is signed. */
  beginsOn: string | null;
  date: string;
}

/** Lines to write on where a clause is empty, clause by clause. */
const emptyLines = [3, 3, 1, 2, 2, 3, 2, 1];

/** The contract on paper: its clauses, with lines where one is empty, and places to sign. */
export function contractReport(source: ContractReportSource): Report {
  const { name, organisation, clauses, supporters, signatures, version, beginsOn, date } = source;
  const span =
    beginsOn === null
      ? `Not signed yet. Last day: ${longDate(clauses.endsOn)}.`
      : `From ${longDate(beginsOn)} to ${longDate(clauses.endsOn)}.${version > 1 ? ` Version ${version}.` : ""}`;
  const owner = signatures.find(({ isOwner }) => isOwner);
  const others = signatures.filter(({ isOwner }) => !isOwner);
  const signed = (signature: { name: string; on: string } | undefined) =>
    signature ? { name: breakable(signature.name), on: longDate(signature.on) } : null;
  const supportLines = others.length > 0 ? others : [undefined];
  return {
    language: "en",
    layout: "sheet",
    title: "My contract for change",
    subject: breakable(name),
    shortSubject: shortened(name, 60),
    date,
    labels: { contents: "Contents", page: "Page", logo: "Logo" },
    cover: {
      kicker: organisation,
      facts: [],
      notice: `This contract belongs to ${shortened(name, 60)}. It is shown to nobody but those named in it, and is no basis for appraisal, pay or ranking.`,
    },
    blocks: [
      { kind: "paragraph", style: "note", text: span },
      {
        kind: "form",
        clauses: clausesInWords(clauses, supporters, "whole", longDate).map(({ title, lines }, index) => ({
          title,
          help: "",
          entries: lines.map(breakable),
          answers: lines.length === 0 ? (emptyLines[index] ?? 1) : 0,
        })),
        signatures: ["My signature", ...supportLines.map(() => "Support person")],
        signed: [signed(owner), ...supportLines.map(signed)],
      },
    ],
  };
}
