import { isOfCustomers } from "#listen/campaigns/audience.ts";
import { breakdownLabel } from "#listen/campaigns/breakdowns.ts";
import { directionOf } from "#listen/questionnaires/direction.ts";
import { useWorkspace } from "../../../../shell/use-workspace.ts";
import { DescriptionList } from "../../../../ui/description-list.tsx";
import { Section } from "../../../../ui/section.tsx";
import { Stack } from "../../../../ui/stack.tsx";
import { TextField } from "../../../../ui/text-field.tsx";
import { anonymityWords } from "../campaign-words.ts";
import { Part } from "../draft/part.tsx";
import { ReminderPlans } from "../draft/reminder-plans.tsx";
import { SaveStateLine } from "../draft/save-state.tsx";
import { TextsSection } from "../draft/texts-section.tsx";
import { TestSend } from "../draft/trial-section.tsx";
import { useDraft } from "../draft/use-draft.ts";
import { languageName } from "../parts/languages.ts";
import { momentWords } from "../parts/moments.ts";
import { Promised } from "../parts/promised.tsx";
import type { Campaign } from "../use-campaign.ts";

/** What is fixed, what people were told, and what can still be changed. */
export function SettingsPanel({ campaign }: { campaign: Campaign }) {
  const { can } = useWorkspace();
  const mayEdit = can("campaigns.write") && campaign.actions.includes("edit-open");
  return (
    <Stack gap="large">
      <Fixed campaign={campaign} />
      <Promised campaign={campaign} />
      {mayEdit && <Changeable campaign={campaign} />}
    </Stack>
  );
}

const audienceWords = {
  everybody: "everybody",
  groups: "some departments or levels",
  people: "people chosen one by one",
} as const;

function audienceText(audience: Campaign["settings"]["audience"]): string {
  if (!isOfCustomers(audience)) return audienceWords[audience.who];
  const { sample } = audience;
  return sample ? `a random sample of ${sample.size.toLocaleString()} customers` : "customers";
}

function Fixed({ campaign }: { campaign: Campaign }) {
  const { state, settings, questionnaireName, timeZone, earlier } = campaign;
  const questionText = (id: string) =>
    campaign.choiceQuestions.find((question) => question.id === id)?.text ?? id;
  const { questionnaire, anonymity, minimumGroup, retentionMonths, audience, closesAt } = settings;
  return (
    <Section
      title={state === "scheduled" ? "What opens" : "What is fixed"}
      lead={
        state === "scheduled"
          ? "Take the opening back to change it."
          : "People were told so. Copy the campaign to ask with other settings."
      }
    >
      <DescriptionList
        items={[
          {
            name: "Questionnaire",
            value: `${questionnaireName ?? "–"}, version ${questionnaire?.version ?? "–"}`,
          },
          { name: "Purpose", value: settings.purpose },
          ...Object.entries(settings.purposes).map(([language, text]) => ({
            name: `Purpose in ${languageName(language)}`,
            value: (
              <span lang={language} dir={directionOf(language)}>
                {text}
              </span>
            ),
          })),
          ...earlier
            .filter(({ id }) => id === settings.follows)
            .map(({ name }) => ({ name: "Compared with", value: name })),
          { name: "Answers", value: anonymityWords[anonymity] },
          { name: "Smallest group shown", value: minimumGroup.toLocaleString() },
          {
            name: "Single answers kept",
            value:
              retentionMonths === 1 ? "1 month after the close" : `${retentionMonths} months after the close`,
          },
          { name: "Audience", value: audienceText(audience) },
          ...(settings.breakdowns.length > 0
            ? [
                {
                  name: "Figures by",
                  value: settings.breakdowns
                    .map((id) => breakdownLabel(id, (question) => `answers to “${questionText(question)}”`))
                    .join(", "),
                },
              ]
            : []),
          { name: "Closes", value: closesAt === null ? "–" : momentWords(closesAt, timeZone) },
        ]}
      />
    </Section>
  );
}

/** Name, mails and reminders, which save themselves as in a draft. */
function Changeable({ campaign }: { campaign: Campaign }) {
  const draft = useDraft(campaign);
  const { settings, change } = draft;
  const { timeZone, openedAt } = campaign;
  return (
    <>
      <Section title="What can still be changed" lead="It is saved as you go, and holds for mails to come.">
        <SaveStateLine draft={draft} />
        <div className="fields">
          <TextField
            label="Name"
            isRequired
            maxLength={200}
            value={settings.name}
            onChange={(name) => change({ name })}
          />
          <ReminderPlans
            plans={settings.reminders}
            span={{
              opens: new Date(openedAt ?? Date.now()),
              closes: settings.closesAt === null ? null : new Date(settings.closesAt),
            }}
            isOpenKnown
            timeZone={timeZone}
            onChange={(reminders) => change({ reminders })}
          />
        </div>
      </Section>
      <TextsSection draft={draft} campaign={campaign} />
      <Part name="trial" title="Try it" lead="Trial answers never count.">
        <TestSend campaign={campaign} draft={draft} />
      </Part>
    </>
  );
}
