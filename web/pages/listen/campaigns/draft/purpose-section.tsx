import { TextArea, TextField } from "../../../../ui/text-field.tsx";
import { Part } from "./part.tsx";
import type { Draft } from "./use-draft.ts";

/** What the campaign is called, and what it is for. */
export function PurposeSection({ draft: { settings, change } }: { draft: Draft }) {
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
          description="One or two sentences. Respondents read them before the first question."
          isRequired
          maxLength={2000}
          rows={3}
          value={settings.purpose}
          onChange={(purpose) => change({ purpose })}
        />
      </div>
    </Part>
  );
}
