/** What a column of a file may hold. */
export const columnFields = [
  "customer-number",
  "name",
  "first-name",
  "last-name",
  "email",
  "language",
  "roles",
  "segment",
  "region",
  "no-contact",
  "account-number",
  "account-name",
  "account-segment",
  "account-region",
  "account-manager",
  "attribute",
  "ignored",
] as const;
export type ColumnField = (typeof columnFields)[number];

/** A column of a file, and what it is taken for. */
export interface FileColumn {
  /** As it is in the file; a number is added where the file has the name twice. */
  name: string;
  field: ColumnField;
  /** The first values that it holds, shortened. */
  examples: string[];
}

/** Most columns of a file that become attributes of customers. */
const mostAttributes = 20;
/** Most different attributes that the customers of a programme have. */
export const mostKeptAttributes = 50;
/** Most columns of a file that are looked at. */
export const mostColumns = 200;

/** Other names of the fields, in the words of usual files. Case, spaces and punctuation make no difference. */
const spellings: Record<Exclude<ColumnField, "attribute" | "ignored">, readonly string[]> = {
  "customer-number": [
    ...[
      "customer number",
      "customer id",
      "customer no",
      "customer",
      "contact id",
      "contact number",
      "person id",
    ],
    ...["id", "number", "client id", "client number", "Kundennummer", "Kontakt ID", "numéro client"],
  ],
  name: [
    "name",
    "full name",
    "customer name",
    "contact name",
    "contact",
    "contact person",
    "Ansprechpartner",
    "nom",
  ],
  "first-name": ["first name", "given name", "forename", "Vorname", "prénom"],
  "last-name": ["last name", "surname", "family name", "Nachname", "nom de famille"],
  email: [
    "email",
    "mail",
    "email address",
    "mail address",
    "contact email",
    "work email",
    "E-Mail-Adresse",
    "courriel",
  ],
  language: ["language", "preferred language", "locale", "lang", "Sprache", "langue"],
  roles: [
    "role",
    "roles",
    "stakeholder role",
    "stakeholder roles",
    "buying role",
    "contact role",
    "Rolle",
    "rôle",
  ],
  segment: ["segment", "customer segment", "contact segment", "Kundensegment"],
  region: ["region", "customer region", "contact region", "territory", "country", "Land", "pays", "région"],
  "no-contact": [
    "no contact",
    "do not contact",
    "do not survey",
    "opt out",
    "opted out",
    "unsubscribed",
    "no surveys",
    ...[
      "has opted out of email",
      "do not email",
      "do not call",
      "do not mail",
      "email opt out",
      "survey opt out",
    ],
    ...[
      "dnc",
      "unsubscribe",
      "nicht befragen",
      "keine Umfragen",
      "keine Befragung",
      "Werbesperre",
      "nicht kontaktieren",
    ],
    ...["ne pas contacter", "no contactar", "niet benaderen"],
  ],
  "account-number": [
    ...["account number", "account id", "account no", "company id", "company number", "organisation id"],
    ...["organization id", "Firmennummer", "Kontonummer"],
  ],
  "account-name": [
    ...[
      "account",
      "account name",
      "company",
      "company name",
      "organisation",
      "organization",
      "organisation name",
    ],
    ...["organization name", "client", "employer", "Firma", "Unternehmen", "société", "entreprise"],
  ],
  "account-segment": ["account segment", "company segment", "industry", "sector", "Branche", "secteur"],
  "account-region": ["account region", "company region", "company country", "account country"],
  "account-manager": [
    ...[
      "account manager",
      "account owner",
      "key account manager",
      "customer manager",
      "sales representative",
    ],
    ...[
      "account manager email",
      "account manager number",
      "owner",
      "Kundenbetreuer",
      "Betreuer",
      "responsable",
    ],
  ],
};

/** Under which a column's name is recognised and remembered. */
export const columnKey = (name: string): string =>
  name
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "")
    .slice(0, 200);

const fieldsByKey = new Map(
  Object.entries(spellings).flatMap(([field, names]) =>
    names.map((name): [string, ColumnField] => [columnKey(name), field as ColumnField]),
  ),
);

/** The fields' own first spellings, by which a file's separator is told. */
export const likelyColumns: readonly string[] = Object.values(spellings).map((names) => names.join("|"));

/**
 * What a file's columns are taken for: what was decided about a column of this name last, else what its name says, else an
 * attribute where its values look like one, else nothing. A field is taken once. Where the file has accounts, a plain segment or
 * region is the account's as long as no account has two.
 *
 * @param names as they are in the file
 * @param rows the file's first rows
 * @param remembered fields by `columnKey`
 */
export function guessColumns(
  names: readonly string[],
  rows: readonly (readonly string[])[],
  remembered: ReadonlyMap<string, ColumnField>,
): FileColumn[] {
  const shown = ownNames(names);
  const cellsAt = (index: number) => rows.map((cells) => cells[index] ?? "");
  const fields: ColumnField[] = [];
  for (const name of shown) {
    const known = remembered.get(columnKey(name)) ?? fieldsByKey.get(columnKey(name)) ?? null;
    fields.push(known === null || (isSingle(known) && fields.includes(known)) ? "ignored" : known);
  }
  const refusing = shown.findIndex(
    (name, index) =>
      fields[index] === "ignored" &&
      !remembered.has(columnKey(name)) &&
      looksLikeRefusal(name, cellsAt(index)),
  );
  if (refusing >= 0 && !fields.includes("no-contact")) fields[refusing] = "no-contact";
  let attributes = fields.filter((field) => field === "attribute").length;
  for (const [index, name] of shown.entries()) {
    if (isDecided(columnKey(name), remembered) || fields[index] !== "ignored" || attributes >= mostAttributes)
      continue;
    if (!looksLikeAttribute(cellsAt(index))) continue;
    fields[index] = "attribute";
    attributes++;
  }
  return giveAccounts(shown, fields, rows, remembered).map((field, index) => ({
    name: shown[index] ?? "",
    field,
    examples: examplesOf(cellsAt(index)),
  }));
}

/** Whether a column is known to be no attribute: it was decided before, or an export told when somebody left. */
const isDecided = (key: string, remembered: ReadonlyMap<string, ColumnField>) =>
  remembered.has(key) || key === "left";

/** Whether only one column may be this. */
const isSingle = (field: ColumnField): boolean => field !== "attribute" && field !== "ignored";

function ownNames(names: readonly string[]): string[] {
  const taken = new Set<string>();
  return names.map((name, index) => {
    const first = name === "" ? `Column ${index + 1}` : name;
    let own = first;
    for (let count = 2; taken.has(columnKey(own)); count++) own = `${first} (${count})`;
    taken.add(columnKey(own));
    return own;
  });
}

const refusals =
  /\b(?:opt(?:ed)?[ _-]?out|unsubscribed?|dnc|do not|don'?t|no (?:contact|mail|email|calls?|surveys?)|nicht|keine?|ne pas|niet|no (?:contactar|llamar))\b|sperr/i;
const yesOrNo = /^(?:yes|no|y|n|x|true|false|0|1|ja|nein|j|oui|non|s[ií]|nee|wahr|falsch)?$/i;

/** A column of yes and no whose name says that somebody wants to be left alone. */
const looksLikeRefusal = (name: string, values: readonly string[]): boolean =>
  refusals.test(name) &&
  values.some((value) => value.trim() !== "") &&
  values.every((value) => yesOrNo.test(value.trim()));

/** Few different short values: what groups customers. */
function looksLikeAttribute(values: readonly string[]): boolean {
  const told = values.map((value) => value.trim()).filter(Boolean);
  const different = new Set(told);
  return (
    told.length > 0 &&
    told.every((value) => value.length <= 100) &&
    different.size <= Math.max(3, told.length / 2)
  );
}

function giveAccounts(
  names: readonly string[],
  fields: readonly ColumnField[],
  rows: readonly (readonly string[])[],
  remembered: ReadonlyMap<string, ColumnField>,
): ColumnField[] {
  const account = fields.includes("account-number")
    ? fields.indexOf("account-number")
    : fields.indexOf("account-name");
  if (account < 0) return [...fields];
  return fields.map((field, index): ColumnField => {
    if (field !== "segment" && field !== "region") return field;
    if (remembered.has(columnKey(names[index] ?? "")) || fields.includes(`account-${field}`)) return field;
    const values = new Map<string, string>();
    const isOne = rows.every((cells) => {
      const [key = "", value = ""] = [cells[account]?.trim(), cells[index]?.trim()];
      if (key === "" || value === "") return key !== "" || value === "";
      if (!values.has(key)) values.set(key, value);
      return values.get(key) === value;
    });
    return isOne ? `account-${field}` : field;
  });
}

function examplesOf(values: readonly string[]): string[] {
  const different = new Set(values.map((value) => value.trim().replace(/\s+/g, " ")).filter(Boolean));
  return [...different].slice(0, 3).map((value) => {
    const characters = [...value];
    return characters.length <= 40 ? value : `${characters.slice(0, 39).join("")}…`;
  });
}

/** What is wrong with a choice of columns, in a sentence that says what to do; null where rows can be read by it. */
export function columnsProblem(columns: readonly Pick<FileColumn, "name" | "field">[]): string | null {
  const fields = columns.map(({ field }) => field);
  for (const field of columnFields) {
    if (!isSingle(field)) continue;
    const [first, second] = columns.filter((column) => column.field === field);
    if (first && second)
      return `The columns “${first.name}” and “${second.name}” are both taken for the same thing. Choose one of them, and something else for the other.`;
  }
  const has = (...wanted: ColumnField[]) => wanted.some((field) => fields.includes(field));
  if (!has("name", "first-name", "last-name", "email", "customer-number"))
    return "No column tells who the customers are. Choose the column with their names, their e-mail addresses or their numbers.";
  if (
    !has("email", "customer-number") &&
    !(has("account-number", "account-name") && has("name", "last-name"))
  )
    return "Nothing tells one customer from another when the file comes again. Choose the column with customer numbers, with e-mail addresses, or with accounts.";
  if (has("account-segment", "account-region", "account-manager") && !has("account-number", "account-name"))
    return "Columns describe accounts, but none names them. Choose the column with the account's number or name.";
  if (fields.filter((field) => field === "attribute").length > mostAttributes)
    return `Over ${mostAttributes} columns are kept as attributes. Keep those that customers are compared by, and leave out the rest.`;
  return null;
}
