import MailComposer from "nodemailer/lib/mail-composer";
import type { Mail } from "./mail.ts";
import type { MailAddress } from "./mail-address.ts";

const entities: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

const escaped = (text: string) => text.replace(/[&<>"']/g, (sign) => entities[sign] ?? sign);

/** An address in a sentence ends before its full stop. */
const link = /https?:\/\/[^\s<>"]*[^\s<>".,;:!?)\]]/g;

function linked(text: string): string {
  let html = "";
  let end = 0;
  for (const { 0: found, index } of text.matchAll(link)) {
    html += `${escaped(text.slice(end, index))}<a href="${escaped(found)}">${escaped(found)}</a>`;
    end = index + found.length;
  }
  return html + escaped(text.slice(end));
}

/** A plain text as simple HTML: paragraphs where lines are empty, and links. */
export function htmlOf(text: string): string {
  const paragraphs = text
    .trim()
    .split(/\r?\n(?:[ \t]*\r?\n)+/)
    .map((paragraph) => `<p>${paragraph.split(/\r?\n/).map(linked).join("<br>\n")}</p>`);
  return `<!doctype html>
<html>
<body style="font-family: sans-serif; font-size: 16px; line-height: 1.5; max-width: 36em">
${paragraphs.join("\n")}
</body>
</html>
`;
}

/** A message as it travels, in plain text and HTML. */
export async function composeMail(
  { id, to, subject, body, unsubscribe, attachment }: Mail,
  sender: MailAddress,
): Promise<Buffer> {
  const domain = sender.address.slice(sender.address.lastIndexOf("@") + 1);
  return new MailComposer({
    from: sender,
    to,
    subject,
    text: body,
    html: htmlOf(body),
    messageId: `<${id}@${domain}>`,
    headers: {
      "Auto-Submitted": "auto-generated",
      "X-Auto-Response-Suppress": "OOF, AutoReply",
      // RFC 8058: the second header says that the address takes a POST without asking back.
      ...(unsubscribe !== undefined && {
        "List-Unsubscribe": `<${unsubscribe}>`,
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
      }),
    },
    ...(attachment && {
      attachments: [{ filename: attachment.name, contentType: attachment.type, content: attachment.content }],
    }),
    disableFileAccess: true,
    disableUrlAccess: true,
  })
    .compile()
    .build();
}
