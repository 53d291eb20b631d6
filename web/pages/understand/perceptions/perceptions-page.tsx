import "../surveys/surveys.css";
import { lazy, Suspense } from "react";
import type { PerceptionComparison, PerceptionSource } from "#understand/perceptions/perceptions.contract.ts";
import { useChangeSearch, useSearchParam } from "../../../shell/address.ts";
import { useWorkspace } from "../../../shell/use-workspace.ts";
import { LinkButton } from "../../../ui/button.tsx";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { Page } from "../../../ui/page.tsx";
import { Query } from "../../../ui/query.tsx";
import { Select } from "../../../ui/select.tsx";
import { Skeleton } from "../../../ui/skeleton.tsx";
import { chosenPair, partnersOf } from "./chosen-pair.ts";
import { SaveComparison } from "./save-comparison.tsx";
import { SavedComparisons } from "./saved-comparisons.tsx";
import { useSavedComparisons, useSources } from "./use-perceptions.ts";

// Charts are only needed once two campaigns can be compared.
const Gaps = lazy(async () => {
  const { Gaps: shown } = await import("./gaps.tsx");
  return { default: shown };
});

/** Where managers, staff and customers see the same service differently. */
export function PerceptionsPage() {
  const sources = useSources();
  const saved = useSavedComparisons();
  return (
    <Page
      kicker="Understand"
      title="Perception gaps"
      lead="What managers and staff believe customers experience, beside what customers say: the same items, on the same scale."
    >
      <Query query={sources} lines={8}>
        {({ sources: found }) => (
          <Query query={saved} lines={8}>
            {({ comparisons }) => <Compared sources={found} saved={comparisons} />}
          </Query>
        )}
      </Query>
    </Page>
  );
}

interface ComparedProps {
  /** The newest first. */
  sources: readonly PerceptionSource[];
  saved: readonly PerceptionComparison[];
}

function Compared({ sources, saved }: ComparedProps) {
  const change = useChangeSearch();
  const [customers] = useSearchParam("customers", "");
  const [staff] = useSearchParam("staff", "");
  const pair = chosenPair(sources, saved, { customers, staff });
  if (!pair) return <Nothing sources={sources} />;
  const optionOf = (shared: ReadonlyMap<string, number> | null) => (source: PerceptionSource) => ({
    value: source.campaign,
    label: source.name,
    description: [
      new Date(source.releasedAt).toLocaleDateString(undefined, { dateStyle: "medium" }),
      ...(shared ? [`${shared.get(source.campaign) ?? 0} shared items`] : []),
      ...(source.audience === "staff" && !source.tellsManagersApart ? ["managers are not told apart"] : []),
    ].join(", "),
  });
  const withPartners = sources.filter(
    ({ audience, shares }) => audience === "customers" && shares.length > 0,
  );
  const own = sources.find(({ campaign }) => campaign === pair.customers);
  const shared = new Map(own?.shares.map(({ campaign, items }) => [campaign, items]));
  return (
    <>
      <div className="story-choices">
        <Select
          label="What customers say"
          value={pair.customers}
          options={withPartners.map(optionOf(null))}
          onChange={(next) => {
            const partners = partnersOf(sources, next);
            const kept = partners.some(({ campaign }) => campaign === pair.staff) ? pair.staff : undefined;
            change({ customers: next, staff: kept ?? partners[0]?.campaign ?? "" });
          }}
        />
        <Select
          label="What managers and staff say"
          value={pair.staff}
          options={partnersOf(sources, pair.customers).map(optionOf(shared))}
          onChange={(next) => change({ ...pair, staff: next })}
        />
        <SaveComparison pair={pair} sources={sources} saved={saved} />
      </div>
      <Suspense fallback={<Skeleton lines={12} />}>
        <Gaps customers={pair.customers} staff={pair.staff} />
      </Suspense>
      {saved.length > 0 && <SavedComparisons saved={saved} pair={pair} />}
    </>
  );
}

/** What is missing before anything can be compared. */
function Nothing({ sources }: Pick<ComparedProps, "sources">) {
  const { can, href } = useWorkspace();
  const has = (audience: PerceptionSource["audience"]) =>
    sources.some((source) => source.audience === audience);
  const [title, words] = !has("customers")
    ? has("staff")
      ? [
          "Customers have not been asked yet",
          "There are results of a staff campaign. Ask customers with a questionnaire that has the same items, such as the relationship survey; once it has closed, both are set beside each other here.",
        ]
      : [
          "Nobody has been asked yet",
          "Ask customers with the relationship survey and staff with the staff's view of it: both rate the same items. Once both campaigns have closed, they are set beside each other here.",
        ]
    : has("staff")
      ? [
          "No two campaigns share an item",
          "Customers and staff were asked different things, or on different scales. Begin the next staff campaign from the staff's view, whose items are those of the relationship survey.",
        ]
      : [
          "Staff have not been asked yet",
          "There are results of a customer campaign. Ask managers and staff with the staff's view, whose items are the same; once it has closed, both are set beside each other here.",
        ];
  return (
    <EmptyState
      title={title}
      actions={
        can("campaigns.write") && (
          <LinkButton tone="primary" href={href("/questionnaires/new")}>
            Begin a questionnaire
          </LinkButton>
        )
      }
    >
      {words}
    </EmptyState>
  );
}
