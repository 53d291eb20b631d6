import { type Static, type TSchema, Type } from "typebox";
import { Line, Moment, Uuid, workspaceParams } from "#people/access/contract.ts";
import { operation } from "#platform/http/contract.ts";
import { DefinitionSchema, SentDefinition } from "./definition.schema.ts";
import * as errors from "./questionnaire.errors.ts";
import type { Filled, Field as TemplateField } from "./templates/filling.ts";
import { mostLines, type Purpose, purposes, type TemplateId, templateIds } from "./templates/template-ids.ts";

export const questionnaireParams = Type.Object({ workspace: Uuid, questionnaire: Uuid });
export const Version = Type.Integer({ minimum: 1, maximum: 1_000_000 });
const versionParams = Type.Object({ workspace: Uuid, questionnaire: Uuid, version: Version });
const Revision = Type.Integer({ minimum: 1, maximum: 2_000_000_000 });
const Name = Line(200);
const nullable = <const Schema extends TSchema>(schema: Schema) => Type.Union([schema, Type.Null()]);
/** A questionnaire with all its languages may be long. */
const bodyLimit = 4 * 1024 * 1024;

const TemplateName = Type.Unsafe<TemplateId>(Type.Union(templateIds.map((id) => Type.Literal(id))));

/** What its author should know; definition-problem.ts says more. */
const Problem = Type.Object({
  path: Type.String(),
  severity: Type.Union([Type.Literal("error"), Type.Literal("warning")]),
  message: Type.String(),
  question: Type.Optional(Type.String()),
  span: Type.Optional(Type.Object({ start: Type.Integer(), end: Type.Integer() })),
});

const ofField = { id: Type.String(), label: Type.String(), description: Type.String() };
/** Something that a template asks before a questionnaire begins. */
const Field = Type.Unsafe<TemplateField>(
  Type.Union([
    Type.Object({ kind: Type.Literal("line"), ...ofField, initial: Type.String() }),
    Type.Object({
      kind: Type.Literal("lines"),
      ...ofField,
      /** What a line names: "competitor". */
      noun: Type.String(),
      initial: Type.Array(Type.String()),
      minimum: Type.Integer(),
      maximum: Type.Integer(),
    }),
    Type.Object({ kind: Type.Literal("switch"), ...ofField, initial: Type.Boolean() }),
  ]),
);

/** What was filled in, by the id of the field; what is left out is as the template has it. */
const FilledFields = Type.Unsafe<Filled>(
  Type.Record(
    Type.String({ maxLength: 40 }),
    Type.Union([
      Type.String({ maxLength: 500 }),
      Type.Array(Type.String({ maxLength: 500 }), { maxItems: mostLines }),
      Type.Boolean(),
    ]),
    { maxProperties: 20 },
  ),
);

const Template = Type.Object({
  id: TemplateName,
  purpose: Type.Unsafe<Purpose>(Type.Union(purposes.map((each) => Type.Literal(each)))),
  name: Type.String(),
  description: Type.String(),
  /** When and whom to ask, how many, and what one learns. */
  guide: nullable(
    Type.Object({
      when: Type.String(),
      whom: Type.String(),
      howMany: Type.String(),
      learn: Type.String(),
    }),
  ),
  /** How long respondents take; null where that depends on what is made of it. */
  minutes: nullable(Type.Integer()),
  questions: Type.Integer(),
  fields: Type.Array(Field),
});

export const listTemplates = operation({
  method: "GET",
  path: "/api/workspaces/:workspace/questionnaire-templates",
  summary: "What a questionnaire can begin with",
  permission: "questionnaires.read",
  params: workspaceParams,
  response: Type.Array(Template),
});

export const readTemplate = operation({
  method: "GET",
  path: "/api/workspaces/:workspace/questionnaire-templates/:template",
  summary: "Read a template with its whole questionnaire, as it is with nothing filled in",
  permission: "questionnaires.read",
  params: Type.Object({ workspace: Uuid, template: TemplateName }),
  response: Type.Object({ ...Template.properties, definition: DefinitionSchema }),
});

const DraftState = Type.Union([
  /** Nothing was published yet. */
  Type.Literal("unpublished"),
  /** The draft differs from the latest version. */
  Type.Literal("changed"),
  Type.Literal("published"),
]);

const ListedQuestionnaire = Type.Object({
  id: Uuid,
  name: Type.String(),
  isProfile: Type.Boolean(),
  /** Whether its newest version asks what only customers can say, and there are customers to ask. */
  forCustomers: Type.Boolean(),
  languages: Type.Array(Type.String()),
  pages: Type.Integer(),
  questions: Type.Integer(),
  latestVersion: nullable(Version),
  publishedAt: nullable(Moment),
  state: DraftState,
  /** How many campaigns have chosen it. */
  campaigns: Type.Integer(),
  savedAt: Moment,
  savedBy: Type.String(),
  archivedAt: nullable(Moment),
});
export type ListedQuestionnaire = Static<typeof ListedQuestionnaire>;

export const listQuestionnaires = operation({
  method: "GET",
  path: "/api/workspaces/:workspace/questionnaires",
  summary: "The questionnaires of a programme, by name; at most 500",
  permission: "questionnaires.read",
  params: workspaceParams,
  query: Type.Object({ archived: Type.Optional(Type.Boolean()) }),
  response: Type.Array(ListedQuestionnaire),
});

export const createQuestionnaire = operation({
  method: "POST",
  path: "/api/workspaces/:workspace/questionnaires",
  summary: "Begin a questionnaire from a template",
  permission: "questionnaires.write",
  params: workspaceParams,
  body: Type.Object({
    template: TemplateName,
    /** The template's name where absent. */
    name: Type.Optional(Name),
    fields: Type.Optional(FilledFields),
  }),
  response: Type.Object({ id: Uuid }),
});

/** Reads the JSON that an export gave, or a profile of one's own as YAML or JSON. */
export const importQuestionnaire = operation({
  method: "POST",
  path: "/api/workspaces/:workspace/questionnaires/import",
  summary: "Make a questionnaire from a file",
  permission: "questionnaires.write",
  params: workspaceParams,
  body: Type.Object({
    fileName: Line(255),
    text: Type.String({ minLength: 1, maxLength: 3_000_000 }),
    /** The file's own name for it where absent. */
    name: Type.Optional(Name),
  }),
  bodyLimit,
  response: Type.Object({ id: Uuid }),
  errors: [errors.fileNotUsable],
});

export const copyQuestionnaire = operation({
  method: "POST",
  path: "/api/workspaces/:workspace/questionnaires/:questionnaire/copies",
  summary: "Begin a questionnaire as a copy of another's draft or version",
  permission: "questionnaires.write",
  params: questionnaireParams,
  body: Type.Object({ name: Name, version: Type.Optional(Version) }),
  response: Type.Object({ id: Uuid }),
  errors: [errors.questionnaireNotFound, errors.versionNotFound],
});

/** A published questionnaire of another programme in which the same person is the consultant. */
const Reusable = Type.Object({
  id: Uuid,
  name: Type.String(),
  version: Version,
  publishedAt: Moment,
  questions: Type.Integer(),
  languages: Type.Array(Type.String()),
  isProfile: Type.Boolean(),
});

export const listReusable = operation({
  method: "GET",
  path: "/api/workspaces/:workspace/reusable-questionnaires",
  summary: "Published questionnaires of other programmes that I am the consultant of",
  permission: "questionnaires.write",
  params: workspaceParams,
  response: Type.Array(
    Type.Object({
      workspace: Uuid,
      programme: Type.String(),
      organisation: Type.String(),
      questionnaires: Type.Array(Reusable),
    }),
  ),
});

/** Copies the questions and nothing else: no answers, campaigns or people. Both programmes' logs say so. */
export const reuseQuestionnaire = operation({
  method: "POST",
  path: "/api/workspaces/:workspace/reusable-questionnaires",
  summary: "Begin a questionnaire as a copy of one from another programme of mine",
  permission: "questionnaires.write",
  params: workspaceParams,
  body: Type.Object({ workspace: Uuid, questionnaire: Uuid, version: Version, name: Name }),
  response: Type.Object({
    id: Uuid,
    /** Places of texts in which the other organisation is named, as JSON pointers; at most 50. */
    mentions: Type.Array(Type.String()),
  }),
  errors: [errors.notReusable],
});

const Draft = Type.Object({
  id: Uuid,
  name: Type.String(),
  isProfile: Type.Boolean(),
  definition: DefinitionSchema,
  /** Goes with the next save. */
  revision: Revision,
  savedAt: Moment,
  savedBy: Type.String(),
  latestVersion: nullable(Version),
  state: DraftState,
  campaigns: Type.Integer(),
  archivedAt: nullable(Moment),
  problems: Type.Array(Problem),
});
export type Draft = Static<typeof Draft>;

export const readDraft = operation({
  method: "GET",
  path: "/api/workspaces/:workspace/questionnaires/:questionnaire",
  summary: "Read a questionnaire's draft and what it still lacks",
  permission: "questionnaires.read",
  params: questionnaireParams,
  response: Draft,
  errors: [errors.questionnaireNotFound],
});

const Saved = Type.Object({
  revision: Revision,
  savedAt: Moment,
  state: DraftState,
  problems: Type.Array(Problem),
});

/** An unfinished draft can be saved; what it lacks comes back as problems. */
export const saveDraft = operation({
  method: "PUT",
  path: "/api/workspaces/:workspace/questionnaires/:questionnaire/draft",
  summary: "Save a questionnaire's draft",
  permission: "questionnaires.write",
  params: questionnaireParams,
  body: Type.Object({ revision: Revision, definition: SentDefinition }),
  bodyLimit,
  response: Saved,
  errors: [errors.questionnaireNotFound, errors.draftConflict, errors.questionnaireArchived],
});

export const revertDraft = operation({
  method: "POST",
  path: "/api/workspaces/:workspace/questionnaires/:questionnaire/draft/revert",
  summary: "Put a published version in the draft's place",
  permission: "questionnaires.write",
  params: questionnaireParams,
  body: Type.Object({ revision: Revision, version: Version }),
  response: Saved,
  errors: [
    errors.questionnaireNotFound,
    errors.versionNotFound,
    errors.draftConflict,
    errors.questionnaireArchived,
  ],
});

export const publishDraft = operation({
  method: "POST",
  path: "/api/workspaces/:workspace/questionnaires/:questionnaire/versions",
  summary: "Publish the draft as the next version, which never changes",
  permission: "questionnaires.write",
  params: questionnaireParams,
  body: Type.Object({
    revision: Revision,
    /** What is new, for colleagues. */
    note: Type.Optional(Type.String({ maxLength: 500 })),
  }),
  response: Type.Object({ version: Version }),
  errors: [
    errors.questionnaireNotFound,
    errors.draftConflict,
    errors.notPublishable,
    errors.nothingToPublish,
    errors.questionnaireArchived,
  ],
});

export const listVersions = operation({
  method: "GET",
  path: "/api/workspaces/:workspace/questionnaires/:questionnaire/versions",
  summary: "A questionnaire's versions, newest first",
  permission: "questionnaires.read",
  params: questionnaireParams,
  response: Type.Array(
    Type.Object({
      version: Version,
      note: Type.String(),
      publishedAt: Moment,
      publishedBy: Type.String(),
      campaigns: Type.Integer(),
    }),
  ),
  errors: [errors.questionnaireNotFound],
});

export const readVersion = operation({
  method: "GET",
  path: "/api/workspaces/:workspace/questionnaires/:questionnaire/versions/:version",
  summary: "Read a published version",
  permission: "questionnaires.read",
  params: versionParams,
  response: Type.Object({
    version: Version,
    definition: DefinitionSchema,
    isProfile: Type.Boolean(),
    note: Type.String(),
    publishedAt: Moment,
    publishedBy: Type.String(),
  }),
  errors: [errors.versionNotFound],
});

export const compareVersions = operation({
  method: "GET",
  path: "/api/workspaces/:workspace/questionnaires/:questionnaire/comparison",
  summary: "What changed from one version to another, or to the draft",
  permission: "questionnaires.read",
  params: questionnaireParams,
  query: Type.Object({
    from: Version,
    /** The draft where absent. */
    to: Type.Optional(Version),
  }),
  response: Type.Array(
    Type.Object({
      kind: Type.Union([Type.Literal("added"), Type.Literal("removed"), Type.Literal("changed")]),
      subject: Type.Union([Type.Literal("questionnaire"), Type.Literal("page"), Type.Literal("question")]),
      /** Empty for the questionnaire. */
      id: Type.String(),
      /** What it is called, in the first language. */
      text: Type.String(),
      /** Of a change: what changed, a phrase each. */
      details: Type.Array(Type.String()),
    }),
  ),
  errors: [errors.questionnaireNotFound, errors.versionNotFound],
});

export const renameQuestionnaire = operation({
  method: "PATCH",
  path: "/api/workspaces/:workspace/questionnaires/:questionnaire",
  summary: "Rename a questionnaire; respondents see its title, not this name",
  permission: "questionnaires.write",
  params: questionnaireParams,
  body: Type.Object({ name: Name }),
  response: Type.Null(),
  errors: [errors.questionnaireNotFound],
});

export const archiveQuestionnaire = operation({
  method: "POST",
  path: "/api/workspaces/:workspace/questionnaires/:questionnaire/archive",
  summary: "Put a questionnaire away; running campaigns are not affected",
  permission: "questionnaires.write",
  params: questionnaireParams,
  response: Type.Null(),
  errors: [errors.questionnaireNotFound],
});

export const restoreQuestionnaire = operation({
  method: "POST",
  path: "/api/workspaces/:workspace/questionnaires/:questionnaire/restore",
  summary: "Bring an archived questionnaire back",
  permission: "questionnaires.write",
  params: questionnaireParams,
  response: Type.Null(),
  errors: [errors.questionnaireNotFound],
});

export const deleteQuestionnaire = operation({
  method: "DELETE",
  path: "/api/workspaces/:workspace/questionnaires/:questionnaire",
  summary: "Delete a questionnaire that was never published",
  permission: "questionnaires.write",
  params: questionnaireParams,
  response: Type.Null(),
  errors: [errors.questionnaireNotFound, errors.hasVersions],
});

/** A download: `?version=2`, or the draft without. */
export const exportPath = "/api/workspaces/:workspace/questionnaires/:questionnaire/export" as const;
