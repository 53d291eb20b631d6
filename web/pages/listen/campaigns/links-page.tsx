import "./campaigns.css";
import { Printer } from "lucide-react";
import { useState } from "react";
import { isOfCustomers } from "#listen/campaigns/audience.ts";
import { listLinks } from "#listen/campaigns/campaign.contract.ts";
import type { ResponseOf } from "#platform/http/contract.ts";
import { call } from "../../../client.ts";
import { usePathParam } from "../../../shell/address.ts";
import { useWorkspace } from "../../../shell/use-workspace.ts";
import { Breadcrumbs } from "../../../ui/breadcrumbs.tsx";
import { Button, LinkButton } from "../../../ui/button.tsx";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { Form } from "../../../ui/form.tsx";
import { Page } from "../../../ui/page.tsx";
import { Query } from "../../../ui/query.tsx";
import { pathWords } from "./campaign-words.ts";
import { HereOnly } from "./parts/here-only.tsx";
import { momentWords } from "./parts/moments.ts";
import { type Campaign, useCampaign } from "./use-campaign.ts";

type Links = ResponseOf<typeof listLinks>["people"];

/** Slips with the personal links of people without e-mail, to print and cut; asked for by a button, since every look is logged. */
export function LinksPage() {
  const { href } = useWorkspace();
  const id = usePathParam("campaign");
  const campaign = useCampaign(id);
  return (
    <Page
      width="reading"
      kicker={
        <Breadcrumbs
          trail={[
            { label: "Campaigns", href: href("/campaigns") },
            { label: campaign.data?.settings.name ?? "Campaign", href: href(`/campaigns/${id}?tab=mail`) },
          ]}
        />
      }
      title="Links to print"
      lead="For people without an e-mail address: one slip each, to cut and hand over in person."
    >
      <Query query={campaign}>{(data) => <Slips campaign={data} />}</Query>
    </Page>
  );
}

function Slips({ campaign }: { campaign: Campaign }) {
  const { id: workspace, organisation, href } = useWorkspace();
  const [links, setLinks] = useState<Links | null>(null);
  const { settings, timeZone } = campaign;
  if (settings.anonymity === "anonymous")
    return (
      <EmptyState
        title="Links of an anonymous campaign can't be printed"
        actions={<LinkButton href={href(`/campaigns/${campaign.id}/doors`)}>Make cards</LinkButton>}
      >
        Whoever has somebody's link can see whether it was used. Give people without e-mail shuffled access
        cards or paper sheets: nothing tells who has used which.
      </EmptyState>
    );
  if (links === null)
    return (
      <Form
        submit="Show the links"
        onSubmit={async () =>
          setLinks((await call(listLinks, { params: { workspace, campaign: campaign.id } })).people)
        }
      >
        <p>
          Whoever holds a link can answer in that person's name. Hand each slip to its person, and leave none
          in the printer. That you looked is written to the audit log.
        </p>
      </Form>
    );
  if (links.length === 0)
    return (
      <EmptyState title="Nobody needs a printed link">
        Everybody who is invited has an e-mail address.
      </EmptyState>
    );
  return (
    <>
      <div className="no-print">
        <HereOnly address={links[0]?.link ?? ""} what="These links" />
        <Button tone="primary" icon={<Printer size={16} aria-hidden />} onPress={() => window.print()}>
          Print
        </Button>
      </div>
      <ul className="slips">
        {links.map(({ invitation, name, department, account, job, link }) => (
          <li key={invitation}>
            <p className="slip-name">{name}</p>
            <p className="campaign-note">
              {isOfCustomers(settings.audience)
                ? account
                : [job, pathWords(department, organisation)].filter(Boolean).join(", ")}
            </p>
            <p>Please open this address and answer the questions there:</p>
            <p className="slip-link">{link}</p>
            {settings.closesAt && (
              <p>{`You can answer until ${momentWords(settings.closesAt, timeZone)}.`}</p>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}
