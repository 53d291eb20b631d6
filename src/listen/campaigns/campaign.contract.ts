import { Type } from "typebox";
import { Email, Line, Moment, Uuid, workspaceParams } from "#people/access/contract.ts";
import { operation } from "#platform/http/contract.ts";
import * as errors from "./campaign.errors.ts";
import {
  AnonymitySchema,
  AudienceCountsSchema,
  AudienceSchema,
  BreakdownsSchema,
  CampaignSchema,
  ContactLimitSchema,
  DeliverySchema,
  InvitationSchema,
  LinkSchema,
  MailPreviewSchema,
  MailWordsSchema,
  ProgressSchema,
  ReminderTurnsSchema,
  SettingsSchema,
  StateSchema,
  SummarySchema,
} from "./campaign.schema.ts";

const params = Type.Object({ workspace: Uuid, campaign: Uuid });
const invitationParams = Type.Object({ workspace: Uuid, campaign: Uuid, invitation: Uuid });
const chosen = Type.Array(Uuid, { minItems: 1, maxItems: 1000, uniqueItems: true });
const limit = Type.Optional(Type.Integer({ minimum: 1, maximum: 200, default: 50 }));
const offset = Type.Optional(Type.Integer({ minimum: 0, maximum: 1_000_000, default: 0 }));

export const listCampaigns = operation({
  method: "GET",
  path: "/api/workspaces/:workspace/campaigns",
  summary: "List campaigns, newest first",
  permission: "campaigns.read",
  params: workspaceParams,
  query: Type.Object({ state: Type.Optional(StateSchema), limit, offset }),
  response: Type.Object({ total: Type.Integer(), campaigns: Type.Array(SummarySchema) }),
});

export const createCampaign = operation({
  method: "POST",
  path: "/api/workspaces/:workspace/campaigns",
  summary: "Create a campaign with sensible settings",
  permission: "campaigns.write",
  params: workspaceParams,
  body: Type.Object({
    name: Line(200),
    /** Its newest published version is used. */
    questionnaire: Type.Optional(Uuid),
    /** Confidential where nothing is said. */
    anonymity: Type.Optional(AnonymitySchema),
    /** Staff where nothing is said. */
    audienceOf: Type.Optional(Type.Union([Type.Literal("staff"), Type.Literal("customers")])),
  }),
  response: Type.Object({ campaign: Uuid }),
  errors: [errors.questionnaireUnknown],
});

export const readCampaign = operation({
  method: "GET",
  path: "/api/workspaces/:workspace/campaigns/:campaign",
  summary: "Read a campaign, with what still hinders opening it",
  permission: "campaigns.read",
  params,
  response: CampaignSchema,
  errors: [errors.campaignNotFound],
});

export const updateCampaign = operation({
  method: "PUT",
  path: "/api/workspaces/:workspace/campaigns/:campaign",
  summary: "Change a campaign's settings; once it is open only its name, texts and reminders",
  permission: "campaigns.write",
  params,
  body: Type.Object({
    /** The revision that was read. */
    revision: Type.Integer({ minimum: 1 }),
    settings: SettingsSchema,
  }),
  response: Type.Object({ revision: Type.Integer() }),
  errors: [
    errors.campaignNotFound,
    errors.changedMeanwhile,
    errors.settingsFrozen,
    errors.wrongState,
    errors.questionnaireUnknown,
    errors.followsUnknown,
    errors.breakdownsWrong,
    errors.datesWrong,
  ],
});

export const copyCampaign = operation({
  method: "POST",
  path: "/api/workspaces/:workspace/campaigns/:campaign/copies",
  summary: "Make a new draft with the same settings, perhaps as the next wave",
  permission: "campaigns.write",
  params,
  body: Type.Object({
    name: Type.Optional(Line(200)),
    /** Compares the copy's answers with those of this campaign, which has to have been opened. */
    nextWave: Type.Optional(Type.Boolean()),
  }),
  response: Type.Object({ campaign: Uuid }),
  errors: [errors.campaignNotFound, errors.followsUnknown],
});

export const deleteCampaign = operation({
  method: "DELETE",
  path: "/api/workspaces/:workspace/campaigns/:campaign",
  summary: "Delete a campaign that has not opened, with its trial answers",
  permission: "campaigns.write",
  params,
  response: Type.Null(),
  errors: [errors.campaignNotFound, errors.wrongState],
});

export const previewAudience = operation({
  method: "POST",
  path: "/api/workspaces/:workspace/campaign-audiences/preview",
  summary: "Count the people in an audience, saved or not",
  permission: "campaigns.read",
  params: workspaceParams,
  body: Type.Object({
    audience: AudienceSchema,
    /** Customers are counted by these, too. */
    breakdowns: Type.Optional(BreakdownsSchema),
  }),
  response: AudienceCountsSchema,
});

export const updateContactLimit = operation({
  method: "PUT",
  path: "/api/workspaces/:workspace/contact-limit",
  summary: "Set how often a customer may be invited, by all campaigns together",
  permission: "campaigns.write",
  params: workspaceParams,
  body: ContactLimitSchema,
  response: Type.Null(),
});

export const handInBounces = operation({
  method: "POST",
  path: "/api/workspaces/:workspace/campaigns/:campaign/bounces",
  summary: "Mark addresses that turned mail away, as a mail provider lists them",
  permission: "campaigns.write",
  params,
  body: Type.Object({
    /** Any text with addresses in it: a list, CSV, or the messages themselves. */
    text: Type.String({ minLength: 1, maxLength: 2_000_000 }),
  }),
  response: Type.Object({
    /** Addresses found in the text. */
    addresses: Type.Integer(),
    /** People of the campaign who were marked now. */
    marked: Type.Integer(),
    /** Who was marked before. */
    known: Type.Integer(),
    /** Addresses that nobody was invited at; the first 100. */
    strangers: Type.Array(Type.String()),
  }),
  errors: [errors.campaignNotFound, errors.wrongState, errors.noAddresses],
});

export const previewCampaign = operation({
  method: "GET",
  path: "/api/workspaces/:workspace/campaigns/:campaign/preview",
  summary: "What people will be told and sent",
  permission: "campaigns.read",
  params,
  response: Type.Object({
    /** Paragraphs by language; frozen once it has opened. */
    promise: Type.Record(Type.String(), Type.Array(Type.String())),
    invitation: MailPreviewSchema,
    reminder: MailPreviewSchema,
    /** What those get who are known to read a language; everybody else gets all that the campaign is written in. */
    readers: Type.Array(
      Type.Object({
        language: Type.String(),
        /** Whether it is the built-in text, since none is written in a language of the questionnaire. */
        builtIn: Type.Boolean(),
        invitation: MailWordsSchema,
        reminder: MailWordsSchema,
      }),
    ),
    /** Whether a mail server is set; otherwise mail waits in the outbox for the operator to hand out. */
    mailServer: Type.Boolean(),
  }),
  errors: [errors.campaignNotFound],
});

export const sendTest = operation({
  method: "POST",
  path: "/api/workspaces/:workspace/campaigns/:campaign/tests",
  summary: "Send myself the invitation, with a link to try the questionnaire; these answers never count",
  permission: "campaigns.write",
  params,
  response: Type.Object({
    email: Type.String(),
    /** Where the trial begins. */
    path: Type.String(),
  }),
  errors: [errors.campaignNotFound, errors.wrongState, errors.notReady],
});

export const startPilot = operation({
  method: "POST",
  path: "/api/workspaces/:workspace/campaigns/:campaign/pilots",
  summary: "Let chosen people try the campaign; their answers are deleted when it opens",
  permission: "campaigns.write",
  params,
  body: Type.Object({ people: Type.Array(Uuid, { minItems: 1, maxItems: 200, uniqueItems: true }) }),
  response: Type.Object({
    /** People who got a mail now. */
    invited: Type.Integer(),
    /** Chosen people who can't be reached by mail. */
    withoutEmail: Type.Integer(),
  }),
  errors: [errors.campaignNotFound, errors.wrongState, errors.notReady, errors.nobodyChosen],
});

export const openCampaign = operation({
  method: "POST",
  path: "/api/workspaces/:workspace/campaigns/:campaign/opening",
  summary: "Open a campaign now, or have it open by itself at its opening time",
  permission: "campaigns.write",
  params,
  body: Type.Object({
    /** The revision that was read: what opens is what was seen. */
    revision: Type.Integer({ minimum: 1 }),
    when: Type.Union([Type.Literal("now"), Type.Literal("scheduled")]),
  }),
  response: Type.Object({ state: StateSchema }),
  errors: [errors.campaignNotFound, errors.changedMeanwhile, errors.wrongState, errors.notReady],
});

export const cancelOpening = operation({
  method: "DELETE",
  path: "/api/workspaces/:workspace/campaigns/:campaign/opening",
  summary: "Take back that a campaign opens by itself",
  permission: "campaigns.write",
  params,
  response: Type.Null(),
  errors: [errors.campaignNotFound, errors.wrongState],
});

export const listLinks = operation({
  method: "POST",
  path: "/api/workspaces/:workspace/campaigns/:campaign/links",
  summary: "The personal links of people without e-mail, to print; every look is written to the log",
  permission: "campaigns.write",
  params,
  response: Type.Object({ people: Type.Array(LinkSchema) }),
  errors: [errors.campaignNotFound, errors.wrongState, errors.linksAnonymous, errors.linksConfidential],
});

export const readAudienceChanges = operation({
  method: "GET",
  path: "/api/workspaces/:workspace/campaigns/:campaign/audience-changes",
  summary: "Who has come into the audience of an open campaign since, and who has left",
  permission: "campaigns.read",
  params,
  response: Type.Object({
    joiners: Type.Object({
      total: Type.Integer(),
      /** The first 500. */
      people: Type.Array(
        Type.Object({
          person: Uuid,
          name: Type.String(),
          department: Type.String(),
          /** Of a customer: the account's name. */
          account: Type.Union([Type.String(), Type.Null()]),
          hasEmail: Type.Boolean(),
        }),
      ),
    }),
    leavers: Type.Object({
      total: Type.Integer(),
      /** The first 500. */
      people: Type.Array(
        Type.Object({
          invitation: Uuid,
          name: Type.String(),
          department: Type.String(),
          leftAt: Moment,
        }),
      ),
    }),
  }),
  errors: [errors.campaignNotFound],
});

export const addJoiners = operation({
  method: "POST",
  path: "/api/workspaces/:workspace/campaigns/:campaign/joiners",
  summary: "Invite people who have come into the audience: the chosen ones, or all",
  permission: "campaigns.write",
  params,
  body: Type.Object({ people: Type.Optional(chosen) }),
  response: Type.Object({
    /** Null where all are being invited; `readCampaign` shows how far that is. */
    invited: Type.Union([Type.Integer(), Type.Null()]),
  }),
  errors: [errors.campaignNotFound, errors.wrongState, errors.nobodyChosen],
});

export const withdrawInvitations = operation({
  method: "POST",
  path: "/api/workspaces/:workspace/campaigns/:campaign/withdrawals",
  summary: "Take people out of an open campaign; their links work no more",
  permission: "campaigns.write",
  params,
  body: Type.Object({
    invitations: chosen,
    /**
     * What becomes of what they have saved. Removed answers can't be brought back; in confidential campaigns only those
     * who see answers remove any.
     */
    answers: Type.Union([Type.Literal("keep"), Type.Literal("remove")]),
  }),
  response: Type.Object({ withdrawn: Type.Integer() }),
  errors: [errors.campaignNotFound, errors.invitationNotFound, errors.removalConfidential, errors.wrongState],
});

export const reinstateInvitations = operation({
  method: "POST",
  path: "/api/workspaces/:workspace/campaigns/:campaign/reinstatements",
  summary: "Take people back in; their links work again",
  permission: "campaigns.write",
  params,
  body: Type.Object({ invitations: chosen }),
  response: Type.Object({ reinstated: Type.Integer() }),
  errors: [errors.campaignNotFound, errors.invitationNotFound, errors.wrongState],
});

export const listInvitations = operation({
  method: "GET",
  path: "/api/workspaces/:workspace/campaigns/:campaign/invitations",
  summary: "Who is invited, by name; in named campaigns also who has answered",
  permission: "campaigns.read",
  params,
  query: Type.Object({
    search: Type.Optional(Type.String({ maxLength: 200 })),
    /** Named campaigns only. */
    progress: Type.Optional(
      Type.Union([Type.Literal("not started"), Type.Literal("started"), Type.Literal("completed")]),
    ),
    limit,
    offset,
  }),
  response: Type.Object({ total: Type.Integer(), invitations: Type.Array(InvitationSchema) }),
  errors: [errors.campaignNotFound, errors.personsConfidential],
});

export const resendInvitation = operation({
  method: "POST",
  path: "/api/workspaces/:workspace/campaigns/:campaign/invitations/:invitation/mails",
  summary:
    "Send one person a new link, perhaps to a corrected address (in confidential campaigns only by those who see answers); links sent before end",
  permission: "campaigns.write",
  params: invitationParams,
  body: Type.Object({ email: Type.Optional(Email) }),
  response: Type.Object({ email: Type.String() }),
  errors: [
    errors.campaignNotFound,
    errors.invitationNotFound,
    errors.wrongState,
    errors.noAddress,
    errors.addressFixed,
    errors.addressConfidential,
    errors.personLeft,
  ],
});

export const readReminderTurns = operation({
  method: "GET",
  path: "/api/workspaces/:workspace/campaigns/:campaign/reminders/turns",
  summary: "Count whose turn a reminder would be now, answered or not, and who would be left out why",
  permission: "campaigns.read",
  params,
  response: Type.Object({
    turns: ReminderTurnsSchema,
    /** When the first of those who were left in peace can be reminded again; null where nobody was. */
    nextAt: Type.Union([Moment, Type.Null()]),
  }),
  errors: [errors.campaignNotFound],
});

export const remindNow = operation({
  method: "POST",
  path: "/api/workspaces/:workspace/campaigns/:campaign/reminders",
  summary: "Remind everybody who has not completed and has not had mail of this campaign within a day",
  permission: "campaigns.write",
  params,
  response: Type.Object({ reminder: Uuid, turns: ReminderTurnsSchema }),
  errors: [errors.campaignNotFound, errors.wrongState, errors.reminderTooSoon, errors.nobodyToRemind],
});

export const extendCampaign = operation({
  method: "POST",
  path: "/api/workspaces/:workspace/campaigns/:campaign/extension",
  summary: "Close an open campaign later than planned",
  permission: "campaigns.write",
  params,
  body: Type.Object({ closesAt: Moment }),
  response: Type.Null(),
  errors: [errors.campaignNotFound, errors.wrongState, errors.closingNotLater],
});

export const closeCampaign = operation({
  method: "POST",
  path: "/api/workspaces/:workspace/campaigns/:campaign/closing",
  summary: "Close an open campaign now, for good",
  permission: "campaigns.write",
  params,
  response: Type.Null(),
  errors: [errors.campaignNotFound, errors.wrongState],
});

export const readProgress = operation({
  method: "GET",
  path: "/api/workspaces/:workspace/campaigns/:campaign/progress",
  summary: "How many were invited, started and completed, by department and day; never who",
  permission: "campaigns.read",
  params,
  response: ProgressSchema,
  errors: [errors.campaignNotFound],
});

export const readDelivery = operation({
  method: "GET",
  path: "/api/workspaces/:workspace/campaigns/:campaign/delivery",
  summary: "What became of the mail",
  permission: "campaigns.read",
  params,
  response: DeliverySchema,
  errors: [errors.campaignNotFound],
});

export const listMyInvitations = operation({
  method: "GET",
  path: "/api/workspaces/:workspace/my/invitations",
  summary: "The open campaigns that I am invited to",
  permission: "member",
  params: workspaceParams,
  response: Type.Object({
    invitations: Type.Array(
      Type.Object({
        campaign: Uuid,
        name: Type.String(),
        closesAt: Moment,
        /** Null in an anonymous campaign: nobody knows. */
        progress: Type.Union([
          Type.Literal("not started"),
          Type.Literal("started"),
          Type.Literal("completed"),
          Type.Null(),
        ]),
        /** Where answering begins or goes on. */
        path: Type.String(),
      }),
    ),
  }),
});
