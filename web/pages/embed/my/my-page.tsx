import { useWorkspace } from "../../../shell/use-workspace.ts";
import { Page } from "../../../ui/page.tsx";
import { ColleaguesSection } from "../../listen/colleagues/colleagues-section.tsx";
import { FollowUpsSection } from "../../listen/follow-ups/follow-ups-section.tsx";
import { MyDataSection } from "../../people/data-protection/my-data-section.tsx";
import { MyAccountsSection } from "../../understand/account-people/my-accounts-section.tsx";
import { ContractSection } from "../contract/contract-section.tsx";
import { ReportDeliverySection } from "../personal-reports/delivery-section.tsx";
import { ResultsSection } from "./results-section.tsx";
import { WaitingSection } from "./waiting-section.tsx";

/** What concerns whoever is signed in: what waits for them, and what belongs to them. */
export function MyPage() {
  const { name } = useWorkspace();
  return (
    <Page kicker={name} title="My page" lead="What waits for you, and what belongs to you alone.">
      <WaitingSection />
      <FollowUpsSection />
      <MyAccountsSection />
      <ColleaguesSection />
      <ResultsSection />
      <ContractSection />
      <ReportDeliverySection />
      <MyDataSection />
    </Page>
  );
}
