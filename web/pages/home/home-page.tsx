import { useWorkspace } from "../../shell/use-workspace.ts";
import { Page } from "../../ui/page.tsx";
import { FollowUpsSection } from "../listen/follow-ups/follow-ups-section.tsx";
import { SaidAndDoneSection } from "../listen/said-and-done/published-section.tsx";
import { CampaignsToday } from "./campaigns-today.tsx";
import { FirstSteps } from "./first-steps.tsx";
import { ForYou } from "./for-you.tsx";
import { PaperToday } from "./paper-today.tsx";
import { ResultsToday } from "./results-today.tsx";

/** What needs this person today: those who run the programme see that first, everybody else what is theirs. */
export function HomePage() {
  const { name, can } = useWorkspace();
  const today = new Date().toLocaleDateString(undefined, { dateStyle: "full" });
  return (
    <Page title="Today" kicker={name} lead={today}>
      {!can("campaigns.read") && <ForYou />}
      {can("results.read") && !can("campaigns.read") && <ResultsToday />}
      {can("campaigns.write") && <FirstSteps />}
      {can("campaigns.read") && <CampaignsToday />}
      {can("campaigns.read") && <ForYou />}
      {can("paper.enter") && <PaperToday />}
      <FollowUpsSection />
      <SaidAndDoneSection />
    </Page>
  );
}
