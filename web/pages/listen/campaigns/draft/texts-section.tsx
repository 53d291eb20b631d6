import { useState } from "react";
import { textProblems } from "#listen/campaigns/texts.ts";
import { mailsOrEnglish } from "#listen/campaigns/words/mail-catalogue.ts";
import { Select } from "../../../../ui/select.tsx";
import { Columns, Stack } from "../../../../ui/stack.tsx";
import { Tabs } from "../../../../ui/tabs.tsx";
import { toast } from "../../../../ui/toast.tsx";
import { languageName } from "../parts/languages.ts";
import type { Campaign, Settings } from "../use-campaign.ts";
import { FirstQuestionSwitch } from "./first-question-switch.tsx";
import { MailEditor } from "./mail-editor.tsx";
import { MailLanguages } from "./mail-languages.tsx";
import { MailPreview } from "./mail-preview.tsx";
import { Part } from "./part.tsx";
import type { Draft } from "./use-draft.ts";

const mails = [
  { key: "invitation", label: "Invitation" },
  { key: "reminder", label: "Reminder" },
] as const;

const nothing = "*nothing";

/** The mails that people get, in each of their languages, one beside another where somebody translates. */
export function TextsSection({ draft, campaign }: { draft: Draft; campaign: Campaign }) {
  const { texts } = draft.settings;
  const written = Object.keys(texts);
  const [asked, setAsked] = useState(written[0] ?? "en");
  const [askedBeside, setBeside] = useState(nothing);
  const language = written.includes(asked) ? asked : (written[0] ?? "en");
  const others = written.filter((each) => each !== language);
  const beside = others.includes(askedBeside) ? askedBeside : nothing;
  const text = texts[language];
  const set = (next: Settings["texts"]) => draft.change({ texts: next });
  const write = (tag: string) => {
    set({ ...texts, [tag]: mailsOrEnglish(tag) });
    setAsked(tag);
    setBeside(language);
  };
  const takeOut = (tag: string) => {
    set(Object.fromEntries(Object.entries(texts).filter(([each]) => each !== tag)));
    toast(`The mails are no longer in ${languageName(tag)}.`, () => set(texts));
  };
  return (
    <Part
      name="texts"
      title="The mails"
      lead="Ready to use as they are. Words in double braces are replaced for each person."
    >
      <Stack>
        <MailLanguages campaign={campaign} texts={texts} onWrite={write} onTakeOut={takeOut} />
        {written.length > 1 && (
          <Columns>
            <Select
              label="Language to write in"
              options={written.map((tag) => ({ value: tag, label: languageName(tag) }))}
              value={language}
              onChange={setAsked}
            />
            <Select
              label="Beside it"
              options={[
                { value: nothing, label: "Nothing" },
                ...others.map((tag) => ({ value: tag, label: languageName(tag) })),
              ]}
              value={beside}
              onChange={setBeside}
            />
          </Columns>
        )}
        <FirstQuestionSwitch draft={draft} campaign={campaign} />
        {text && (
          <Tabs
            label="Mails"
            tabs={mails.map(({ key, label }) => ({
              key,
              label,
              content: (
                <Stack>
                  <MailEditor
                    key={`${language} ${key}`}
                    language={language}
                    text={text[key]}
                    beside={texts[beside] ? { language: beside, text: texts[beside][key] } : null}
                    original={mailsOrEnglish(language)[key]}
                    problems={textProblems({ [language]: text }).filter(({ mail }) => mail === key)}
                    onChange={(mail) => set({ ...texts, [language]: { ...text, [key]: mail } })}
                  />
                  <MailPreview campaign={campaign} mail={key} language={language} />
                </Stack>
              ),
            }))}
          />
        )}
      </Stack>
    </Part>
  );
}
