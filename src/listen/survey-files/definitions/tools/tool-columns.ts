import type { SurveyFormat } from "../../survey-file.ts";
import { headerKey } from "../plain-text.ts";
import { importIdOf } from "./import-id.ts";

/** A column that a tool adds to the answers. */
export interface ToolColumn {
  kind: "identifier" | "technical" | "date" | "text" | "choice";
  /** What else it is good for. */
  role: "duration" | "weights" | null;
  /** Whether it says who or where somebody is. */
  personal: boolean;
  /** "IP address" */
  what: string;
}

const one = (kind: ToolColumn["kind"], what: string, more: Partial<ToolColumn> = {}): ToolColumn => ({
  kind,
  role: null,
  personal: false,
  what,
  ...more,
});
const person = { personal: true } as const;
const responseId = one("identifier", "response id");
const started = one("date", "when it was begun");
const ended = one("date", "when it was ended");
const recorded = one("date", "when it was recorded");
const address = one("technical", "IP address", person);
const email = one("identifier", "e-mail address", person);
const lastName = one("text", "last name", person);
const firstName = one("text", "first name", person);
const place = one("technical", "place", person);
const language = one("choice", "language");
const duration = one("technical", "seconds taken", { role: "duration" });
const status = one("technical", "status");
const external = one("identifier", "reference to another list", person);

type Table = ReadonlyMap<string, ToolColumn>;
/** Names are compared without blanks, in lower case. */
const table = (entries: Readonly<Record<string, ToolColumn>>): Table =>
  new Map(
    Object.entries(entries).flatMap(([names, column]) =>
      names.split("|").map((name): [string, ToolColumn] => [compact(name), column]),
    ),
  );
const compact = (name: string): string => headerKey(name.replace(/^\ufeff/, "")).replace(/[\s_]+/g, "");

const qualtrics = table({
  "ResponseId|ResponseID|Response ID|_recordId": responseId,
  "StartDate|Start Date": started,
  "EndDate|End Date": ended,
  "RecordedDate|Recorded Date": recorded,
  "Status|Response Type|ResponseSet|Response Set|Finished|Progress|DistributionChannel|Distribution Channel|Q_RecaptchaScore|Q_RelevantIDDuplicate|Q_RelevantIDDuplicateScore|Q_RelevantIDFraudScore|Q_RelevantIDLastStartDate|Q_BallotBoxStuffing|Q_DuplicateRespondent|Q_AmbiguousTextPresent|Q_AmbiguousTextQuestions|Q_StraightliningCount|Q_StraightliningPercentage|Q_StraightliningQuestions|Q_UnansweredPercentage|Q_UnansweredQuestions|Q_TotalDuration|Q_URL|Q_DataPolicyViolations|Q_Language2":
    status,
  "IPAddress|IP Address": address,
  "Duration (in seconds)|Duration__in_seconds_|duration": duration,
  "RecipientLastName|Recipient Last Name": lastName,
  "RecipientFirstName|Recipient First Name": firstName,
  "RecipientEmail|Recipient Email|EmailAddress|Email Address": email,
  "ExternalReference|External Reference|ExternalDataReference|External Data Reference": external,
  "LocationLatitude|Location Latitude|LocationLongitude|Location Longitude|LocationAccuracy|Location Accuracy":
    place,
  "UserLanguage|User Language|Q_Language": language,
});

/** Only where the older layout calls its columns V1, V2 …: "Name" alone may well be a question. */
const legacyQualtrics = table({ Name: one("text", "name", person) });

const limeSurvey = table({
  "id|Response ID|Antwort ID|Antwort-ID|ID de la réponse|ID de respuesta|Antwoord-ID|Reactie-ID|ID da resposta|ID risposta":
    responseId,
  "submitdate|Date submitted|Datum Abgeschickt|Abgeschickt am|Date de soumission|Fecha de envío|Datum verstuurd|Data de envio|Data di invio":
    ended,
  "startdate|Date started|Datum gestartet|Gestartet am|Date de lancement|Date de début|Fecha de inicio|Datum gestart|Data de início|Data di inizio":
    started,
  "datestamp|Date last action|Datum letzte Aktivität|Letzte Aktivität|Date de la dernière action|Fecha de la última acción|Datum laatste actie|Data da última ação|Ultima azione":
    recorded,
  "lastpage|Last page|Letzte Seite|Dernière page|Última página|Laatste pagina|Ultima pagina": status,
  "startlanguage|Start language|Start-Sprache|Startsprache|Langue de départ|Lenguaje inicial|Idioma inicial|Starttaal|Lingua iniziale":
    language,
  "seed|Zufallsstartwert|Tirage|Semilla|Saatgut": one("technical", "seed of the random order"),
  "token|Access code|Zugangscode|Zugangsschlüssel|Code d'accès|Contraseña|Código de acceso|Toegangscode|Código de acesso|Codice di accesso":
    one("identifier", "access code", person),
  "ipaddr|IP address|IP-Adresse|Adresse IP|Dirección IP|IP-adres|Endereço IP|Indirizzo IP": address,
  "refurl|Referrer URL|Referenz-URL|URL de référence|URL de referencia": one(
    "technical",
    "page that led here",
  ),
  "interviewtime|Total time|Gesamtzeit|Temps total|Tiempo total|Totale tijd|Tempo total|Tempo totale":
    duration,
  "firstname|First name|Vorname|Prénom": firstName,
  "lastname|Last name|Nachname|Nom de famille": lastName,
  "email|Email address|E-Mail-Adresse|Adresse de courriel": email,
});

const surveyMonkey = table({
  "RespondentID|Respondent ID": responseId,
  "CollectorID|Collector ID": one("technical", "collector"),
  "StartDate|Start Date|Date Created": started,
  "EndDate|End Date|Date Modified": ended,
  "IP Address": address,
  "Email Address": email,
  "First Name": firstName,
  "LastName|Last Name": lastName,
  "Custom Data|Custom Data 1|Custom Data 2|Custom Data 3|Custom Data 4|Custom Data 5": external,
});

const typeform = table({
  "#": responseId,
  "Response Type": status,
  "Start Date (UTC)": started,
  "Stage Date (UTC)": recorded,
  "Submit Date (UTC)": ended,
  "Network ID": one("identifier", "network id, one a device", person),
  Tags: one("text", "tags"),
  Ending: status,
});

const googleForms = table({
  "Timestamp|Zeitstempel|Horodateur|Marca temporal|Tijdstempel|Carimbo de data/hora|Informazioni cronologiche|타임스탬프|طابع زمني":
    recorded,
  "Email Address|E-Mail-Adresse|Adresse e-mail|Dirección de correo electrónico|E-mailadres|Endereço de e-mail|Indirizzo email|이메일 주소|Username":
    email,
  Score: one("technical", "score of a quiz"),
});

const byFormat: ReadonlyMap<SurveyFormat, Table> = new Map([
  ["qualtrics-csv", qualtrics],
  ["limesurvey-csv", limeSurvey],
  ["limesurvey-lsa", limeSurvey],
  ["surveymonkey-csv", surveyMonkey],
  ["typeform-csv", typeform],
  ["google-forms-csv", googleForms],
]);

/** Names that follow a pattern; compared as they are written. */
const patterns: readonly [SurveyFormat, RegExp, ToolColumn][] = [
  [
    "qualtrics-csv",
    /^(?:QID\d+|.+)_DO(?:_[\w#.-]+)?$/,
    one("technical", "order in which answers were shown"),
  ],
  [
    "qualtrics-csv",
    /^QID\d+_(?:FIRST_CLICK|LAST_CLICK|PAGE_SUBMIT|CLICK_COUNT)$|_(?:First Click|Last Click|Page Submit|Click Count)$/,
    one("technical", "time on a page"),
  ],
  [
    "qualtrics-csv",
    /^QID\d+_(?:BROWSER|VERSION|OS|RESOLUTION)$|^Q[\d.]+_(?:Browser|Version|Operating System|Resolution)$/,
    one("technical", "browser"),
  ],
  ["qualtrics-csv", /^QID\d+_FILE_(?:ID|NAME|SIZE|TYPE)$/, one("technical", "file that was sent")],
  [
    "qualtrics-csv",
    /_NPS_GROUP$/,
    one("technical", "promoter, passive or detractor, computed from the answer"),
  ],
  ["qualtrics-csv", /^SC\d+$|^SC_\w{10,}$/, one("technical", "score, computed from answers")],
  [
    "qualtrics-csv",
    /^QID\d+_TEXT_[0-9a-f]{20,}|[- ](?:Parent )?Topics$|Topic (?:Sentiment|Hierarchy)/,
    one("technical", "topics found in a text"),
  ],
  [
    "limesurvey-csv",
    /^(?:groupTime\d+|\d+X\d+(?:X\d+)?time|Group time\s*:|Question time\s*:|Gruppenzeit\s*:|Fragenzeit\s*:)/i,
    one("technical", "time on a page"),
  ],
  ["limesurvey-csv", /\[filecount\](?:\s|\.|$)/i, one("technical", "number of files")],
  ["limesurvey-csv", /^attribute_\d+$/i, one("text", "attribute of a participant")],
];

/**
 * What a tool adds as a column of its own, by any of its headers (name, wording, import id); null where it is an answer,
 * or not known.
 *
 * @param headers all headers of one column
 */
export function toolColumn(format: SurveyFormat, headers: readonly string[]): ToolColumn | null {
  const known = byFormat.get(format);
  if (known === undefined) return null;
  const ids = headers.flatMap((header) => importIdOf(header) ?? []);
  const written = headers.map((header) => importIdOf(header) ?? header.trim());
  for (const header of written) {
    const found = known.get(compact(header)) ?? known.get(compact(header.replace(/^\w+[.] /, "")));
    if (found !== undefined && !isAnswer(format, header, written)) return found;
    // A name can look like one of these by chance, an id can't.
    if (ids.length > 0 && !ids.includes(header)) continue;
    const shaped = patterns.find(([tool, pattern]) => sameTool(tool, format) && pattern.test(header));
    if (shaped !== undefined) return shaped[2];
  }
  const isLegacy = format === "qualtrics-csv" && /^V\d+$/.test(written[0] ?? "");
  return isLegacy ? (legacyQualtrics.get(compact(written[1] ?? "")) ?? null) : null;
}

const sameTool = (tool: SurveyFormat, format: SurveyFormat): boolean =>
  tool === format || (tool === "limesurvey-csv" && format === "limesurvey-lsa");

/** A question may be worded like a column of the tool's: then its own name or id is a question's. */
const isAnswer = (format: SurveyFormat, header: string, headers: readonly string[]): boolean =>
  format === "qualtrics-csv" && headers.some((other) => other !== header && /^(?:\w+_)?QID\d+/.test(other));
