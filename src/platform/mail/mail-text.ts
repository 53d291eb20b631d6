import MailComposer from "nodemailer/lib/mail-composer";
import type { Mail } from "./mail.ts";
import type { MailAddress } from "./mail-address.ts";
import { htmlOf, withBrand } from "./mail-html.ts";

/** A message as it travels, in plain text and HTML. */
export async function composeMail(
  { id, to, subject, body, html, unsubscribe, attachment, brand }: Mail,
  sender: MailAddress,
): Promise<Buffer> {
  const domain = sender.address.slice(sender.address.lastIndexOf("@") + 1);
  const page = html ?? htmlOf(body);
  const picture = `logo.${id}@${domain}`;
  const name = brand?.name ?? "";
  return new MailComposer({
    from: name === "" ? sender : { ...sender, name },
    to,
    subject,
    // Two dashes and a space begin a signature.
    text: name === "" ? body : `${body}\n\n-- \n${name}`,
    html: brand ? withBrand(page, brand, picture) : page,
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
    attachments: [
      ...(brand?.logo
        ? [
            {
              cid: picture,
              filename: `logo.${brand.logo.type.slice("image/".length)}`,
              contentType: brand.logo.type,
              contentDisposition: "inline" as const,
              content: brand.logo.content,
            },
          ]
        : []),
      ...(attachment
        ? [{ filename: attachment.name, contentType: attachment.type, content: attachment.content }]
        : []),
    ],
    disableFileAccess: true,
    disableUrlAccess: true,
  })
    .compile()
    .build();
}
