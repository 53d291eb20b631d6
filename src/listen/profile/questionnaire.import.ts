import { readFile, stat } from "node:fs/promises";
import { basename, join } from "node:path";
import { Type } from "typebox";
import { Compile } from "typebox/compile";
import { parseDocument } from "yaml";
import { errorKind } from "#platform/errors.ts";
import { type Questionnaire, statementsOf } from "./questionnaire.ts";

const notFound = errorKind(
  "file.not-found",
  (path: string) => `${path} does not exist or can't be read. Check the path.`,
);
const tooLarge = errorKind(
  "questionnaire.too-large",
  (file: string) =>
    `${file} is larger than 4 MB. A questionnaire is a text of about 200 KB; check that this is the right file.`,
);
const malformed = errorKind(
  "questionnaire.malformed",
  (file: string, reasons: string[]) =>
    `${file} is not a questionnaire that can be used:\n${reasons.map((reason) => `  ${reason}`).join("\n")}`,
);

/** The questionnaire that comes with the product. */
export const serviceCommitmentFile = join(import.meta.dirname, "service-commitment.en.yaml");

const maximumBytes = 4 * 1024 * 1024;

const Text = Type.String({ minLength: 1, maxLength: 4000 });
const Line = Type.String({ minLength: 1, maxLength: 300 });
const Code = Type.String({ pattern: "^[A-Za-z][A-Za-z0-9-]{0,19}$" });
const Paragraphs = Type.Array(Text, { minItems: 1, maxItems: 20 });
const Questions = Type.Array(Text, { minItems: 1, maxItems: 10 });
const strict = { additionalProperties: false };

const StatementSchema = Type.Object(
  {
    code: Code,
    text: Line,
    topic: Line,
    essay: Paragraphs,
    bestOrganisations: Text,
    questions: Type.Object({ individual: Questions, organisation: Questions }, strict),
  },
  strict,
);

const CompetencySchema = Type.Object(
  {
    code: Code,
    name: Line,
    definition: Text,
    narrative: Paragraphs,
    steps: Type.Array(Text, { minItems: 1, maxItems: 20 }),
    statements: Type.Array(StatementSchema, { minItems: 1, maxItems: 30 }),
  },
  strict,
);

const Rating = Type.Integer({ minimum: 0, maximum: 100 });
const PerspectiveSchema = Type.Object({ name: Line, lead: Line }, strict);
const ClauseSchema = Type.Object(
  { title: Line, help: Text, answers: Type.Integer({ minimum: 1, maximum: 10 }) },
  strict,
);

const QuestionnaireSchema = Type.Object(
  {
    id: Type.String({ pattern: "^[a-z0-9][a-z0-9-]{0,59}$" }),
    version: Type.String({ minLength: 1, maxLength: 40 }),
    language: Type.String({ pattern: "^[a-z]{2,3}$" }),
    title: Line,
    introduction: Paragraphs,
    scale: Type.Object(
      { minimum: Rating, maximum: Rating, anchors: Type.Array(Line, { minItems: 2, maxItems: 101 }) },
      strict,
    ),
    perspectives: Type.Object({ self: PerspectiveSchema, organisation: PerspectiveSchema }, strict),
    minimumAnswered: Type.Number({ exclusiveMinimum: 0, maximum: 1 }),
    flagPairSumBelow: Type.Number({ minimum: 0, maximum: 201 }),
    competencies: Type.Array(CompetencySchema, { minItems: 1, maxItems: 20 }),
    contract: Type.Object(
      { introduction: Text, clauses: Type.Array(ClauseSchema, { minItems: 1, maxItems: 20 }) },
      strict,
    ),
  },
  strict,
);

const schema = Compile(QuestionnaireSchema);

/** Where a schema error is, in the words of the file: "competencies › 2 › statements › 1 › text". */
function placeOf(instancePath: string): string {
  const steps = instancePath.split("/").slice(1);
  return steps.length === 0
    ? "the file"
    : steps.map((step) => (/^\d+$/.test(step) ? Number(step) + 1 : step)).join(" › ");
}

function repeated(codes: string[]): string[] {
  const seen = new Set<string>();
  return codes.filter((code) => seen.size === seen.add(code.toUpperCase()).size);
}

/** What the schema can't say: texts that belong together, codes that differ. */
function inconsistencies({ scale, ...questionnaire }: Questionnaire): string[] {
  const reasons: string[] = [];
  if (scale.maximum <= scale.minimum) reasons.push("scale: the maximum must be above the minimum.");
  const ratings = scale.maximum - scale.minimum + 1;
  if (scale.maximum > scale.minimum && scale.anchors.length !== ratings) {
    reasons.push(
      `scale › anchors: ${ratings} ratings need ${ratings} anchors, there are ${scale.anchors.length}.`,
    );
  }
  for (const code of repeated(questionnaire.competencies.map((competency) => competency.code))) {
    reasons.push(`competencies: the code ${code} is used twice.`);
  }
  for (const code of repeated(statementsOf({ scale, ...questionnaire }).map((statement) => statement.code))) {
    reasons.push(`statements: the code ${code} is used twice.`);
  }
  return reasons;
}

/**
 * Checks the text of a questionnaire, YAML or JSON, against the strict schema.
 *
 * @param file the name by which errors speak of it
 * @throws AppError "questionnaire.malformed" with every reason (the first ten) and its place
 */
export function parseQuestionnaire(text: string, file: string): Questionnaire {
  const document = parseDocument(text, { prettyErrors: true });
  const [syntaxError] = document.errors;
  if (syntaxError) throw malformed(file, [syntaxError.message.split("\n")[0] ?? "The YAML can't be read."]);
  let value: unknown;
  try {
    value = document.toJS({ maxAliasCount: 100 });
  } catch (error) {
    throw malformed(file, [`The YAML can't be read: ${(error as Error).message}`]);
  }
  if (!schema.Check(value)) {
    const errors = schema.Errors(value).slice(0, 10);
    throw malformed(
      file,
      errors.map(({ instancePath, message, params }) => {
        const unknown = (params as { additionalProperties?: string[] }).additionalProperties;
        return `${placeOf(instancePath)}: ${message}${unknown ? ` (${unknown.join(", ")})` : ""}.`;
      }),
    );
  }
  const reasons = inconsistencies(value);
  if (reasons.length > 0) throw malformed(file, reasons.slice(0, 10));
  return value;
}

/**
 * Reads a questionnaire file.
 *
 * @throws AppError "file.not-found", "questionnaire.too-large" or "questionnaire.malformed"
 */
export async function readQuestionnaire(path: string): Promise<Questionnaire> {
  const file = basename(path);
  const information = await stat(path).catch(() => null);
  if (!information?.isFile()) throw notFound(path);
  if (information.size > maximumBytes) throw tooLarge(file);
  return parseQuestionnaire(await readFile(path, "utf8"), file);
}
