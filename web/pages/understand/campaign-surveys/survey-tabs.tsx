import { LinkTabs } from "../../../ui/link-tabs.tsx";
import { useResultsAddress } from "../results/use-overview.ts";

/** Parts of the results of a survey. */
export function SurveyTabs({ current }: { current: "" | "/questions" | "/weighting" }) {
  const { to } = useResultsAddress();
  return (
    <LinkTabs
      label="Parts of the results"
      links={[
        { label: "What it comes to", href: to(""), isCurrent: current === "" },
        { label: "Question by question", href: to("/questions"), isCurrent: current === "/questions" },
        { label: "Weighting", href: to("/weighting"), isCurrent: current === "/weighting" },
        { label: "Take along", href: to("/take-along"), isCurrent: false },
      ]}
    />
  );
}
