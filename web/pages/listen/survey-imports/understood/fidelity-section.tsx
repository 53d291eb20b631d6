import { useQuery } from "@tanstack/react-query";
import { ChevronRight } from "lucide-react";
import { useState } from "react";
import type { FidelityLine } from "#listen/survey-files/survey-file.ts";
import { readFidelity } from "#listen/survey-imports/survey-imports.contract.ts";
import type { SurveyImport } from "#listen/survey-imports/survey-imports.schema.ts";
import { call } from "../../../../client.ts";
import { useWorkspace } from "../../../../shell/use-workspace.ts";
import { Badge } from "../../../../ui/badge.tsx";
import { LinkButton } from "../../../../ui/button.tsx";
import { Pager } from "../../../../ui/pager.tsx";
import { Query } from "../../../../ui/query.tsx";
import { SearchField } from "../../../../ui/search-field.tsx";
import { Select } from "../../../../ui/select.tsx";
import { Table } from "../../../../ui/table.tsx";

const pageLength = 50;

const tones = { kept: "good", changed: "warning", lost: "bad" } as const;
type Verdict = FidelityLine["verdict"];

/** What became of everything in the file: kept, changed or lost; closed, as it is long. */
export function FidelitySection({ found }: { found: SurveyImport }) {
  const { id: workspace } = useWorkspace();
  const [isOpen, setOpen] = useState(false);
  const query = useQuery({
    queryKey: [workspace, "survey-imports", found.import, "fidelity", found.revision, found.state],
    queryFn: ({ signal }) => call(readFidelity, { params: { workspace, import: found.import } }, { signal }),
  });
  const counts = query.data?.fidelity.counts;
  return (
    <details className="survey-part" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>
        <ChevronRight className="survey-turn" size={18} aria-hidden />
        <h2>What was kept, changed and lost</h2>
        {counts && (
          <span className="survey-because">
            {`${counts.kept.toLocaleString()} kept, ${counts.changed.toLocaleString()} changed, ${counts.lost.toLocaleString()} lost`}
          </span>
        )}
      </summary>
      {isOpen && (
        <div className="survey-part-content">
          <Query query={query}>{({ fidelity }) => <Lines lines={fidelity.lines} />}</Query>
          <div>
            <LinkButton
              href={`/api/workspaces/${workspace}/survey-imports/${found.import}/fidelity.json`}
              download
            >
              Download the list (JSON)
            </LinkButton>
          </div>
        </div>
      )}
    </details>
  );
}

function Lines({ lines }: { lines: readonly FidelityLine[] }) {
  const [verdict, setVerdict] = useState<Verdict | "all">(
    lines.some((line) => line.verdict !== "kept") ? "all" : "kept",
  );
  const [words, setWords] = useState("");
  const [offset, setOffset] = useState(0);
  const sought = words.trim().toLocaleLowerCase();
  // What was lost comes first: it is what somebody may miss.
  const order: Verdict[] = ["lost", "changed", "kept"];
  const shown = order
    .filter((each) => verdict === "all" || verdict === each)
    .flatMap((each) => lines.filter((line) => line.verdict === each))
    .filter(({ where, what, text }) => `${where}\n${what}\n${text}`.toLocaleLowerCase().includes(sought))
    .map((line, index) => ({ ...line, key: String(index) }));
  const start = offset < shown.length ? offset : 0;
  return (
    <>
      <div className="survey-tools">
        <SearchField
          label="Find in the list"
          value={words}
          onChange={(next) => {
            setWords(next);
            setOffset(0);
          }}
        />
        <Select<Verdict | "all">
          label="Show"
          value={verdict}
          onChange={(next) => {
            setVerdict(next);
            setOffset(0);
          }}
          options={[
            { value: "all", label: "Everything" },
            { value: "lost", label: "What was lost" },
            { value: "changed", label: "What was changed" },
            { value: "kept", label: "What was kept" },
          ]}
        />
      </div>
      {shown.length === 0 ? (
        <p>Nothing fits.</p>
      ) : (
        <>
          <Table
            caption="What was kept, changed and lost"
            rows={shown.slice(start, start + pageLength)}
            rowKey={({ key }) => key}
            columns={[
              { key: "where", header: "Where", isRowHeader: true, cell: ({ where }) => where },
              { key: "what", header: "What", cell: ({ what }) => what },
              {
                key: "verdict",
                header: "Became of it",
                cell: (line) => <Badge tone={tones[line.verdict]}>{line.verdict}</Badge>,
              },
              { key: "text", header: "In words", cell: ({ text }) => text },
            ]}
          />
          <Pager offset={start} limit={pageLength} total={shown.length} onOffset={setOffset} things="lines" />
        </>
      )}
    </>
  );
}
