import { directionOf } from "#listen/questionnaires/direction.ts";
import { TextArea, TextField } from "../../../../ui/text-field.tsx";
import { languageName } from "../parts/languages.ts";
import type { Campaign } from "../use-campaign.ts";
import { Part } from "./part.tsx";
import type { Draft } from "./use-draft.ts";

/** What the campaign is called, and what it is for. */
export function PurposeSection({
  draft: { settings, change },
  campaign: { languages },
}: {
  draft: Draft;
  campaign: Campaign;
}) {
  const [main, ...further] = languages;
  const { purposes } = settings;
  return (
    <Part name="purpose" title="Name and purpose">
      <div className="fields">
        <TextField
          label="Name"
          description={
            settings.name.trim() === ""
              ? "Write a name. Until then the last one stays."
              : "For you and your colleagues. It also stands above the results."
          }
          isRequired
          maxLength={200}
          value={settings.name}
          onChange={(name) => change({ name })}
        />
        <TextArea
          label="What are the answers for?"
          description={`One or two sentences${
            main !== undefined && further.length > 0 ? `, in ${languageName(main)}` : ""
          }. Respondents read them before the first question.`}
          isRequired
          maxLength={2000}
          rows={3}
          value={settings.purpose}
          onChange={(purpose) => change({ purpose })}
        />
        {further.map((language) => (
          <div key={language} data-direction={directionOf(language)} className="translated-purpose">
            <TextArea
              label={`The same in ${languageName(language)}`}
              description="Where it is empty, those who read this language get the text above."
              maxLength={2000}
              rows={3}
              value={purposes[language] ?? ""}
              onChange={(text) => change({ purposes: { ...purposes, [language]: text } })}
            />
          </div>
        ))}
      </div>
    </Part>
  );
}
