import { useWorkspace } from "../../shell/use-workspace.ts";
import { Page } from "../../ui/page.tsx";
import { CampaignsToday } from "./campaigns-today.tsx";
import { FirstSteps } from "./first-steps.tsx";
import { ForYou } from "./for-you.tsx";

/** What needs this person today. */
export function HomePage() {
  const { name, can } = useWorkspace();
  const today = new Date().toLocaleDateString(undefined, { dateStyle: "full" });
  return (
    <Page title="Today" kicker={name} lead={today}>
      {can("campaigns.write") && <FirstSteps />}
      {can("campaigns.read") && <CampaignsToday />}
      <ForYou />
    </Page>
  );
}
