import { errorKind } from "#platform/errors.ts";

export const messageNotFound = errorKind(
  "message.not-found",
  () => "There is no such message. Look for it in the outbox.",
  404,
);

export const noMailServer = errorKind(
  "message.no-mail-server",
  () =>
    "No mail server is set, so nothing can be sent. Have SERVICELOOP_SMTP_URL and SERVICELOOP_MAIL_FROM set where the server runs, and start it again.",
  409,
);

export const notToSend = errorKind(
  "message.not-to-send",
  () =>
    "Only messages that failed, are unconfirmed or wait in the outbox can be sent again. Reload the list.",
  409,
);

export const linkEnded = errorKind(
  "message.link-ended",
  () => "The link in this message has ended. Make a new one where it came from.",
  409,
);

export const notToCancel = errorKind(
  "message.not-to-cancel",
  () => "Only messages that wait can be cancelled; this one is on its way or done. Reload the list.",
  409,
);
