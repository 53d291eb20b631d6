import { Type } from "typebox";
import { setting } from "../settings.ts";

/** How mail leaves the server. */
export const mailSettings = {
  smtpUrl: setting({
    doc: "The mail server that takes this application's mail, e.g. smtp://user:password@mail.example.org:587, or smtps:// for TLS from the start. Without it, mail is kept in the outbox.",
    schema: Type.String({ pattern: "^smtps?://" }),
    default: null,
    env: "SERVICELOOP_SMTP_URL",
    secret: true,
  }),
  mailFrom: setting({
    doc: 'Sender of all mail: an address, or "Customer care <care@example.org>". Needed with a mail server.',
    schema: Type.String({ minLength: 3, maxLength: 300 }),
    default: null,
    env: "SERVICELOOP_MAIL_FROM",
  }),
  mailConnections: setting({
    doc: "Connections to the mail server at once.",
    schema: Type.Integer({ minimum: 1, maximum: 50 }),
    default: 4,
    env: "SERVICELOOP_MAIL_CONNECTIONS",
  }),
  mailPerMinute: setting({
    doc: "The most messages that one process hands to the mail server in a minute; without it, as many as the server takes.",
    schema: Type.Integer({ minimum: 1, maximum: 100_000 }),
    default: null,
    env: "SERVICELOOP_MAIL_PER_MINUTE",
  }),
};
