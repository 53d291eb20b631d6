import { errorKind } from "#platform/errors.ts";

export const noOpenProfile = errorKind(
  "colleagues.no-open-profile",
  () =>
    "You can't ask colleagues here: there is no profile open that you were invited to. Look at My page for what you were invited to.",
  404,
);
export const colleagueNotFound = errorKind(
  "colleagues.person-not-found",
  () => "This person can't be asked: they may have left, or have no e-mail address. Choose somebody else.",
  404,
);
export const requestNotFound = errorKind(
  "colleagues.request-not-found",
  () => "There is no such request of yours. Look at the list of colleagues whom you asked.",
  404,
);
export const alreadyAsked = errorKind(
  "colleagues.already-asked",
  (name: string) => `You have asked ${name} already. Everybody is asked once; choose somebody else.`,
  409,
);
export const enoughAsked = errorKind(
  "colleagues.enough-asked",
  (most: number) =>
    `You have asked ${most} colleagues, which is as many as there may be. Withdraw a request that has not been answered, then ask somebody else.`,
  409,
);
export const noMoreRequests = errorKind(
  "colleagues.no-more-requests",
  (most: number) =>
    `You have sent ${most} requests in this campaign, withdrawn ones included. There can't be more; go on with the colleagues whom you asked.`,
  409,
);
export const answeredMeanwhile = errorKind(
  "colleagues.answered",
  () =>
    "Your colleague has answered already, so the request can't be withdrawn any more. Nothing of it is shown before the campaign closes.",
  409,
);
export const notWaiting = errorKind(
  "colleagues.not-waiting",
  () =>
    "Nothing is waited for here: the colleague has answered, isn't available, or you withdrew the request.",
  409,
);
export const alreadyReminded = errorKind(
  "colleagues.already-reminded",
  () => "You have reminded this colleague already. One reminder is enough; talk to them instead.",
  409,
);
