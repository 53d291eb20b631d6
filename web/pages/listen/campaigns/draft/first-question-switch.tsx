import { mayShowFirstQuestion } from "#listen/campaigns/first-question.ts";
import { Query } from "../../../../ui/query.tsx";
import { Switch } from "../../../../ui/switch.tsx";
import { languageName } from "../parts/languages.ts";
import { type Campaign, useCampaignPreview } from "../use-campaign.ts";
import type { Draft } from "./use-draft.ts";

/** Whether mails ask the first question themselves, and what that looks like. */
export function FirstQuestionSwitch({ draft, campaign }: { draft: Draft; campaign: Campaign }) {
  const { settings, change } = draft;
  const { firstQuestion } = campaign;
  const isAllowed = mayShowFirstQuestion(settings.anonymity);
  return (
    <>
      <Switch
        isSelected={settings.firstQuestion}
        isDisabled={!settings.firstQuestion && (firstQuestion === null || !isAllowed)}
        description={
          firstQuestion === null
            ? "The first page has no rating, scale from 0 to 10 or choice of up to seven that everybody is asked."
            : `A link for each answer to “${firstQuestion.text}”. It opens the question with that answer marked; nothing is saved before the person goes on, so programs that open every link change nothing.`
        }
        onChange={(next) => change({ firstQuestion: next })}
      >
        Ask the first question in the mail
      </Switch>
      {settings.firstQuestion && firstQuestion !== null && <ShownQuestion campaign={campaign} />}
    </>
  );
}

function ShownQuestion({ campaign }: { campaign: Campaign }) {
  const preview = useCampaignPreview(campaign);
  return (
    <Query query={preview} lines={2}>
      {({ invitation: { question } }) => (
        <>
          {question.map(({ language, text, answers }) => (
            <figure className="mail-preview" key={language}>
              <figcaption>
                {question.length === 1 ? "In the mail" : `In the mail, ${languageName(language)}`}
              </figcaption>
              <p className="mail-subject">{text}</p>
              <p>{answers.join(" · ")}</p>
            </figure>
          ))}
        </>
      )}
    </Query>
  );
}
