import "./my.css";
import type { listMyResults } from "#embed/personal-results/personal-results.contract.ts";
import type { ResponseOf } from "#platform/http/contract.ts";
import { useWorkspace } from "../../../shell/use-workspace.ts";
import { LinkButton } from "../../../ui/button.tsx";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { Link } from "../../../ui/link.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { Query } from "../../../ui/query.tsx";
import { Section } from "../../../ui/section.tsx";
import { Row } from "../../../ui/stack.tsx";
import { Table } from "../../../ui/table.tsx";
import { CompetencyList } from "./competency-list.tsx";
import { Answered } from "./glance.tsx";
import { readerWords } from "./own-words.ts";
import { ReportDownload } from "./report-download.tsx";
import { useOwnWaves } from "./use-own-results.ts";

type Wave = ResponseOf<typeof listMyResults>["results"][number];

/** One's own results: the latest at a glance, the earlier ones below. */
export function ResultsSection() {
  const query = useOwnWaves();
  return (
    <Section
      title="Your results"
      lead="Made from your own answers. They are meant for learning, never for appraisal, pay or ranking."
    >
      <Query query={query} lines={4}>
        {({ results, sharedAddress }) => {
          const [latest, ...earlier] = results;
          if (sharedAddress !== null)
            return (
              <Notice
                title={`Several people share the address ${sharedAddress}, so results can't be opened by it.`}
              >
                <p>Ask those who run the programme to give each of you an address of your own.</p>
              </Notice>
            );
          if (!latest)
            return (
              <EmptyState title="No results of yours yet">
                Some questionnaires give you results of your own. They appear here as soon as you have
                answered and said that you are done.
              </EmptyState>
            );
          return (
            <>
              <Latest wave={latest} />
              {earlier.length > 0 && <Earlier waves={earlier} />}
            </>
          );
        }}
      </Query>
    </Section>
  );
}

function Latest({ wave }: { wave: Wave }) {
  const { href } = useWorkspace();
  const address = href(`/my/results/${wave.invitation}`);
  return (
    <>
      <p>
        <strong>{wave.campaign}</strong>, <Answered wave={wave} />.{" "}
        {`It can be opened by ${readerWords[wave.readers]}.`}
      </p>
      <CompetencyList invitation={wave.invitation} competencies={wave.competencies} names={wave.names} />
      <Row>
        <LinkButton href={address}>See your results</LinkButton>
        <ReportDownload
          invitation={wave.invitation}
          languages={wave.reportLanguages}
          campaign={wave.campaign}
        />
      </Row>
    </>
  );
}

function Earlier({ waves }: { waves: readonly Wave[] }) {
  const { href } = useWorkspace();
  return (
    <Table
      caption="Your earlier results"
      rows={waves}
      rowKey={({ invitation }) => invitation}
      columns={[
        {
          key: "campaign",
          header: "Earlier results",
          isRowHeader: true,
          cell: ({ invitation, campaign }) => (
            <Link href={href(`/my/results/${invitation}`)}>{campaign}</Link>
          ),
        },
        { key: "answered", header: "When", cell: (wave) => <Answered wave={wave} /> },
        { key: "readers", header: "Who can open it", cell: ({ readers }) => readerWords[readers] },
        {
          key: "pdf",
          header: "",
          align: "end",
          cell: ({ invitation, reportLanguages, campaign }) => (
            <ReportDownload invitation={invitation} languages={reportLanguages} campaign={campaign} />
          ),
        },
      ]}
    />
  );
}
