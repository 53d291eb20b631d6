import { AppError, type FieldProblem } from "#platform/errors.ts";
import { bodyValidator } from "#platform/http/validator.ts";
import {
  parseQuestionnaire,
  readQuestionnaire,
  serviceCommitmentFile,
} from "../profile/questionnaire.import.ts";
import type { Questionnaire as Profile } from "../profile/questionnaire.ts";
import { questionFaults } from "./definition.import.ts";
import type { Definition } from "./definition.ts";
import { definitionOfProfile, profileLosses } from "./profile-definition.ts";
import { fileNotUsable } from "./questionnaire.errors.ts";
import { addQuestionnaire, type Scope } from "./questionnaire.service.ts";
import { QuestionnaireFileSchema } from "./questionnaire-file.schema.ts";
import { fileFormat } from "./questionnaire-file.ts";
import type { TemplateId } from "./templates/template-ids.ts";
import { profileIntroduction, profileThanks, templates } from "./templates/templates.ts";
import { fileOf } from "./version.service.ts";

interface Content {
  definition: Definition;
  profile: Profile | null;
}

/** What there is to begin with, and how much it asks. */
export async function offeredTemplates() {
  const contents = await Promise.all(templates.map(({ id }) => contentOf(id)));
  return templates.map(({ id, name, description, minutes }, index) => ({
    id,
    name,
    description,
    minutes,
    questions: (contents[index]?.definition.pages ?? []).flatMap((page) => page.questions).length,
  }));
}

export async function createFromTemplate(
  scope: Scope,
  { template, name }: { template: TemplateId; name?: string },
): Promise<{ id: string }> {
  const named = templates.find(({ id }) => id === template)?.name ?? template;
  return addQuestionnaire(scope, { ...(await contentOf(template)), name: name ?? named }, { template });
}

/** The product's own profile, read once. */
let ownProfile: Promise<Profile> | undefined;

async function contentOf(template: TemplateId): Promise<Content> {
  const definition = templates.find(({ id }) => id === template)?.definition;
  if (definition) return { definition, profile: null };
  ownProfile ??= readQuestionnaire(serviceCommitmentFile);
  const profile = await ownProfile;
  return {
    profile,
    definition: {
      ...definitionOfProfile(profile),
      introduction: profileIntroduction,
      thanks: profileThanks,
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
