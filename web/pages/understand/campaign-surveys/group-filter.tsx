import { X } from "lucide-react";
import { comparedBreakdowns } from "#understand/campaign-reports/who-differs.ts";
import type { BreakdownGroup, CampaignSurvey } from "#understand/campaign-surveys/campaign-survey.ts";
import { listed } from "#understand/profile/wording.ts";
import { useChangeSearch } from "../../../shell/address.ts";
import { Button } from "../../../ui/button.tsx";
import { ComboBox } from "../../../ui/combo-box.tsx";
import { Select } from "../../../ui/select.tsx";

const reasons: Record<NonNullable<BreakdownGroup["why"]>, string> = {
  "too few": "withheld: too few answers",
  "protects another group":
    "withheld: beside the breakdowns before it, most of its answers would stand in groups too small to show",
};

interface GroupFilterProps {
  survey: CampaignSurvey;
  /** What is chosen; empty for nothing. */
  breakdown: string;
  value: string;
}

/** Narrows the page to one group of one breakdown. The choice is in the address. */
export function GroupFilter({ survey, breakdown, value }: GroupFilterProps) {
  const change = useChangeSearch();
  const all = comparedBreakdowns(survey).filter(({ groups }) => groups.some(({ n }) => n !== null));
  if (all.length === 0) return null;
  const chosen = all.find(({ id }) => id === breakdown);
  const hidden = chosen?.groups.filter(({ suppressed }) => suppressed) ?? [];
  return (
    <search className="campaign-filter" aria-label="One group">
      <Select
        label="Look at"
        value={breakdown === "" ? "everybody" : breakdown}
        options={[
          { value: "everybody", label: "Everybody" },
          ...all.map(({ id, label }) => ({ value: id, label: `One group by ${label.toLowerCase()}` })),
        ]}
        onChange={(next) => change({ breakdown: next === "everybody" ? "" : next, value: "" })}
      />
      {chosen && (
        <ComboBox
          key={chosen.id}
          label={chosen.label}
          value={value === "" ? null : value}
          placeholder="Choose a group"
          options={chosen.groups.map(({ value: group, label, n, why }) => ({
            value: group,
            label,
            description: n === null ? reasons[why ?? "too few"] : `${n.toLocaleString()} answers`,
            isDisabled: n === null,
          }))}
          onChange={(next) => change({ value: next ?? "" })}
        />
      )}
      {breakdown !== "" && (
        <Button
          tone="quiet"
          icon={<X size={16} aria-hidden />}
          onPress={() => change({ breakdown: "", value: "" })}
        >
          Clear
        </Button>
      )}
      {hidden.length > 0 && <p className="story-note">{hiddenWords(hidden)}</p>}
    </search>
  );
}

/** Names groups that can't be chosen, and why. */
function hiddenWords(hidden: readonly BreakdownGroup[]): string {
  const names = hidden.slice(0, 6).map(({ label }) => `“${label}”`);
  const all = hidden.length > names.length ? [...names, `${hidden.length - names.length} more`] : names;
  const few = hidden.every(({ why }) => why === "too few");
  return `${listed(all)} ${hidden.length === 1 ? "is" : "are"} withheld: ${few ? "too few answers to show without giving somebody away" : "too few answers, or a smaller group could be worked out"}.`;
}
