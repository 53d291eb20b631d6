import { useQuery } from "@tanstack/react-query";
import { writtenGoals } from "#embed/contracts/clauses.ts";
import { listSupported } from "#embed/contracts/contract.contract.ts";
import { longDate } from "#understand/profile/wording.ts";
import { call } from "../../../client.ts";
import { useWorkspace } from "../../../shell/use-workspace.ts";
import "./contract.css";
import { LinkButton } from "../../../ui/button.tsx";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { Query } from "../../../ui/query.tsx";
import { Section } from "../../../ui/section.tsx";
import { type Contract, useMyContract } from "./use-contract.ts";

/** One's own contract at a glance, and whom one supports: for one's own page. */
export function ContractSection() {
  const query = useMyContract();
  const { href } = useWorkspace();
  if (query.data && !query.data.canWrite) return null;
  return (
    <>
      <Section title="My contract for change" lead="Private: nobody sees it unless you share it.">
        <Query query={query} lines={2}>
          {({ current }) =>
            current ? (
              <Glance contract={current} />
            ) : (
              <EmptyState
                title="No contract yet"
                actions={<LinkButton href={href("/my/contract")}>Write my contract</LinkButton>}
              >
                Agree with yourself on a few things that you want to do differently, and be asked once a week
                how it goes.
              </EmptyState>
            )
          }
        </Query>
      </Section>
      <SupportedSection />
    </>
  );
}

function Glance({ contract }: { contract: Contract }) {
  const { href } = useWorkspace();
  const { state, versions, endsOn, checkIns, askedWeek, isAmending } = contract;
  const goals = writtenGoals(versions[0]?.clauses ?? contract.clauses);
  const isDue = askedWeek !== null && checkIns.every(({ week }) => week !== askedWeek);
  const words =
    state === "draft"
      ? "Go on writing"
      : isAmending
        ? "Go on changing it"
        : isDue
          ? "How did the week go?"
          : "Open my contract";
  return (
    <div className="contract-glance">
      {goals.length === 0 ? (
        <p>You have begun to write. Nothing is signed yet.</p>
      ) : (
        <ul aria-label="My goals">
          {goals.map(({ id, text }) => (
            <li key={id} dir="auto">
              {text}
            </li>
          ))}
        </ul>
      )}
      {state === "draft"
        ? goals.length > 0 && <p className="contract-help">Not signed yet</p>
        : endsOn && <p className="contract-help">Until {longDate(endsOn)}</p>}
      <div>
        <LinkButton href={href("/my/contract")}>{words}</LinkButton>
      </div>
    </div>
  );
}

/** Whom one was asked to support; nothing where it is nobody. */
function SupportedSection() {
  const { id: workspace } = useWorkspace();
  const query = useQuery({
    queryKey: [workspace, "my", "supported-contracts"],
    queryFn: ({ signal }) => call(listSupported, { params: { workspace } }, { signal }),
  });
  const contracts = query.data?.contracts ?? [];
  if (contracts.length === 0) return null;
  return (
    <Section
      title="People you support"
      lead="They have shared their contract for change, or a part of it, with you."
    >
      <ul className="contract-list">
        {contracts.map(({ supporter, name, state, path }) => (
          <li className="contract-row" key={supporter}>
            <span>
              <bdi>{name}</bdi>
              <span className="contract-help">
                {state === "asked" ? " asks for your support" : " – ask now and then how it goes"}
              </span>
            </span>
            <LinkButton href={path}>
              {state === "asked" ? "Have a look" : "Open"}
              <span className="visually-hidden">: {name}</span>
            </LinkButton>
          </li>
        ))}
      </ul>
    </Section>
  );
}
