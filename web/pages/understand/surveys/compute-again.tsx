import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { UnderstoodColumn } from "#listen/survey-files/survey-file.ts";
import { correctSurveyImport } from "#listen/survey-imports/survey-imports.contract.ts";
import type { SurveyImport } from "#listen/survey-imports/survey-imports.schema.ts";
import type { SurveyResults } from "#understand/surveys/survey-results.ts";
import { call } from "../../../client.ts";
import { useWorkspace } from "../../../shell/use-workspace.ts";
import { Button } from "../../../ui/button.tsx";
import { ComboBox } from "../../../ui/combo-box.tsx";
import { toast } from "../../../ui/toast.tsx";
import { useUnderstanding } from "./use-understanding.ts";

interface ComputeAgainProps {
  found: SurveyImport;
  results: SurveyResults;
  /** What can be chosen here. */
  what: "outcome" | "group";
}

const words = {
  outcome: {
    label: "Outcome",
    missing:
      "Choose what you want more of, such as overall satisfaction: the other ratings are ranked by it.",
    other: "Rank by another outcome",
    fits: ({ kind }: UnderstoodColumn) => kind === "rating" || kind === "number",
  },
  group: {
    label: "Groups",
    missing: "Choose whose answers to set side by side, such as departments or regions.",
    other: "Compare other groups",
    fits: ({ kind, distinct }: UnderstoodColumn) => kind === "choice" && distinct > 1 && distinct <= 100,
  },
} as const;

/** The outcome or the groups, to be chosen right where they are missing, or changed. */
export function ComputeAgain({ found, results, what }: ComputeAgainProps) {
  const { id: workspace } = useWorkspace();
  const queries = useQueryClient();
  const { label, missing, other, fits } = words[what];
  const isMissing = what === "outcome" ? results.outcome === null : results.groups.length === 0;
  const [isOpen, setOpen] = useState(false);
  const [chosen, setChosen] = useState<string | null>(null);
  const [isPending, setPending] = useState(false);
  const understood = useUnderstanding(found, isMissing || isOpen);
  if (!isMissing && !isOpen)
    return (
      <div className="survey-other">
        <Button tone="quiet" onPress={() => setOpen(true)}>
          {other}
        </Button>
      </div>
    );
  const compute = async () => {
    if (chosen === null) return;
    setPending(true);
    try {
      const changed = await call(correctSurveyImport, {
        params: { workspace, import: found.import },
        body: {
          revision: found.revision,
          mapping: { ...found.mapping, [what]: chosen },
          minimum: found.minimum,
          compute: true,
        },
      });
      queries.setQueryData([workspace, "survey-imports", found.import], changed);
    } catch (error) {
      toast((error as Error).message);
      setPending(false);
    }
  };
  const columns = understood.data?.understanding.columns.filter(fits) ?? [];
  if (understood.data && columns.length === 0) return null;
  return (
    <div className="survey-again">
      <ComboBox
        label={label}
        {...(isMissing && { description: missing })}
        options={columns.map(({ name, label: wording }) => ({
          value: name,
          label: wording === name ? name : `${wording} (${name})`,
        }))}
        value={chosen}
        onChange={setChosen}
      />
      <Button isPending={isPending} isDisabled={chosen === null} onPress={() => void compute()}>
        Compute with it
      </Button>
    </div>
  );
}
