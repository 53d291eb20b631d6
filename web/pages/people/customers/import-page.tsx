import { useQuery } from "@tanstack/react-query";
import { Download } from "lucide-react";
import { useState } from "react";
import {
  type CustomerImport,
  customerImportLimits,
  listCustomerImports,
} from "#people/customers/customer-imports.contract.ts";
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
import { uploadFile } from "../organisation/upload.ts";
import { countWords, importSteps, stateWords } from "./import-words.ts";

/** The first step of an import of customers: which file. */
export function CustomerImportPage() {
  const { id: workspace, href } = useWorkspace();
  return (
    <Page
      kicker={<Breadcrumbs trail={[{ label: "Customers", href: href("/customers") }]} />}
      title="Import customers"
      lead="From a CSV file or an Excel workbook, with any columns. You see what would change before anything does."
      actions={
        <LinkButton
          href={`/api/workspaces/${workspace}/customers/template.csv`}
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
        <WhatTheFileHolds />
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
  const megabytes = customerImportLimits.bytes / 2 ** 20;
  const send = async (file: File) => {
    if (file.size > customerImportLimits.bytes) {
      const problem = `${file.name} is larger than ${megabytes} MB. Remove columns that aren't needed, save it as CSV, or split it.`;
      setUpload({ problem });
      return;
    }
    setUpload({ file, sent: 0 });
    try {
      const address = `/api/workspaces/${workspace}/customer-imports`;
      const { id } = await uploadFile<CustomerImport>(address, file, (sent) => setUpload({ file, sent }));
      go(href(`/customers/import/${id}`));
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
        description={`.xlsx or .csv, up to ${megabytes} MB and ${customerImportLimits.rows.toLocaleString()} customers.`}
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
            words={upload.sent < upload.file.size ? "sending" : "looking at its columns"}
          />
        </div>
      )}
    </Stack>
  );
}

const WhatTheFileHolds = () => (
  <Section title="What the file holds">
    <ul>
      <li>
        A row for each customer. A customer number or an e-mail address lets the next file find them again; so
        does the name within an account.
      </li>
      <li>
        Where you serve organisations: the account's number or name in each row, and what is known of the
        account. A customer belongs to one account.
      </li>
      <li>The account manager by staff number or e-mail address: somebody who is under People.</li>
      <li>Several stakeholder roles in one cell, with semicolons between them: Buyer; User.</li>
      <li>
        Other columns become attributes, if you want them to: then campaigns can be sent and results compared
        by them.
      </li>
      <li>
        An empty cell keeps what is known, unless you choose otherwise. Nobody is deleted: who isn't in the
        file stays, unless you mark them as customers no more.
      </li>
    </ul>
  </Section>
);

const columnsOf = (href: (path: string) => string): Column<CustomerImport>[] => [
  {
    key: "file",
    header: "File",
    isRowHeader: true,
    cell: ({ id, fileName }) => <Link href={href(`/customers/import/${id}`)}>{fileName}</Link>,
  },
  {
    key: "state",
    header: "State",
    cell: ({ state }) => <Badge tone={state === "applied" ? "good" : "neutral"}>{stateWords[state]}</Badge>,
  },
  { key: "what", header: "What", cell: (each) => (each.counts === null ? "–" : countWords(each)) },
  { key: "who", header: "By", cell: ({ appliedBy, createdBy }) => appliedBy ?? createdBy },
  {
    key: "when",
    header: "When",
    cell: ({ appliedAt, createdAt }) => <Time value={appliedAt ?? createdAt} />,
  },
];

function EarlierImports() {
  const { id: workspace, href } = useWorkspace();
  const imports = useQuery({
    queryKey: [workspace, "customers", "imports"],
    queryFn: ({ signal }) => call(listCustomerImports, { params: { workspace } }, { signal }),
  });
  return (
    <Query query={imports} lines={2}>
      {({ imports: rows }) =>
        rows.length > 0 && (
          <Section title="Earlier imports" lead="What was not applied is forgotten after 30 days.">
            <Table caption="Earlier imports" columns={columnsOf(href)} rows={rows} rowKey={({ id }) => id} />
          </Section>
        )
      }
    </Query>
  );
}
