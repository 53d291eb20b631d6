import { Badge } from "../../ui/badge.tsx";
import { asAppError } from "../../ui/form.tsx";
import { useCampaign } from "../listen/campaigns/use-campaign.ts";

/** Whether a draft is ready to open, or what hinders it. */
export function DraftReadiness({ id }: { id: string }) {
  const { data, error } = useCampaign(id);
  if (!data) return error ? asAppError(error).message : "…";
  const hindering = data.checks.filter(({ severity }) => severity === "hinders");
  if (hindering.length === 0) return <Badge tone="good">ready to open</Badge>;
  return (
    <ul>
      {hindering.map(({ detail }) => (
        <li key={detail}>{detail}</li>
      ))}
    </ul>
  );
}
