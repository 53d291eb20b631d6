import "./contract.css";
import { longDate } from "#understand/profile/wording.ts";
import { useWorkspace } from "../../../shell/use-workspace.ts";
import { Breadcrumbs } from "../../../ui/breadcrumbs.tsx";
import { Page } from "../../../ui/page.tsx";
import { Query } from "../../../ui/query.tsx";
import { Beginning } from "./beginning.tsx";
import { Earlier } from "./earlier.tsx";
import { Living } from "./living.tsx";
import { type Contract, type Mine, useMyContract } from "./use-contract.ts";
import { WritingContract } from "./writing-contract.tsx";

/** One's own contract for change: beginning, writing and signing it, then living with it. */
export function ContractPage() {
  const query = useMyContract();
  const { href } = useWorkspace();
  return (
    <Page
      kicker={<Breadcrumbs trail={[{ label: "My page", href: href("/my") }]} />}
      title="My contract for change"
      lead={leadOf(query.data?.current ?? null)}
      width="reading"
    >
      <Query query={query}>
        {(mine) => (
          <>
            <Current mine={mine} />
            <Earlier contracts={mine.earlier} />
          </>
        )}
      </Query>
    </Page>
  );
}

function Current({ mine: { current, canWrite, today } }: { mine: Mine }) {
  if (!current) return <Beginning canWrite={canWrite} />;
  const isWriting = current.state === "draft" || current.isAmending;
  return isWriting ? (
    <WritingContract key={current.id} contract={current} today={today} />
  ) : (
    <Living contract={current} today={today} />
  );
}

function leadOf(contract: Contract | null): string {
  if (!contract || contract.state === "draft")
    return "An agreement with yourself about a few things you want to do differently. It is private: nobody sees it, or that there is one, unless you share it.";
  if (contract.isAmending) return "You are changing it. What you signed holds until you sign the change.";
  return `From ${longDate(contract.beginsOn ?? "")} to ${longDate(contract.endsOn ?? "")}.`;
}
