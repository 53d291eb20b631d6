import { AppError, type FieldProblem } from "#platform/errors.ts";
import { invalidInput } from "#platform/http/request-errors.ts";
import { bodyValidator } from "#platform/http/validator.ts";
import { profileLanguages } from "../profile/profile-languages.ts";
import {
  parseQuestionnaire,
  readQuestionnaire,
  serviceCommitmentFile,
} from "../profile/questionnaire.import.ts";
import type { Questionnaire as Profile } from "../profile/questionnaire.ts";
import { questionFaults } from "./definition.import.ts";
import type { Definition, Texts } from "./definition.ts";
import { definitionOfProfile, profileLosses } from "./profile-definition.ts";
import { fileNotUsable } from "./questionnaire.errors.ts";
import { addQuestionnaire, type Scope } from "./questionnaire.service.ts";
import { QuestionnaireFileSchema } from "./questionnaire-file.schema.ts";
import { fileFormat } from "./questionnaire-file.ts";
import type { Filled } from "./templates/filling.ts";
import type { TemplateId } from "./templates/template-ids.ts";
import {
  filledTemplate,
  profileIntroduction,
  profileThanks,
  type Template,
  templateOf,
  templates,
} from "./templates/templates.ts";
import { fileOf } from "./version.service.ts";

interface Content {
  definition: Definition;
  profile: Profile | null;
}

/** What there is to begin with, and how much it asks. */
export async function offeredTemplates() {
  return Promise.all(
    templates.map(async (template) => offered(template, (await contentOf(template, {})).definition)),
  );
}

/** One of them with its questionnaire, as it is with nothing filled in. */
export async function offeredTemplate(id: TemplateId) {
  const template = requireTemplate(id);
  const { definition } = await contentOf(template, {});
  return { ...offered(template, definition), definition };
}

const offered = ({ definition: _, fields, ...template }: Template, { pages }: Definition) => ({
  ...template,
  fields: [...fields],
  questions: pages.flatMap((page) => page.questions).length,
});

/** @throws AppError request.invalid with what is wrong with the fields */
export async function createFromTemplate(
  scope: Scope,
  { template: id, name, fields = {} }: { template: TemplateId; name?: string; fields?: Filled },
): Promise<{ id: string }> {
  const template = requireTemplate(id);
  const content = await contentOf(template, fields);
  return addQuestionnaire(scope, { ...content, name: name ?? template.name }, { template: id });
}

function requireTemplate(id: TemplateId): Template {
  const template = templateOf(id);
  if (!template) throw new Error(`There is no template ${id}.`);
  return template;
}

/** What respondents are told before or after the profile, in the further languages that it comes in. */
const toRespondents = (part: "introduction" | "thanks"): Texts =>
  Object.fromEntries(profileLanguages.map(({ language, respondents }) => [language, respondents[part]]));

/** The product's own profile, read once. */
let ownProfile: Promise<Profile> | undefined;

async function contentOf(template: Template, fields: Filled): Promise<Content> {
  const { definition, problems } = filledTemplate(template, fields);
  if (problems.length > 0)
    throw invalidInput(
      problems.map(({ field, line, message }) => ({
        in: "body",
        pointer: `/fields/${field}${line === undefined ? "" : `/${line}`}`,
        detail: message,
      })),
    );
  if (definition) return { definition, profile: null };
  ownProfile ??= readQuestionnaire(serviceCommitmentFile);
  const profile = await ownProfile;
  return {
    profile,
    definition: {
      ...definitionOfProfile(profile, profileLanguages),
      introduction: { ...profileIntroduction, ...toRespondents("introduction") },
      thanks: { ...profileThanks, ...toRespondents("thanks") },
    },
  };
}

/** @throws AppError questionnaire.not-found, questionnaire.version-not-found */
export async function copy(
  scope: Scope,
  id: string,
  { name, version }: { name: string; version?: number },
): Promise<{ id: string }> {
  const { definition, profile = null } = await fileOf(scope, id, version);
  return addQuestionnaire(scope, { name, definition, profile }, { copyOf: id, version: version ?? "draft" });
}

/**
 * Makes a questionnaire of a file: the JSON of an export, or a profile's YAML or JSON.
 *
 * @throws AppError questionnaire.file-not-usable with each reason and its place in the file
 */
export async function importFile(
  scope: Scope,
  { fileName, text, name }: { fileName: string; text: string; name?: string },
): Promise<{ id: string }> {
  const read = readFile(text, fileName);
  return addQuestionnaire(scope, { ...read, name: name ?? read.name }, { file: fileName });
}

const checkFile = bodyValidator(QuestionnaireFileSchema);

function readFile(text: string, fileName: string): Content & { name: string } {
  const value = jsonOf(text);
  if (!isOurs(value)) {
    const profile = profileFrom(text, fileName);
    return { profile, definition: definitionOfProfile(profile), name: profile.title };
  }
  const checked = checkFile(value);
  if (checked.problems) throw fileNotUsable(checked.problems);
  const faults = questionFaults(checked.value.definition, "/definition");
  if (faults.length > 0) throw fileNotUsable(faults.slice(0, 50));
  const { definition, name, profile } = checked.value;
  if (profile === undefined) return { definition, name, profile: null };
  const known = profileFrom(JSON.stringify(profile), fileName);
  const [loss] = profileLosses(known, definition);
  if (loss) throw fileNotUsable([{ in: "body", pointer: `/definition${loss.path}`, detail: loss.message }]);
  return { definition, name, profile: known };
}

/** Undefined where it isn't JSON: then it may be YAML. */
function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch {
    return undefined;
  }
}

const isOurs = (value: unknown): boolean =>
  typeof value === "object" &&
  value !== null &&
  Object.hasOwn(value, "format") &&
  Object(value).format === fileFormat;

function profileFrom(text: string, fileName: string): Profile {
  try {
    return parseQuestionnaire(text.replace(/^\uFEFF/, ""), fileName);
  } catch (cause) {
    if (!(cause instanceof AppError)) throw cause;
    // The first line says which file it is, each other one names a place and what is wrong there.
    const reasons = cause.message.split("\n").slice(1);
    throw fileNotUsable(
      reasons.map((reason): FieldProblem => ({ in: "body", pointer: "/text", detail: reason.trim() })),
    );
  }
}
