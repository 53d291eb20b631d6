import { FileDown } from "lucide-react";
import { endSheets } from "#listen/paper/paper.contract.ts";
import { call } from "../../../client.ts";
import { useWorkspace } from "../../../shell/use-workspace.ts";
import { Button, LinkButton } from "../../../ui/button.tsx";
import { Section } from "../../../ui/section.tsx";
import { Row } from "../../../ui/stack.tsx";
import { Table } from "../../../ui/table.tsx";
import { toast } from "../../../ui/toast.tsx";
import { languageName } from "../campaigns/parts/languages.ts";
import { countWords } from "../doors/count-words.ts";
import { dayWords } from "./day-words.ts";
import { type Paper, useRefreshPaper } from "./use-paper.ts";

type Batch = Paper["batches"][number];

/** What was printed, with the files to print. */
export function BatchTable({ paper, campaign }: { paper: Paper; campaign: string }) {
  return (
    <Section title="Printed sheets">
      <Table
        caption="Batches of sheets"
        rows={paper.batches}
        rowKey={({ batch }) => batch}
        columns={[
          { key: "name", header: "Batch", isRowHeader: true, cell: ({ name }) => name },
          { key: "group", header: "Stored of them", cell: ({ group }) => group || "Nothing" },
          { key: "language", header: "Language", cell: ({ language }) => languageName(language) },
          { key: "printed", header: "Drawn on", cell: ({ printedOn }) => dayWords(printedOn) },
          { key: "sheets", header: "Sheets", align: "end", cell: ({ sheets }) => sheets },
          { key: "counted", header: "Counted", align: "end", cell: ({ counted }) => countWords(counted) },
          {
            key: "actions",
            header: "",
            cell: (batch) => <BatchActions batch={batch} campaign={campaign} state={paper.state} />,
          },
        ]}
      />
    </Section>
  );
}

function BatchActions({ batch, campaign, state }: { batch: Batch; campaign: string; state: Paper["state"] }) {
  const { id: workspace, can } = useWorkspace();
  const refresh = useRefreshPaper();
  if (state !== "open" || !can("campaigns.write")) return batch.isEnded ? "Ended" : null;
  const end = async (isEnded: boolean) => {
    const params = { workspace, campaign, batch: batch.batch };
    await call(endSheets, { params, body: { isEnded } });
    await refresh();
    if (isEnded) toast(`“${batch.name}” was ended: its sheets aren't typed any more.`, () => void end(false));
  };
  return (
    <Row>
      {!batch.isEnded && (
        <LinkButton
          icon={<FileDown size={16} aria-hidden />}
          href={`/api/workspaces/${workspace}/campaigns/${campaign}/paper/batches/${batch.batch}/sheets.pdf`}
          download
        >
          PDF
        </LinkButton>
      )}
      <Button onPress={() => void end(!batch.isEnded)}>{batch.isEnded ? "Use again" : "End"}</Button>
    </Row>
  );
}
