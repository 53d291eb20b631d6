import { useQuery } from "@tanstack/react-query";
import { Download } from "lucide-react";
import { useState } from "react";
import { type Import, importLimits, listImports } from "#people/organisation/import.contract.ts";
import { call } from "../../../client.ts";
import { useGo } from "../../../shell/address.ts";
import { useWorkspace } from "../../../shell/use-workspace.ts";
import { Badge } from "../../../ui/badge.tsx";
import { Breadcrumbs } from "../../../ui/breadcrumbs.tsx";
import { LinkButton } from "../../../ui/button.tsx";
import { FileDrop } from "../../../ui/file-drop.tsx";
import { asAppError } from "../../../ui/form.tsx";
import { Link } from "../../../ui/link.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { Page } from "../../../ui/page.tsx";
import { Progress } from "../../../ui/progress.tsx";
import { Query } from "../../../ui/query.tsx";
import { Section } from "../../../ui/section.tsx";
import { Stack } from "../../../ui/stack.tsx";
import { Stepper } from "../../../ui/stepper.tsx";
import { type Column, Table } from "../../../ui/table.tsx";
import { Time } from "../../../ui/time.tsx";
import { ColumnHelp } from "./column-help.tsx";
import { countWords, importSteps } from "./import-words.ts";
import { uploadStaff } from "./upload.ts";

/** The first step of an import: which file. */
export function ImportPage() {
  const { id: workspace, href } = useWorkspace();
  return (
    <Page
      kicker={<Breadcrumbs trail={[{ label: "People", href: href("/people") }]} />}
      title="Import people"
      lead="From a CSV file or an Excel workbook. You see what would change before anything does."
      actions={
        <LinkButton
          href={`/api/workspaces/${workspace}/people/template.csv`}
          icon={<Download size={16} aria-hidden />}
          download
        >
          Download the template
        </LinkButton>
      }
    >
      <Stack gap="large">
        <Stepper label="Steps of the import" steps={importSteps} current={0} />
        <ChooseFile />
        <ColumnHelp />
        <EarlierImports />
      </Stack>
    </Page>
  );
}

type Upload = { file: File; sent: number } | { problem: string } | null;

function ChooseFile() {
  const { id: workspace, href } = useWorkspace();
  const go = useGo();
  const [upload, setUpload] = useState<Upload>(null);
  const megabytes = importLimits.bytes / 2 ** 20;
  const send = async (file: File) => {
    if (file.size > importLimits.bytes) {
      setUpload({
        problem: `${file.name} is larger than ${megabytes} MB. Remove columns that aren't needed, or split it.`,
      });
      return;
    }
    setUpload({ file, sent: 0 });
    try {
      const { id } = await uploadStaff(workspace, file, (sent) => setUpload({ file, sent }));
      go(href(`/people/import/${id}`));
    } catch (error) {
      setUpload({ problem: asAppError(error).message });
    }
  };
  const isBusy = upload !== null && "file" in upload;
  return (
    <Stack>
      {upload && "problem" in upload && <Notice tone="error" title={upload.problem} />}
      <FileDrop
        label="Choose a file"
        description={`.xlsx or .csv, up to ${megabytes} MB and ${importLimits.rows.toLocaleString()} people.`}
        accept={[".csv", ".xlsx", ".txt", "text/csv"]}
        onFile={(file) => void send(file)}
        isDisabled={isBusy}
      />
      {isBusy && (
        <div role="status">
          <Progress
            label={`Reading ${upload.file.name}`}
            value={upload.sent}
            total={upload.file.size}
            words={upload.sent < upload.file.size ? "sending" : "comparing with the people here"}
          />
        </div>
      )}
    </Stack>
  );
}

function EarlierImports() {
  const { id: workspace, href } = useWorkspace();
  const imports = useQuery({
    queryKey: [workspace, "imports"],
    queryFn: ({ signal }) => call(listImports, { params: { workspace } }, { signal }),
  });
  const columns: Column<Import>[] = [
    {
      key: "file",
      header: "File",
      isRowHeader: true,
      cell: ({ id, fileName }) => <Link href={href(`/people/import/${id}`)}>{fileName}</Link>,
    },
    {
      key: "state",
      header: "State",
      cell: ({ state }) =>
        state === "applied" ? <Badge tone="good">Applied</Badge> : <Badge>Not applied</Badge>,
    },
    { key: "what", header: "What", cell: (each) => countWords(each) },
    { key: "who", header: "By", cell: ({ appliedBy, createdBy }) => appliedBy ?? createdBy },
    {
      key: "when",
      header: "When",
      cell: ({ appliedAt, createdAt }) => <Time value={appliedAt ?? createdAt} />,
    },
  ];
  return (
    <Query query={imports} lines={2}>
      {({ imports: rows }) =>
        rows.length > 0 && (
          <Section title="Earlier imports" lead="What was not applied is forgotten after seven days.">
            <Table caption="Earlier imports" columns={columns} rows={rows} rowKey={({ id }) => id} />
          </Section>
        )
      }
    </Query>
  );
}
