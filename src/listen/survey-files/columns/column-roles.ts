import type { ColumnKind, UnderstoodColumn } from "../survey-file.ts";
import { answerKey } from "./answer-key.ts";
import type { ColumnTally } from "./column-tally.ts";

/** What a name or the cells say of a column that holds no answers. */
export interface Role {
  kind: Extract<ColumnKind, "identifier" | "technical" | "date">;
  because: string;
  /** It tells who somebody is. */
  personal: boolean;
}

const identifierName =
  /^(?:|#|id|ids|row ?names?|row|row ?number|index|key|nr|no|number|serial|serial ?(?:no|number)|record|case|token|uuid|guid|unnamed 0|column 1|x|lfd nr|laufnummer|nummer|respondent|participant|subject|.*\b(?:id|ids|uuid|guid|token|identifier|record ?(?:no|number)|response ?(?:no|number|set)|case ?(?:no|number)|kennung))$/;
const camelIdentifier = /[a-z]I[Dd]$/;
/** Names of nothing else than an identifier, even where somebody comes twice. */
const onlyIdentifier =
  /^(?:ids?|uuid|guid|token|row ?names?|.*\b(?:id|ids|uuid|guid|token|kennung)|(?:customer|client|employee|staff|personnel|payroll|member|membership|patient|student|respondent|participant|subject|person|user|account|policy|contract|order|invoice|ticket|case|record|registration|card|serial|passport|social security|tax|vat) ?(?:no|nr|num|number|code)|(?:kunden|personal|mitarbeiter|mitglieds|vertrags|bestell|auftrags|rechnungs|matrikel|teilnehmer|patienten|konto|ticket|steuer|sozialversicherungs|ausweis)(?: ?nr| ?nummer)|(?:numero|num|no|nr) (?:de |du |del |do |di )?(?:client|cliente|employe|empleado|matricule|dossier|pedido|socio|conta|contrato|contrat)|matricule|dni|nif|bsn|ssn|iban|klantnummer|personeelsnummer|고객 ?번호|사원 ?번호|사번|학번|주민 ?등록 ?번호|رقم (?:العميل|الموظف|الهوية))$/;
const postalName =
  /^(?:(?:your |home |work |postal )?(?:zip|zip ?code|post ?code|postal ?code|postcode area)(?: ?5)?|plz|post ?leit ?zahl|code postal|cp|codigo postal|codigo postal cep|cep|codice postale|우편 ?번호|الرمز البريدي)$/;
const phoneName =
  /^(?:(?:your |home |work |office |business |contact |cell |mobile |day ?time |evening )*(?:phone|tele ?phone|mobile|cell|cell ?phone|tel|fax|whats ?app)(?: ?(?:no|nr|number))?|(?:tele|mobil)?(?:fon|telefon)(?: ?(?:nr|nummer))?|telefon ?(?:nr|nummer)?|handy ?(?:nr|nummer)?|mobil ?(?:nr|nummer)?|ruf ?nummer|(?:numero (?:de |di )?)?(?:telephone|telefono|telefone|portable|celular|cellulare|movil)|telefoon ?(?:nr|nummer)?|전화 ?번호|휴대폰(?: ?번호)?|핸드폰(?: ?번호)?|رقم (?:الهاتف|الجوال))$/;
/** Measured, not identified. */
const otherId = /\b(?:party|political|self|gender) id$/;
const personalName =
  /^(?:(?:first|last|family|given|full|middle|sur|customer|contact|respondent|recipient ?(?:first|last)?) ?name|name|vorname|nachname|familienname|surname|prenom|nom|nombre|apellidos?|(?:your |ihre |work )?e ?mail(?: ?address| ?adresse)?|recipient ?email|phone(?: ?number)?|telephone|mobile(?: ?number)?|telefon(?:nummer)?|(?:street |home |postal )?address|adresse|ip ?(?:address|adresse)?|customer ?number|이름|이메일|전화번호)$/;
const technicalName =
  /^(?:start ?date|end ?date|start ?time|end ?time|timestamp|zeitstempel|date ?submitted|submit ?date|submitted ?at|created ?at|completed ?at|date ?created|date ?modified|date ?last ?action|last ?page|letzte seite|start ?language|user ?language|collector ?id|user ?agent|referrer ?url|refurl|location ?(?:latitude|longitude|accuracy)|duration ?in ?seconds|interview ?time|completion time seconds|network ?id|타임스탬프|horodateur|marca temporal|(?:start|submit) date utc)$/;
const durationName =
  /^(?:(?:survey |interview |response )?duration ?(?:in )?(?:s|sec|secs|seconds)|interview ?time|completion ?time(?: ?seconds)?|dauer ?in ?sekunden|duration|gesamtzeit)$/;

const key = (name: string): string =>
  answerKey(name.replace(/[_.[\](){}]+/g, " ").replace(/([a-z])([A-Z])/g, "$1 $2"));

/** Whether a column holds the seconds that somebody took. */
export const isDuration = (name: string): boolean => durationName.test(key(name));

/**
 * Whether a column of a plain file identifies rows or persons, or was written by the tool; null where it may hold answers.
 * Numbers only identify where they count rows (1, 2, 3 …), where they are all different and so named, or where their name
 * means nothing else, as of postal codes and phone numbers.
 */
export function roleOf(name: string, tally: ColumnTally): Role | null {
  const named = key(name);
  const cells = [...tally.cells.keys()];
  const allDifferent = tally.filled >= 2 && [...tally.cells.values()].every(({ count }) => count === 1);
  if (allDifferent && (identifierName.test(named) || camelIdentifier.test(name))) {
    return { kind: "identifier", because: "named as an identifier, and all different", personal: false };
  }
  const recurring = recurringIdentifier(name, named, cells);
  if (recurring !== null) return recurring;
  if (tally.counting && tally.filled >= 3)
    return { kind: "identifier", because: "counts the rows", personal: false };
  if (cells.length > 0 && share(cells, /^[^\s@]+@[^\s@]+\.[^\s@]{2,}$/) >= 0.8) {
    return { kind: "identifier", because: "e-mail addresses", personal: true };
  }
  if (
    cells.length > 0 &&
    share(cells, /^(?:\d{1,3}\.){3}\d{1,3}$|^[\da-f]{1,4}(?::[\da-f]{0,4}){3,7}$/i) >= 0.8
  ) {
    return { kind: "technical", because: "network addresses", personal: true };
  }
  const isTick = cells.length === 1 && answerKey(cells[0] ?? "") === named;
  if (personalName.test(named) && !isTick && cells.some((cell) => !/^-?\d{1,2}$/.test(cell))) {
    return { kind: "identifier", because: "named as personal data", personal: true };
  }
  if (
    allDifferent &&
    cells.length >= 10 &&
    share(cells, /^(?:[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}|[\da-f]{16,64}|R_\w{10,20})$/i) === 1
  ) {
    return { kind: "identifier", because: "codes that are all different", personal: false };
  }
  if (technicalName.test(named) || (durationName.test(named) && named !== "duration"))
    return {
      kind: "technical",
      because: "written by the survey tool",
      personal: /lat|long|location/.test(named),
    };
  return null;
}

function recurringIdentifier(name: string, named: string, cells: readonly string[]): Role | null {
  if (cells.length < 2 || named.length > 40) return null;
  const isCode = share(cells, /^[^\s]{0,20}\d[^\s]{0,30}$/) >= 0.8;
  if ((onlyIdentifier.test(named) || camelIdentifier.test(name)) && !otherId.test(named) && isCode)
    return { kind: "identifier", because: "named as an identifier", personal: false };
  const isLong = share(cells, /(?:\d[^\d]*){3,}|^[a-z]{1,2}\d/i) >= 0.8;
  if (postalName.test(named) && isLong)
    return { kind: "identifier", because: "named as a postal code", personal: true };
  if (phoneName.test(named) && share(cells, /(?:\d[^\d]*){5,}/) >= 0.5)
    return { kind: "identifier", because: "named as a phone number", personal: true };
  return null;
}

const share = (cells: readonly string[], pattern: RegExp): number =>
  cells.filter((cell) => pattern.test(cell)).length / cells.length;

const outcomes: readonly RegExp[] = [
  /(?:overall|all in all|alles in allem|im (?:grossen und )?ganzen|tout compte fait|dans l ?ensemble|en (?:resumen|conjunto|general)|no geral|al met al|nel complesso).{0,60}(?:satisf|zufrieden|tevreden|soddisf)|overall.{0,30}satisf|satisf.{0,40}\boverall\b|satisf.{0,20}in general|gesamtzufriedenheit|insgesamt.{0,30}zufrieden|zufrieden.{0,30}insgesamt|satisfaction (?:globale|generale|d ?ensemble)|satisfaccion (?:general|global)|satisfacao (?:geral|global)|algehele tevredenheid|soddisfazione (?:generale|complessiva)|전반적.{0,12}만족|الرضا العام/,
  /\bnps\b|net promoter|recommend|weiterempf|empfehlen|recommand|recomend|aanbevel|raccomand|추천|توصي/,
  /^(?:rating|overall|outcome|satisfaction|csat|zufrieden(?:heit)?|overall (?:score|rating|quality|experience|impression|evaluation)|total satisfaction|customer satisfaction|target|y)$/,
  /\boverall (?:rating|experience|impression|evaluation|quality|score)\b|gesamt(?:bewertung|eindruck|urteil|note)/,
];

const textOf = (column: UnderstoodColumn): string[] => [key(column.name), key(column.label)];

/** The column that names itself the outcome, and others that might be; null where none or several do. */
export function proposeOutcome(columns: readonly UnderstoodColumn[]): {
  outcome: string | null;
  candidates: string[];
} {
  const items = columns.filter(({ kind }) => kind === "rating" || kind === "number");
  for (const pattern of outcomes) {
    const found = items.filter((column) => textOf(column).some((text) => pattern.test(text)));
    const names = found.map(({ name }) => name);
    if (names.length === 1) return { outcome: names[0] ?? null, candidates: [] };
    if (names.length > 1) return { outcome: null, candidates: names };
  }
  return { outcome: null, candidates: [] };
}

const groups: readonly RegExp[] = [
  /\b(?:department|dept|abteilung|departement|service|departamento|afdeling|reparto)\b|^부서$/,
  /\b(?:team|group|gruppe|groupe|grupo|groep|gruppo|division|business unit|unit|segment|tier|plan)\b/,
  /\b(?:region|country|land|pays|pais|branch|filiale|store|location|site|standort|area|school|market|office|channel|product)\b|^지역$/,
  /\b(?:role|position|job level|function|funktion|grade|seniority|employment type|customer type|kundengruppe)\b/,
  /\b(?:gender|sex|geschlecht|sexe|genero|sexo|geslacht|age group|age|alter|tenure)\b|^성별$/,
];

/** Whether a name says that people are grouped by it, such as a department or a region. */
export const groupsPeople = (name: string, label: string): boolean =>
  [key(name), key(label)].some(
    (text) => text.split(" ").length <= 2 && groups.some((pattern) => pattern.test(text)),
  );

/** A choice of 2 to 12 answers that is named like something that groups people; the first such. */
export function proposeGroup(columns: readonly UnderstoodColumn[]): string | null {
  const choices = columns.filter(
    ({ kind, values }) => kind === "choice" && values.length >= 2 && values.length <= 12,
  );
  for (const pattern of groups) {
    const found = choices.find((column) =>
      textOf(column).some((text) => text.length <= 60 && pattern.test(text)),
    );
    if (found !== undefined) return found.name;
  }
  return null;
}

const weightName =
  /^(?:(?:survey |sample |sampling |case |final )?(?:weights?|wt|wgt|wght)|gewicht(?:ung)?|poids|ponderacion|peso amostral|weging|weegfactor|pspwght|dweight|anweight)$/;

/** Positive numbers, around 1 on the average, in a column that is named as weights. */
export function proposeWeights(
  columns: readonly UnderstoodColumn[],
  tallies: readonly (ColumnTally | undefined)[],
): string | null {
  const found = columns.find((column, index) => {
    if ((column.kind !== "number" && column.kind !== "rating") || !weightName.test(key(column.name)))
      return false;
    let [sum, count] = [0, 0];
    for (const [cell, seen] of tallies[index]?.cells ?? []) {
      const value = Number(cell.replace(",", "."));
      if (!(value >= 0)) return false;
      sum += value * seen.count;
      count += seen.count;
    }
    return count > 0 && sum / count > 0.5 && sum / count < 2;
  });
  return found?.name ?? null;
}
