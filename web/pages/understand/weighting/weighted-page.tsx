import { useQuery } from "@tanstack/react-query";
import { Download } from "lucide-react";
import type { ResponseOf } from "#platform/http/contract.ts";
import type { WeightedSurvey } from "#understand/weighting/weighted-survey.ts";
import { readWeighting } from "#understand/weighting/weighting.contract.ts";
import { call } from "../../../client.ts";
import { usePathParam } from "../../../shell/address.ts";
import { useWorkspace } from "../../../shell/use-workspace.ts";
import { Breadcrumbs } from "../../../ui/breadcrumbs.tsx";
import { LinkButton } from "../../../ui/button.tsx";
import { KeyFigure } from "../../../ui/key-figure.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { Page } from "../../../ui/page.tsx";
import { Query } from "../../../ui/query.tsx";
import { Section } from "../../../ui/section.tsx";
import { Columns, Stack } from "../../../ui/stack.tsx";
import { Table } from "../../../ui/table.tsx";
import { useResultsAddress } from "../results/use-overview.ts";
import { WeightedItems } from "./weighted-items.tsx";
import { numberWords, shareWords } from "./weighting-words.ts";

type Weighting = ResponseOf<typeof readWeighting>;

/** One weighting: its figures beside those that are not weighted, and what it costs. */
export function WeightedPage() {
  const { href } = useWorkspace();
  const { workspace, params, campaign, to } = useResultsAddress();
  const weighting = usePathParam("weighting");
  const query = useQuery({
    queryKey: [workspace, "results", campaign, "weighting", weighting],
    queryFn: ({ signal }) => call(readWeighting, { params: { ...params, weighting } }, { signal }),
  });
  const { data } = query;
  const trail = [
    { label: "Results", href: href("/results") },
    { label: data?.campaign ?? "Campaign", href: to("") },
    { label: "Weighting", href: to("/weighting") },
  ];
  return (
    <Page
      kicker={<Breadcrumbs trail={trail} />}
      title={data ? `Weighted by ${data.name}` : "Weighted results"}
      lead="Figures as they would be if groups had answered in the shares below, beside those that are not weighted."
      actions={data && <Downloads campaign={campaign} weighting={weighting} />}
    >
      <Query query={query} lines={10}>
        {(found) => <Figures weighting={found} />}
      </Query>
    </Page>
  );
}

function Downloads({ campaign, weighting }: { campaign: string; weighting: string }) {
  const { id: workspace } = useWorkspace();
  const base = `/api/workspaces/${workspace}/campaign-surveys/${campaign}/weightings/${weighting}/figures`;
  const icon = <Download size={16} aria-hidden />;
  return (
    <>
      <LinkButton icon={icon} href={`${base}.csv`} download>
        CSV
      </LinkButton>
      <LinkButton icon={icon} href={`${base}.xlsx`} download>
        Workbook (XLSX)
      </LinkButton>
    </>
  );
}

function Figures({ weighting: { record } }: { weighting: Weighting }) {
  const { n, effective, designEffect, weights, margins, methods } = record;
  return (
    <Stack gap="large">
      <Columns minimum="11rem">
        <KeyFigure label="People who answered" value={n.toLocaleString()} />
        <KeyFigure
          label="Count as much as"
          value={Math.round(effective).toLocaleString()}
          note={`people who count equally: intervals are made for so many (design effect ${numberWords(designEffect)})`}
        />
        <KeyFigure
          label="Weights"
          value={`${numberWords(weights.least)} to ${numberWords(weights.most)}`}
          note="how much one person counts; 1 is the mean"
        />
        <KeyFigure
          label="Held down"
          value={weights.trimmed.toLocaleString()}
          note={
            weights.cap === null
              ? "Weights are as large as it takes."
              : `people at the limit of ${weights.cap} times the mean`
          }
        />
      </Columns>
      {weights.without && <Held weights={weights} effective={effective} without={weights.without} />}
      {n / effective > 2 && (
        <Notice tone="warning" title="Less than half of what the answers tell is left.">
          <p>
            A few people count for very many here. Look at the figures that are not weighted as well, or
            weight by fewer margins.
          </p>
        </Notice>
      )}
      {margins.map((margin) => (
        <MarginSection key={margin.breakdown} margin={margin} />
      ))}
      <WeightedItems record={record} />
      <Section title="How this was computed">
        <dl className="weighting-methods">
          {methods.map(({ figure, text }) => (
            <div key={figure}>
              <dt>{figure}</dt>
              <dd>{text}</dd>
            </div>
          ))}
        </dl>
      </Section>
    </Stack>
  );
}

function Held({
  weights: { cap, largestDifference },
  effective,
  without,
}: {
  weights: WeightedSurvey["weights"];
  effective: number;
  without: NonNullable<WeightedSurvey["weights"]["without"]>;
}) {
  const isMissed = largestDifference >= 0.0005;
  return (
    <Notice title={`Weights were held down at ${cap ?? ""} times the mean.`}>
      <p>
        {`Without that the largest would be ${numberWords(without.most)}, and answers would count as much as ${Math.round(without.effective).toLocaleString()} people instead of ${Math.round(effective).toLocaleString()}. `}
        {isMissed
          ? `In turn, shares miss their targets by up to ${numberWords(100 * largestDifference)} percentage points.`
          : "All shares meet their targets all the same."}
      </p>
    </Notice>
  );
}

function MarginSection({ margin }: { margin: WeightedSurvey["margins"][number] }) {
  const { label, source, groups, elsewhere, invitedElsewhere } = margin;
  return (
    <Section
      title={label}
      lead={[
        source === "invited"
          ? "Targets are the shares of those who were invited."
          : "Targets are the shares that were typed.",
        elsewhere.n > 0 &&
          `${elsewhere.n.toLocaleString()} people are in none of these groups, since theirs isn't known or may not be shown: they keep their share of ${shareWords(elsewhere.share)}.`,
        invitedElsewhere !== null &&
          invitedElsewhere > 0 &&
          `${invitedElsewhere.toLocaleString()} of those invited are in none of them.`,
      ]
        .filter((words) => words !== false)
        .join(" ")}
    >
      <Table
        caption={`Shares by ${label}`}
        rows={groups}
        rowKey={({ value }) => value}
        columns={[
          { key: "group", header: label, isRowHeader: true, cell: (group) => group.label },
          { key: "n", header: "n", align: "end", cell: ({ n }) => n.toLocaleString() },
          {
            key: "answered",
            header: "Share of answers",
            align: "end",
            cell: ({ answered }) => shareWords(answered),
          },
          { key: "target", header: "Target", align: "end", cell: ({ target }) => shareWords(target) },
          { key: "weighted", header: "Weighted", align: "end", cell: ({ weighted }) => shareWords(weighted) },
        ]}
      />
    </Section>
  );
}
