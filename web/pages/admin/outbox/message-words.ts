import type { MessageKind, MessageState } from "#people/mail/message.ts";

/** What mail is about, in words. */
export const kindWords: Record<MessageKind, string> = {
  "sign-in": "Sign-in link",
  "member-invitation": "Invitation of a member",
  test: "Test",
  notice: "Notice",
  invitation: "Invitation",
  reminder: "Reminder",
  personal: "Personal",
  report: "Report is ready",
};

interface StateWords {
  label: string;
  tone: "neutral" | "active" | "good" | "warning" | "bad";
  /** What it means, in a sentence. */
  meaning: string;
}

export const stateWords: Record<MessageState, StateWords> = {
  queued: { label: "Queued", tone: "active", meaning: "It goes as soon as its turn comes." },
  sending: { label: "Sending", tone: "active", meaning: "It is being handed to the mail server." },
  sent: { label: "Sent", tone: "good", meaning: "The mail server has taken it." },
  failed: { label: "Failed", tone: "bad", meaning: "It was not sent, and is not tried again by itself." },
  unconfirmed: {
    label: "Unconfirmed",
    tone: "warning",
    meaning:
      "Sending was interrupted: it may have arrived or not. Send it again if a second copy does no harm.",
  },
  outbox: { label: "Kept", tone: "warning", meaning: "It is kept here, since no mail server was set." },
  cancelled: { label: "Withdrawn", tone: "neutral", meaning: "It was withdrawn before it was sent." },
};
