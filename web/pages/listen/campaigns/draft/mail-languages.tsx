import { isOfCustomers } from "#listen/campaigns/audience.ts";
import type { MailTexts } from "#listen/campaigns/texts.ts";
import { builtInMails, mailsOrEnglish } from "#listen/campaigns/words/mail-catalogue.ts";
import { Badge } from "../../../../ui/badge.tsx";
import { Button } from "../../../../ui/button.tsx";
import { Row } from "../../../../ui/stack.tsx";
import { Table } from "../../../../ui/table.tsx";
import { languageName } from "../parts/languages.ts";
import type { Campaign, Settings } from "../use-campaign.ts";

const isAlike = (one: MailTexts, other: MailTexts) => JSON.stringify(one) === JSON.stringify(other);

interface State {
  tone: "neutral" | "good" | "warning";
  words: string;
}

/** Whose words the mails have in a language, and who gets them. */
function stateOf(language: string, texts: Settings["texts"], ofCustomers: boolean): State {
  const own = texts[language];
  const builtIn = builtInMails(language);
  if (own && builtIn)
    return isAlike(own, builtIn)
      ? { tone: "good", words: "built-in text" }
      : { tone: "good", words: "your own words" };
  if (own)
    return isAlike(own, mailsOrEnglish(language))
      ? { tone: "warning", words: "still in English: translate it" }
      : { tone: "good", words: "your own words" };
  if (!ofCustomers) return { tone: "neutral", words: "not in the mails" };
  return builtIn
    ? { tone: "neutral", words: "built-in text, for those known to read it" }
    : { tone: "warning", words: "not written: they get the others" };
}

interface MailLanguagesProps {
  campaign: Campaign;
  texts: Settings["texts"];
  /** Begins with the built-in text, or with the English one. */
  onWrite: (language: string) => void;
  onTakeOut: (language: string) => void;
}

/** The languages of the questionnaire and of the mails, with whose words are sent in each. */
export function MailLanguages({ campaign, texts, onWrite, onTakeOut }: MailLanguagesProps) {
  const written = Object.keys(texts);
  const languages = [...new Set([...written, ...campaign.languages])];
  if (languages.length < 2) return null;
  const ofCustomers = isOfCustomers(campaign.settings.audience);
  return (
    <>
      <p>
        {ofCustomers
          ? "Whoever is known to read one of these languages gets the mail in it alone. Everybody else gets all that are written, one below the other."
          : "Everybody gets all that are written, one below the other."}
      </p>
      <Table
        caption="Languages of the mails"
        rows={languages}
        rowKey={(language) => language}
        columns={[
          { key: "language", header: "Language", isRowHeader: true, cell: languageName },
          {
            key: "state",
            header: "Mails",
            cell: (language) => {
              const { tone, words } = stateOf(language, texts, ofCustomers);
              return <Badge tone={tone}>{words}</Badge>;
            },
          },
          {
            key: "actions",
            header: "",
            align: "end",
            cell: (language) => (
              <Row>
                {!texts[language] && (
                  <Button
                    onPress={() => onWrite(language)}
                  >{`Write them in ${languageName(language)}`}</Button>
                )}
                {texts[language] && written.length > 1 && (
                  <Button tone="quiet" onPress={() => onTakeOut(language)}>
                    {`Take ${languageName(language)} out`}
                  </Button>
                )}
              </Row>
            ),
          },
        ]}
      />
    </>
  );
}
