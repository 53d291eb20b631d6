/** A questionnaire to fill in with a pen, printed once for each sheet number. */
export interface PaperQuestionnaire {
  kind: "paper";
  /** As they are printed; one empty text prints a specimen. */
  sheets: string[];
  organisation: string;
  title: string;
  introduction: string;
  howTo: string[];
  /** Where and until when it is handed in. */
  handIn: string[];
  promise: { title: string; paragraphs: string[] };
  required: string;
  end: string;
  labels: { sheet: string; page: string; specimen: string };
  parts: PaperPart[];
}

interface Box {
  /** What is typed where it is ticked. */
  code: string;
  label: string;
}

export type PaperPart =
  | { kind: "section"; title: string; introduction: string; condition: string | null }
  | {
      kind: "question";
      /** Empty for a statement. */
      number: string;
      text: string;
      help: string;
      isRequired: boolean;
      /** Whether it takes so little room that it isn't divided between pages. */
      isShort: boolean;
      condition: string | null;
      instruction: string;
      body: PaperBody[];
    };

export type PaperBody =
  /** Boxes below one another; `line` is what the last but the special ones is completed by. */
  | { kind: "boxes"; boxes: Box[]; line: string | null }
  /** Boxes beside one another, each with its label or only the ends named. */
  | { kind: "scale"; boxes: Box[]; ends: string[] | null; specials: Box[] }
  /** A row of boxes each line; the head comes again on every page. */
  | { kind: "grid"; columns: Box[]; key: Box[]; rows: { letter: string; text: string; isGroup: boolean }[] }
  /** A few figures beside each line. */
  | {
      kind: "blanks";
      rows: { letter: string; text: string }[];
      places: number;
      total: { label: string; value: string } | null;
    }
  | { kind: "blank"; places: number; unit: string }
  | { kind: "date"; labels: string[] }
  | { kind: "lines"; lines: number }
  | { kind: "apart"; label: string; boxes: Box[] };
