import { isEmail, isLonger, longest, plain, singleSpaced } from "../person-text.ts";
import type { ColumnField, FileColumn } from "./customer-columns.ts";
import { readRoles } from "./stakeholder-roles.ts";

/** What is wrong with a row, in words that say what to do. */
export interface RowProblem {
  /** As spreadsheets count: the header is row 1. */
  row: number;
  reason: string;
}

/** Rows of a file as they were read: the row's number, then its cells. */
export interface ImportPart {
  rows: { row: number; cells: string[] }[];
  problems: RowProblem[];
}

/** The account as a row tells it; null where a cell is empty. */
export interface FileAccount {
  number: string | null;
  name: string | null;
  segment: string | null;
  region: string | null;
  /** A staff number, an e-mail address or a name, as it is in the file. */
  manager: string | null;
}

/** A usable row. Null where a cell is empty or the file has no such column. */
export interface CustomerRow {
  row: number;
  number: string | null;
  /** What stands in for a name is told apart: it never replaces one that is known. */
  name: string;
  hasName: boolean;
  email: string | null;
  language: string | null;
  roles: string[];
  segment: string | null;
  region: string | null;
  /** Told not to be surveyed. */
  noContact: boolean;
  /** By the columns' names, without empty ones. */
  attributes: Record<string, string>;
  account: FileAccount | null;
  /** Fields whose cell can't be used: what is known stays. */
  leftOut: ColumnField[];
}

type Report = (reason: string) => void;
const yes = new Set(["1", "true", "yes", "y", "x", "ja", "j", "wahr", "oui", "sí", "si"]);

/** Reads a row by what its columns are taken for; null where it can't be used. Every reason is reported. */
export function readRow(
  { row, cells }: ImportPart["rows"][number],
  columns: readonly FileColumn[],
  report: Report,
): CustomerRow | null {
  const texts = new Map<ColumnField, string>();
  const attributes: Record<string, string> = {};
  const leftOut: ColumnField[] = [];
  for (const [index, { name, field }] of columns.entries()) {
    const value =
      field === "customer-number" || field === "account-number"
        ? plain(cells[index] ?? "")
        : singleSpaced(cells[index] ?? "");
    if (field === "ignored" || value === "") continue;
    const most = field.endsWith("-number") ? longest.id : longest.text;
    if (isLonger(value, most) || /\p{Cc}/u.test(value)) {
      report(
        `“${name}” left out: the cell has ${isLonger(value, most) ? `over ${most} characters. Shorten it` : "a line break or another invisible character. Remove it"}.`,
      );
      if (field === "customer-number" || field === "account-number" || field === "account-name") return null;
      leftOut.push(field);
    } else if (field === "attribute") attributes[name] = value;
    else texts.set(field, value);
  }
  const email = readEmail(texts.get("email") ?? null, report, leftOut);
  const number = texts.get("customer-number") ?? null;
  const told =
    texts.get("name") ??
    ([texts.get("first-name"), texts.get("last-name")].filter(Boolean).join(" ") || null);
  const account = accountOf(texts);
  if (!isRecognisable(number, email, told, account, report)) return null;
  return {
    row,
    number,
    name: told ?? email ?? number ?? "",
    hasName: told !== null,
    email,
    language: readLanguage(texts.get("language") ?? null, report, leftOut),
    roles: readRoles(texts.get("roles") ?? "", (reason) => {
      report(reason);
      leftOut.push("roles");
    }),
    segment: texts.get("segment") ?? null,
    region: texts.get("region") ?? null,
    noContact: yes.has((texts.get("no-contact") ?? "").toLowerCase()),
    attributes,
    account,
    leftOut,
  };
}

function isRecognisable(
  number: string | null,
  email: string | null,
  name: string | null,
  account: FileAccount | null,
  report: Report,
): boolean {
  if (number !== null || email !== null || (name !== null && account !== null)) return true;
  report(
    name === null
      ? "Row not used: it has no name, no e-mail address and no number. Add one of them or delete the row."
      : "Row not used: nothing but a name tells who this is, so the next file could not find the customer again. Add an e-mail address, a customer number or an account.",
  );
  return false;
}

function accountOf(texts: ReadonlyMap<ColumnField, string>): FileAccount | null {
  const text = (field: ColumnField) => texts.get(field) ?? null;
  const [number, name] = [text("account-number"), text("account-name")];
  if (number === null && name === null) return null;
  return {
    number,
    name,
    segment: text("account-segment"),
    region: text("account-region"),
    manager: text("account-manager"),
  };
}

function readEmail(value: string | null, report: Report, leftOut: ColumnField[]): string | null {
  const address = value?.replace(/^mailto:/i, "") ?? null;
  if (address === null || isEmail(address)) return address;
  report(
    `E-mail left out: “${shortened(address)}” is no address. Write it like name@example.com, one address a row. Until then only a link or a card reaches this customer.`,
  );
  leftOut.push("email");
  return null;
}

function readLanguage(value: string | null, report: Report, leftOut: ColumnField[]): string | null {
  if (value === null) return null;
  const tag = languageTag(value);
  if (tag === null) {
    report(
      `Language left out: “${shortened(value)}” is no language code. Write two letters such as en, de or fr.`,
    );
    leftOut.push("language");
  }
  return tag;
}

/** A language's tag: "de", "pt-BR"; null where it is none. */
export function languageTag(value: string): string | null {
  const tag = value.trim().replaceAll("_", "-");
  return /^[a-z]{2,3}(-[a-z]{4})?(-([a-z]{2}|\d{3}))?$/i.test(tag) ? tag.toLowerCase() : null;
}

/** A raw value for a message, at most 40 characters long. */
export function shortened(value: string): string {
  const characters = [...value.replace(/\p{Cc}+/gu, " ")];
  return characters.length <= 40 ? characters.join("") : `${characters.slice(0, 39).join("")}…`;
}
