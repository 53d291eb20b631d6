import { useState } from "react";
import { textProblems } from "#listen/campaigns/texts.ts";
import { wordsOrEnglish } from "#listen/campaigns/words/catalogue.ts";
import { Button } from "../../../../ui/button.tsx";
import { Notice } from "../../../../ui/notice.tsx";
import { Query } from "../../../../ui/query.tsx";
import { Select } from "../../../../ui/select.tsx";
import { Row, Stack } from "../../../../ui/stack.tsx";
import { Tabs } from "../../../../ui/tabs.tsx";
import { languageName } from "../parts/languages.ts";
import { type Campaign, type Settings, useCampaignPreview } from "../use-campaign.ts";
import { MailEditor } from "./mail-editor.tsx";
import { Part } from "./part.tsx";
import type { Draft } from "./use-draft.ts";

const mails = [
  { key: "invitation", label: "Invitation" },
  { key: "reminder", label: "Reminder" },
] as const;

/** The mails that people get, in each of their languages. */
export function TextsSection({ draft, campaign }: { draft: Draft; campaign: Campaign }) {
  const { texts } = draft.settings;
  const written = Object.keys(texts);
  const [asked, setAsked] = useState(written[0] ?? "en");
  const language = written.includes(asked) ? asked : (written[0] ?? "en");
  const missing = campaign.languages.filter((each) => !written.includes(each));
  const text = texts[language];
  const set = (next: Settings["texts"]) => draft.change({ texts: next });
  return (
    <Part
      name="texts"
      title="The mails"
      lead="Ready to use as they are. Words in double braces are replaced for each person."
    >
      <Stack>
        {(written.length > 1 || missing.length > 0) && (
          <Row>
            {written.length > 1 && (
              <Select
                label="Language"
                options={written.map((tag) => ({ value: tag, label: languageName(tag) }))}
                value={language}
                onChange={setAsked}
              />
            )}
            {missing.map((tag) => (
              <Button
                key={tag}
                onPress={() => {
                  set({ ...texts, [tag]: wordsOrEnglish(tag).mails });
                  setAsked(tag);
                }}
              >
                {`Write them in ${languageName(tag)}`}
              </Button>
            ))}
            {written.length > 1 && !campaign.languages.includes(language) && (
              <Button
                onPress={() =>
                  set(Object.fromEntries(Object.entries(texts).filter(([tag]) => tag !== language)))
                }
              >
                {`Take ${languageName(language)} out`}
              </Button>
            )}
          </Row>
        )}
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
                    text={text[key]}
                    original={wordsOrEnglish(language).mails[key]}
                    problems={textProblems({ [language]: text }).filter(({ mail }) => mail === key)}
                    onChange={(mail) => set({ ...texts, [language]: { ...text, [key]: mail } })}
                  />
                  <MailPreview campaign={campaign} mail={key} />
                </Stack>
              ),
            }))}
          />
        )}
      </Stack>
    </Part>
  );
}

/** A mail as its recipient sees it, written to whoever looks at it. */
function MailPreview({ campaign, mail }: { campaign: Campaign; mail: "invitation" | "reminder" }) {
  const preview = useCampaignPreview(campaign);
  return (
    <Query query={preview} lines={3}>
      {({ [mail]: { subject, body }, mailServer }) => (
        <>
          {!mailServer && (
            <Notice title="No mail server is set.">
              <p>Mails wait in the outbox until whoever operates the server hands them out.</p>
            </Notice>
          )}
          <figure className="mail-preview">
            <figcaption>As it arrives, if it were sent to you</figcaption>
            <p className="mail-subject">{subject}</p>
            <p className="mail-body">{body}</p>
          </figure>
        </>
      )}
    </Query>
  );
}
