import { errorKind } from "#platform/errors.ts";
import type { CampaignState } from "./campaign-state.ts";

export const campaignNotFound = errorKind(
  "campaign.not-found",
  () => "There is no such campaign. It may have been deleted; look at the list of campaigns.",
  404,
);
export const invitationNotFound = errorKind(
  "campaign.invitation-not-found",
  () => "There is no such invitation in this campaign. Load the list again.",
  404,
);
export const questionnaireUnknown = errorKind(
  "campaign.questionnaire-unknown",
  () =>
    "There is no such published version of a questionnaire. Publish the questionnaire first, then choose it.",
  422,
);
export const followsUnknown = errorKind(
  "campaign.follows-unknown",
  () =>
    "Answers can be compared with a campaign only that asked the same questionnaire and has been opened. Choose another one, or none.",
  422,
);
export const breakdownsWrong = errorKind("campaign.breakdowns-wrong", (detail: string) => detail, 422);
export const noAddresses = errorKind(
  "campaign.no-addresses",
  () => "There is no e-mail address in the text. Paste the addresses that came back, one a line or as CSV.",
  422,
);
export const changedMeanwhile = errorKind(
  "campaign.changed-meanwhile",
  () => "Somebody else has changed this campaign since you loaded it. Load it again and repeat your change.",
  409,
);
export const settingsFrozen = errorKind(
  "campaign.settings-frozen",
  (fields: string[]) =>
    `These settings can't be changed once a campaign has opened: ${fields.join(", ")}. People were told that they hold. Copy the campaign to use others.`,
  409,
);

const insteadOf: Record<CampaignState, string> = {
  draft: "The campaign has not opened yet. Open it first.",
  scheduled: "The campaign is set to open by itself. Take that back first, then change it.",
  opening: "The campaign is opening: invitations are being made. Try again in a moment.",
  open: "The campaign is open already. Copy it to start another one.",
  closed:
    "The campaign is closed and stays so: its results may have been released, and later answers could be told from the difference. Copy it to ask again.",
};

export const wrongState = errorKind("campaign.wrong-state", (state: CampaignState) => insteadOf[state], 409);
export const notReady = errorKind(
  "campaign.not-ready",
  (reasons: string[]) => `The campaign can't open yet. ${reasons.join(" ")}`,
  409,
);
export const closingNotLater = errorKind(
  "campaign.closing-not-later",
  () => "A campaign can only be extended: choose a time later than the one it closes at now.",
  422,
);
export const datesWrong = errorKind("campaign.dates-wrong", (detail: string) => detail, 422);
export const nobodyChosen = errorKind(
  "campaign.nobody-chosen",
  () =>
    "None of these people can be invited: they left, aren't in the audience, are invited or would stand out.",
  422,
);
export const noAddress = errorKind(
  "campaign.no-address",
  (name: string) => `${name} has no e-mail address. Give one, or hand the link out in print.`,
  422,
);
export const addressFixed = errorKind(
  "campaign.address-fixed",
  () =>
    "In a confidential or anonymous campaign a link goes to another address only while mail to the first one has failed and, as far as anybody knows, nothing has been saved: otherwise somebody else could answer in that person's place, or read the answers. Send it to the same address.",
  409,
);
export const addressConfidential = errorKind(
  "campaign.address-confidential",
  () =>
    "In a confidential or anonymous campaign only the consultants whom respondents were told of can send a link to another address: whoever receives it can answer in that person's place, or read the answers. Ask one of them, or send it to the same address.",
  403,
);
export const removalConfidential = errorKind(
  "campaign.removal-confidential",
  () =>
    "In a confidential campaign only the consultants whom respondents were told of can remove answers. Keep them, or ask one of the consultants.",
  403,
);
export const removalImpossible = errorKind(
  "campaign.removal-impossible",
  () =>
    "In an anonymous campaign nobody can tell which answers are whose, so none can be removed. Take the person out and keep what is there.",
  409,
);
export const personLeft = errorKind(
  "campaign.person-left",
  (name: string) =>
    `${name} has left the organisation, so the link works no more. If that is a mistake, correct it in the list of people first.`,
  409,
);
export const linksConfidential = errorKind(
  "campaign.links-confidential",
  () =>
    "In a confidential campaign whoever has a personal link can read that person's answers, so only the consultants whom respondents were told of can list them. Ask one of them.",
  403,
);
export const linksAnonymous = errorKind(
  "campaign.links-anonymous",
  () =>
    "Links of an anonymous campaign can't be listed: whoever has somebody's link can see whether it was used. Give people without e-mail shuffled access cards or paper sheets instead.",
  409,
);
export const personsConfidential = errorKind(
  "campaign.persons-confidential",
  () =>
    "In a confidential or anonymous campaign nobody sees who has answered. Look at the progress of departments.",
  403,
);
export const reminderTooSoon = errorKind(
  "campaign.reminder-too-soon",
  () => "Reminders are being sent already. Wait until they are done.",
  409,
);
export const nobodyToRemind = errorKind(
  "campaign.nobody-to-remind",
  (leftOut: string[], next: string | null) =>
    `Nobody can be reminded now${leftOut.length > 0 ? `: ${leftOut.join(", ")}` : ""}. ${next === null ? "Look at the delivery of the invitations for whom to reach otherwise." : `The next reminder can go from ${next} on.`}`,
  409,
);
