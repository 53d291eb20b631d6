import { ChevronDown } from "lucide-react";
import { useRef } from "react";
import type { MailText, Placeholder, TextProblem } from "#listen/campaigns/texts.ts";
import { directionOf } from "#listen/questionnaires/direction.ts";
import { Button } from "../../../../ui/button.tsx";
import { Menu } from "../../../../ui/menu.tsx";
import { Columns, Row } from "../../../../ui/stack.tsx";
import { TextArea, TextField } from "../../../../ui/text-field.tsx";
import { toast } from "../../../../ui/toast.tsx";
import { languageName } from "../parts/languages.ts";

const placeholderWords: Readonly<Record<Placeholder, string>> = {
  name: "Name of the person",
  organisation: "Your organisation",
  closes: "Day and time of the close",
  link: "The person's own link",
  account: "A customer's account",
  account_manager: "Who looks after the customer",
};
const placeholders = Object.keys(placeholderWords) as Placeholder[];

interface MailEditorProps {
  language: string;
  text: MailText;
  /** The same mail in another language, to translate from. */
  beside: { language: string; text: MailText } | null;
  /** What it began with. */
  original: MailText;
  problems: readonly TextProblem[];
  onChange: (text: MailText) => void;
}

/** Subject and text of a mail, with what is put in for each person. */
export function MailEditor({ language, text, beside, original, problems, onChange }: MailEditorProps) {
  const frame = useRef<HTMLDivElement>(null);
  const insert = (name: Placeholder) => {
    const area = frame.current?.querySelector("textarea");
    const at = area?.selectionStart ?? text.body.length;
    const end = area?.selectionEnd ?? at;
    const mark = `{{${name}}}`;
    onChange({ ...text, body: text.body.slice(0, at) + mark + text.body.slice(end) });
    requestAnimationFrame(() => {
      area?.focus();
      area?.setSelectionRange(at + mark.length, at + mark.length);
    });
  };
  const reset = () => {
    onChange(original);
    toast("The mail is as it was at first.", () => onChange(text));
  };
  const isOriginal = text.subject === original.subject && text.body === original.body;
  const fields = (
    <div className="fields mail-fields" data-direction={directionOf(language)} ref={frame}>
      <TextField
        label="Subject"
        isRequired
        maxLength={200}
        value={text.subject}
        onChange={(subject) => onChange({ ...text, subject })}
      />
      <TextArea
        label="Text"
        isRequired
        rows={12}
        maxLength={10_000}
        value={text.body}
        onChange={(body) => onChange({ ...text, body })}
      />
    </div>
  );
  return (
    <div className="fields">
      {beside ? (
        <Columns minimum="20rem">
          <Original {...beside} />
          {fields}
        </Columns>
      ) : (
        fields
      )}
      {problems.length > 0 && (
        <ul className="text-problems">
          {problems.map(({ detail }) => (
            <li key={detail}>{detail}</li>
          ))}
        </ul>
      )}
      <Row>
        <Menu
          label="Insert into the text:"
          trigger={
            <>
              Insert <ChevronDown size={16} aria-hidden />
            </>
          }
          items={placeholders.map((name) => ({
            key: name,
            label: `${placeholderWords[name]} – {{${name}}}`,
            onAction: () => insert(name),
          }))}
        />
        {!isOriginal && (
          <Button tone="quiet" onPress={reset}>
            Start again with the first text
          </Button>
        )}
      </Row>
    </div>
  );
}

/** The mail that somebody translates from. */
function Original({ language, text: { subject, body } }: NonNullable<MailEditorProps["beside"]>) {
  return (
    <figure className="mail-preview" lang={language} dir={directionOf(language)}>
      <figcaption lang="en-GB" dir="ltr">{`In ${languageName(language)}`}</figcaption>
      <p className="mail-subject">{subject}</p>
      <p className="mail-body">{body}</p>
    </figure>
  );
}
