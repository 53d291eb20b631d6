import { errorKind } from "#platform/errors.ts";

export const quotaBreakdownUnknown = errorKind(
  "quota.breakdown-unknown",
  () =>
    "Quotas can be set for what the campaign is looked at by and what is known before anybody answers, such as segment, region or department. Add it to the campaign's breakdowns first, or choose another one.",
  422,
);
export const quotaTargetsWrong = errorKind("quota.targets-wrong", (detail: string) => detail, 422);
export const quotaFrozen = errorKind(
  "quota.frozen",
  () =>
    "What the quotas are set for can't be changed once a campaign has opened whose answers are confidential or anonymous: seen by several groups, single people could be watched. Change the numbers only.",
  409,
);
export const campaignClosed = errorKind(
  "quota.campaign-closed",
  () => "The campaign is closed: no more answers come. Set quotas for the next one.",
  409,
);
export const notOfCustomers = errorKind(
  "quota.not-of-customers",
  () =>
    "This campaign does not ask customers. Roles of accounts and further samples are there for customers only.",
  409,
);
export const notOpen = errorKind(
  "quota.not-open",
  () => "More customers can be invited while the campaign is open. Before it opens, make its sample larger.",
  409,
);
export const nobodyLeft = errorKind(
  "quota.nobody-left",
  () =>
    "Nobody of this group can be invited: all who fit are invited, have asked not to be, or were asked too often lately. Choose another group, or wait until the contact limit lets them be asked.",
  409,
);
