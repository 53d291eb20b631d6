import { type Static, Type } from "typebox";
import { Moment, Uuid, workspaceParams } from "#people/access/contract.ts";
import { operation } from "#platform/http/contract.ts";
import * as errors from "./said-and-done.errors.ts";
import { mostEntries } from "./said-and-done.ts";

const params = Type.Object({ workspace: Uuid, campaign: Uuid });
const Language = Type.String({ pattern: "^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$", maxLength: 35 });
const Texts = (maxLength: number) => Type.Record(Language, Type.String({ maxLength }));
const orNull = <Schema extends Parameters<typeof Type.Union>[0][number]>(schema: Schema) =>
  Type.Union([schema, Type.Null()]);

const ContentSchema = Type.Object({
  introduction: Texts(2000),
  entries: Type.Array(
    Type.Object({
      id: Type.String({ pattern: "^[a-z0-9-]{1,40}$" }),
      said: Texts(1000),
      done: Texts(2000),
      state: Type.Union([Type.Literal("done"), Type.Literal("under way"), Type.Literal("not possible")]),
      on: orNull(Type.String({ pattern: "^\\d{4}-\\d{2}-\\d{2}$" })),
      who: Type.String({ maxLength: 200 }),
      measure: orNull(Uuid),
    }),
    { maxItems: mostEntries },
  ),
});
export type Content = Static<typeof ContentSchema>;

const Version = Type.Object({ version: Type.Integer(), publishedAt: Moment, publishedBy: Type.String() });

export const readSaidAndDone = operation({
  method: "GET",
  path: "/api/workspaces/:workspace/campaigns/:campaign/said-and-done",
  summary: "Read what respondents of a campaign are told was done",
  permission: "campaigns.read",
  params,
  response: Type.Object({
    campaign: Type.String(),
    /** The questionnaire's; the first has to be written. */
    languages: Type.Array(Type.String()),
    draft: ContentSchema,
    /** 0 where nothing was saved. */
    revision: Type.Integer(),
    /** What the public page shows; null where it shows nothing. */
    shown: orNull(Type.Object({ ...Version.properties, path: Type.String(), isDraft: Type.Boolean() })),
    /** Newest first. */
    history: Type.Array(Version),
    /** Who was told; null where nobody was. */
    told: orNull(Type.Object({ version: Type.Integer(), count: Type.Integer(), finishedAt: orNull(Moment) })),
  }),
  errors: [errors.campaignMissing],
});

export const saveSaidAndDone = operation({
  method: "PUT",
  path: "/api/workspaces/:workspace/campaigns/:campaign/said-and-done",
  summary: "Save the draft of what was done",
  permission: "campaigns.write",
  params,
  body: Type.Object({ revision: Type.Integer({ minimum: 0 }), content: ContentSchema }),
  response: Type.Object({ revision: Type.Integer() }),
  errors: [errors.campaignMissing, errors.changedMeanwhile],
});

export const publishSaidAndDone = operation({
  method: "POST",
  path: "/api/workspaces/:workspace/campaigns/:campaign/said-and-done/versions",
  summary: "Publish the draft: from then on its page needs no sign-in",
  permission: "campaigns.write",
  params,
  body: Type.Object({ revision: Type.Integer({ minimum: 1 }) }),
  response: Type.Object({ version: Type.Integer() }),
  errors: [errors.campaignMissing, errors.changedMeanwhile, errors.notPublishable],
});

export const unpublishSaidAndDone = operation({
  method: "DELETE",
  path: "/api/workspaces/:workspace/campaigns/:campaign/said-and-done/versions",
  summary: "Take the page down; addresses given out end",
  permission: "campaigns.write",
  params,
  response: Type.Null(),
  errors: [errors.campaignMissing, errors.notPublished],
});

export const readSaidAndDoneVersion = operation({
  method: "GET",
  path: "/api/workspaces/:workspace/campaigns/:campaign/said-and-done/versions/:version",
  summary: "Read what was published once",
  permission: "campaigns.read",
  params: Type.Object({ workspace: Uuid, campaign: Uuid, version: Type.Integer({ minimum: 1 }) }),
  response: ContentSchema,
  errors: [errors.campaignMissing, errors.notPublished],
});

export const previewTelling = operation({
  method: "GET",
  path: "/api/workspaces/:workspace/campaigns/:campaign/said-and-done/mail",
  summary: "What everybody who was invited would be sent, and how many they are",
  permission: "campaigns.write",
  params,
  response: Type.Object({
    recipients: Type.Integer(),
    /** Invited, but without an address that takes mail, gone, or asked for no such mail. */
    leftOut: Type.Integer(),
    subject: Type.String(),
    body: Type.String(),
  }),
  errors: [errors.campaignMissing, errors.notPublished],
});

export const tellInvited = operation({
  method: "POST",
  path: "/api/workspaces/:workspace/campaigns/:campaign/said-and-done/mail",
  summary: "Tell everybody who was invited, whether they answered or not",
  permission: "campaigns.write",
  params,
  body: Type.Object({ version: Type.Integer({ minimum: 1 }) }),
  response: Type.Null(),
  errors: [errors.campaignMissing, errors.notPublished, errors.toldAlready, errors.changedMeanwhile],
});

export const listSaidAndDone = operation({
  method: "GET",
  path: "/api/workspaces/:workspace/said-and-done",
  summary: "List the pages that tell what was done, newest first",
  permission: "member",
  params: workspaceParams,
  response: Type.Object({
    pages: Type.Array(Type.Object({ title: Type.String(), publishedAt: Moment, path: Type.String() })),
  }),
});
