import { type XmlReader, xmlReader } from "../xml.ts";

/** A row of one of LimeSurvey's tables: fields that are null in the database are absent. */
export type LimeSurveyRow = Readonly<Record<string, string>>;

/** A file as LimeSurvey exports it: one table after the other. */
export interface LimeSurveyDocument {
  /** "Survey", "Responses" … */
  type: string;
  /** Of the database that it comes from: 177 is of 2012, 366 of 2019, 606 of 2023. */
  version: number;
  languages: string[];
  tables: Map<string, LimeSurveyRow[]>;
}

const mostRows = 500_000;

/** Reads a survey in pieces; `end` answers null where the document is none of LimeSurvey's. */
export function limeSurveyReader(): { write(piece: string): void; end(): LimeSurveyDocument | null } {
  const document: LimeSurveyDocument = { type: "", version: 0, languages: [], tables: new Map() };
  let rows = 0;
  let root = "";
  const reader = tableReader({
    root(name) {
      root = name;
    },
    head(name, text) {
      if (name === "LimeSurveyDocType") document.type = text;
      else if (name === "DBVersion") document.version = Number.parseInt(text, 10) || 0;
      else if (name === "language") document.languages.push(text);
    },
    fields() {},
    row(table, row) {
      if (++rows > mostRows) throw new RangeError("more rows than a survey has");
      const known = document.tables.get(table);
      if (known === undefined) document.tables.set(table, [row]);
      else known.push(row);
    },
  });
  return {
    write: reader.write,
    end() {
      reader.end();
      return root === "document" && document.type !== "" ? document : null;
    },
  };
}

/** What a document of tables says, in its order. */
interface TableReading {
  root(name: string): void;
  /** A text outside of tables: the type, the version, each language. */
  head(name: string, text: string): void;
  /** Names of a table's fields, before its rows. */
  fields(table: string, names: readonly string[]): void;
  row(table: string, row: LimeSurveyRow): void;
}

/** Reads `<table><fields>…</fields><rows><row><field>…`, whatever the tables are. */
export function tableReader(reading: TableReading): XmlReader {
  const path: string[] = [];
  let text: string[] = [];
  let fields: string[] = [];
  let row: Record<string, string> = {};
  return xmlReader({
    open(name) {
      path.push(name);
      if (text.length > 0) text = [];
      if (path.length === 1) reading.root(name);
      else if (path.length === 3 && name === "fields") fields = [];
      else if (path.length === 4 && name === "row") row = Object.create(null) as Record<string, string>;
    },
    text(piece) {
      text.push(piece);
    },
    close(name) {
      const depth = path.length;
      const table = path[1] ?? "";
      const part = path[2];
      path.pop();
      if (depth === 5 && part === "rows") row[name] = text.length === 1 ? (text[0] ?? "") : text.join("");
      else if (depth === 4 && part === "rows" && name === "row") reading.row(table, row);
      else if (depth === 4 && part === "fields") fields.push(text.join("").trim());
      else if (depth === 3 && name === "fields") reading.fields(table, fields);
      else if (depth <= 3 && text.length > 0) reading.head(name, text.join("").trim());
      text = [];
    },
  });
}
