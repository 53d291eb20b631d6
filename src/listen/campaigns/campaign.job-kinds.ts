import { Type } from "typebox";
import type { JobKind } from "#platform/jobs/jobs.ts";

const Id = Type.String({ format: "uuid" });
const Campaign = Type.Object({ workspaceId: Id, campaignId: Id });
const Reminder = Type.Object({ workspaceId: Id, campaignId: Id, reminderId: Id });

/** Opens a campaign at its opening time. */
export const openScheduled: JobKind<typeof Campaign> = { name: "open-campaign", payload: Campaign };
/** Makes the invitations that are still to be made, and hands them to the mail. */
export const invitePeople: JobKind<typeof Campaign> = { name: "invite-people", payload: Campaign };
/** Sends one round of reminders. */
export const sendReminders: JobKind<typeof Reminder> = { name: "send-reminders", payload: Reminder };
/** Closes a campaign at its closing time. */
export const closeDue: JobKind<typeof Campaign> = { name: "close-campaign", payload: Campaign };
/** Deletes a campaign's single answers, as its retention says. */
export const deleteAnswers: JobKind<typeof Campaign> = { name: "delete-answers", payload: Campaign };
