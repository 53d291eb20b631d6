import "./campaign-pages.css";
import { isOfCustomers } from "#listen/campaigns/audience.ts";
import { useWorkspace } from "../../../../shell/use-workspace.ts";
import { Link } from "../../../../ui/link.tsx";
import type { Campaign } from "../use-campaign.ts";

/** Links to what else belongs to a campaign: its ways in, whom it still lacks, what follows from it. */
export function CampaignPages({ campaign }: { campaign: Campaign }) {
  const { href, can } = useWorkspace();
  const { id, settings, state, openedAt, seesAnswers } = campaign;
  const of = (page: string) => href(`/campaigns/${id}/${page}`);
  const isAnonymous = settings.anonymity === "anonymous";
  const pages: readonly [isThere: boolean, label: string, address: string][] = [
    [isAnonymous, "Doors", of("doors")],
    [isAnonymous, "Paper", of("paper")],
    [true, "Quotas", of("quotas")],
    [isOfCustomers(settings.audience), "Accounts and roles", of("coverage")],
    [true, "Follow-up", of("follow-up")],
    [openedAt !== null && seesAnswers, "Single answers", of("answers")],
    [
      state === "closed" && settings.breakdowns.includes("account-manager") && can("campaigns.read"),
      "Account people",
      href(`/results/${id}/account-people`),
    ],
    [openedAt !== null, "You said, we did", of("said-and-done")],
    [true, "Who sees what", href(`/who-sees/${id}`)],
  ];
  return (
    <nav className="campaign-pages" aria-label="More of this campaign">
      {pages
        .filter(([isThere]) => isThere)
        .map(([, label, address]) => (
          <Link key={label} href={address}>
            {label}
          </Link>
        ))}
    </nav>
  );
}
