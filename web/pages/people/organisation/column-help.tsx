import { levels } from "#people/person.ts";
import { Section } from "../../../ui/section.tsx";
import { type Column, Table } from "../../../ui/table.tsx";

interface ColumnRule {
  name: string;
  rule: string;
}

const rules: ColumnRule[] = [
  {
    name: "id",
    rule: "Needed. The person's staff number: by it a later file finds the person again. Somebody here without a number is found by e-mail.",
  },
  { name: "name", rule: "Needed." },
  {
    name: "department",
    rule: "A path such as Service/Telephone; departments that aren't there yet are made. The column is needed; leave a cell empty for people directly in the organisation.",
  },
  { name: "email", rule: "Where invitations go." },
  { name: "manager_id", rule: "The manager's staff number: somebody in the file, or here already." },
  { name: "job", rule: "What the person does." },
  { name: "level", rule: `One of ${levels.join(", ")}.` },
  { name: "location", rule: "Where the person works." },
];

const columns: Column<ColumnRule>[] = [
  { key: "name", header: "Column", isRowHeader: true, cell: ({ name }) => <code>{name}</code> },
  { key: "rule", header: "What it holds", cell: ({ rule }) => rule },
];

/** Which columns a file of staff has, and what each means. */
export const ColumnHelp = () => (
  <Section
    title="What the file holds"
    lead="The first row names the columns, in any order and in common spellings, such as E-Mail or Staff number; others are ignored, and named in the preview. An empty cell keeps what is known, unless you choose otherwise. Nobody is deleted: people who aren't in the file stay, unless you mark them as left."
  >
    <Table caption="Columns of the file" columns={columns} rows={rules} rowKey={({ name }) => name} />
  </Section>
);
