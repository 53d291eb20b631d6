import "./doors.css";
import { DoorOpen } from "lucide-react";
import { type ReactNode, useState } from "react";
import { usePathParam } from "../../../shell/address.ts";
import { useWorkspace } from "../../../shell/use-workspace.ts";
import { Breadcrumbs } from "../../../ui/breadcrumbs.tsx";
import { Button, LinkButton } from "../../../ui/button.tsx";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { Page } from "../../../ui/page.tsx";
import { Query } from "../../../ui/query.tsx";
import { Stack } from "../../../ui/stack.tsx";
import { HereOnly } from "../campaigns/parts/here-only.tsx";
import { AddDoor } from "./add-door.tsx";
import { DoorSection } from "./door-section.tsx";
import { type Doors, useDoors } from "./use-doors.ts";

/** The doors of an anonymous campaign: ways in that need no invitation. */
export function DoorsPage() {
  const { href, can } = useWorkspace();
  const campaign = usePathParam("campaign");
  const query = useDoors(campaign);
  const [isAdding, setAdding] = useState(false);
  const { data } = query;
  const mayAdd = data?.anonymous === true && data.state !== "closed" && can("campaigns.write");
  const add = (
    <Button tone="primary" icon={<DoorOpen size={16} aria-hidden />} onPress={() => setAdding(true)}>
      Add a door
    </Button>
  );
  return (
    <Page
      width="reading"
      kicker={
        <Breadcrumbs
          trail={[
            { label: "Campaigns", href: href("/campaigns") },
            { label: data?.campaign ?? "Campaign", href: href(`/campaigns/${campaign}`) },
          ]}
        />
      }
      title="Doors"
      lead="Ways into an anonymous campaign that need no invitation: for whoever has no e-mail, passes by or is handed a card."
      actions={mayAdd && data.doors.length > 0 && add}
    >
      <Query query={query}>
        {(loaded) => (
          <DoorList
            data={loaded}
            campaign={campaign}
            add={mayAdd ? add : null}
            back={
              <LinkButton href={href(`/campaigns/${campaign}`)}>
                {loaded.state === "draft" ? "Go to the settings" : "Back to the campaign"}
              </LinkButton>
            }
          />
        )}
      </Query>
      {isAdding && <AddDoor campaign={campaign} onClose={() => setAdding(false)} />}
    </Page>
  );
}

interface ListProps {
  data: Doors;
  campaign: string;
  add: ReactNode;
  back: ReactNode;
}

function DoorList({ data, campaign, add, back }: ListProps) {
  if (!data.anonymous)
    return (
      <EmptyState title="Only anonymous campaigns have doors" actions={back}>
        Whoever comes through a door says nothing of who they are, so their answers can't be named or
        confidential.
        {data.state === "draft"
          ? " Make the campaign anonymous first."
          : " Copy the campaign and make the copy anonymous."}
      </EmptyState>
    );
  if (data.doors.length === 0)
    return (
      <EmptyState title="This campaign has no doors" actions={add ?? back}>
        {data.state === "closed"
          ? "It is closed, and nobody can get in any more."
          : "It lives from its invitations alone. A door lets in people without e-mail, visitors or customers; each says honestly what it can't prevent."}
      </EmptyState>
    );
  return (
    <Stack gap="large">
      {data.state !== "closed" && (
        <HereOnly address={data.origin} what="These links, codes, posters and cards" />
      )}
      {data.state === "draft" && (
        <Notice title="The doors open with the campaign.">
          <p>Posters and cards can be printed now. Until it opens they lead to a page that says so.</p>
        </Notice>
      )}
      {data.doors.map((door) => (
        <DoorSection key={door.id} campaign={campaign} door={door} data={data} />
      ))}
    </Stack>
  );
}
