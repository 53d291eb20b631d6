import { useMemo } from "react";
import { breakdownParts, comparedBreakdowns } from "#understand/campaign-reports/who-differs.ts";
import type { CampaignSurvey } from "#understand/campaign-surveys/campaign-survey.ts";
import { useSearchParam } from "../../../shell/address.ts";
import { Select } from "../../../ui/select.tsx";
import { StoryParts } from "../surveys/story-parts.tsx";

interface BreakdownViewProps {
  survey: CampaignSurvey;
  released: string;
}

/** Groups beside each other, by the breakdown that the reader chooses. */
export function BreakdownView({ survey, released }: BreakdownViewProps) {
  const all = comparedBreakdowns(survey);
  const [by, setBy] = useSearchParam("compare", all[0]?.id ?? "");
  const chosen = all.find(({ id }) => id === by) ?? all[0];
  const parts = useMemo(() => (chosen ? breakdownParts(survey, chosen) : []), [survey, chosen]);
  if (!chosen) return null;
  return (
    <div className="story-parts">
      {all.length > 1 && (
        <div className="story-choices">
          <Select
            label="Compare by"
            value={chosen.id}
            options={all.map(({ id, label }) => ({ value: id, label }))}
            onChange={setBy}
          />
        </div>
      )}
      <StoryParts parts={parts} results={survey.overall} released={released} />
    </div>
  );
}
