import { useQuery } from "@tanstack/react-query";
import { readWhoSees } from "#listen/who-sees/who-sees.contract.ts";
import type { ResponseOf } from "#platform/http/contract.ts";
import { call } from "../../../client.ts";
import { usePathParam } from "../../../shell/address.ts";
import { useWorkspace } from "../../../shell/use-workspace.ts";
import { Badge } from "../../../ui/badge.tsx";
import { LinkButton } from "../../../ui/button.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { Page } from "../../../ui/page.tsx";
import { Query } from "../../../ui/query.tsx";
import { Section } from "../../../ui/section.tsx";
import { Stack } from "../../../ui/stack.tsx";

type Sights = ResponseOf<typeof readWhoSees>;

/** Who sees what of a campaign: everybody whom it concerns reads the same page. */
export function WhoSeesPage() {
  const { id: workspace } = useWorkspace();
  const campaign = usePathParam("campaign");
  const query = useQuery({
    queryKey: [workspace, "who-sees", campaign],
    queryFn: ({ signal }) => call(readWhoSees, { params: { workspace, campaign } }, { signal }),
  });
  return (
    <Page
      width="reading"
      kicker={query.data?.name ?? "Campaign"}
      title="Who sees what"
      lead="Made of the campaign's real settings. Both sides read the same words, and nobody can change them once people were invited."
    >
      <Query query={query}>{(data) => <Sides data={data} campaign={campaign} />}</Query>
    </Page>
  );
}

function Sides({ data: { sights, answers, settled }, campaign }: { data: Sights; campaign: string }) {
  const { href } = useWorkspace();
  return (
    <Stack gap="large">
      {!settled && <Notice title="The campaign has not opened: this follows its settings until then." />}
      <Notice
        tone={answers.sees ? "success" : "info"}
        title={answers.why}
        actions={
          answers.sees &&
          settled && <LinkButton href={href(`/campaigns/${campaign}/answers`)}>Single answers</LinkButton>
        }
      />
      {sights.map(({ side, title, isYou, sees, never }) => (
        <Section key={side} title={title} lead={isYou && <Badge tone="active">this is you</Badge>}>
          <h3>See</h3>
          <ul>
            {sees.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
          {never.length > 0 && (
            <>
              <h3>Never see</h3>
              <ul>
                {never.map((sentence) => (
                  <li key={sentence}>{sentence}</li>
                ))}
              </ul>
            </>
          )}
        </Section>
      ))}
    </Stack>
  );
}
