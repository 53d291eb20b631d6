import "./outbox.css";
import type { Message } from "#people/mail/outbox.contract.ts";
import { CopyField } from "../../../ui/copy-field.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { Section } from "../../../ui/section.tsx";

/** Why somebody doesn't get to read a message. */
const reasons = {
  recipient:
    "Its link lets its reader in as the recipient, so it is shown to nobody else. Whoever operates the server finds it with: npm run -s cli -- outbox",
  consultant:
    "Its link is for one person in a confidential or anonymous campaign, so it is shown only to the consultants whom respondents were told of.",
};

/** What a message says, with its link to copy. */
export function MessageBody({ body, hiddenFor }: Pick<Message, "body" | "hiddenFor">) {
  if (body === null)
    return <Notice title="The text is not shown.">{hiddenFor && <p>{reasons[hiddenFor]}</p>}</Notice>;
  const isLate = body.includes("⟦");
  const link = !isLate && /https?:\/\/\S+[^\s.,;:!?)]/.exec(body)?.[0];
  return (
    <Section title="Text">
      {link && <CopyField label="The message's link" value={link} />}
      {isLate && (
        <Notice title="The personal link is put in while the mail is sent.">
          <p>
            It doesn't lie in the outbox, since the campaign is anonymous. Without a mail server, whoever
            operates the server finds it with: npm run -s cli -- outbox
          </p>
        </Notice>
      )}
      <p className="message-body">{body}</p>
    </Section>
  );
}
