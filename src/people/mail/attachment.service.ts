import type { Transaction } from "#platform/database/tables.ts";
import type { Mail, MailAttachment } from "#platform/mail/mail.ts";
import { withParagraph } from "#platform/mail/mail-html.ts";
import type { AttachmentReference } from "./message.ts";

/**
 * Finds a file that a message names, at the moment it is sent. It answers undefined where there is none any more, or where
 * it may not go to this address any more.
 */
export type AttachmentSource = (
  tx: Transaction,
  workspaceId: string,
  key: AttachmentReference["key"],
  recipientEmail: string,
) => Promise<MailAttachment | undefined>;

/** By the name that messages have for them. */
export type AttachmentSources = Readonly<Record<string, AttachmentSource>>;

/** Mail servers commonly refuse messages from 20 MB on, and a file grows by a third on its way. */
const largest = 10 * 1024 * 1024;

/** The mail with its file; where there is none or it is too large, with the sentence that says so. */
export async function withAttachment(
  tx: Transaction,
  workspaceId: string,
  sources: AttachmentSources,
  reference: AttachmentReference | null,
  mail: Mail,
): Promise<Mail> {
  if (!reference) return mail;
  const attachment = await sources[reference.source]?.(tx, workspaceId, reference.key, mail.to.address);
  if (!attachment || attachment.content.length > largest) {
    const { body, html } = mail;
    return {
      ...mail,
      body: `${body}\n\n${reference.otherwise}`,
      ...(html !== undefined && { html: withParagraph(html, reference.otherwise) }),
    };
  }
  return { ...mail, attachment };
}
