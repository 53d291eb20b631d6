import { Section } from "../../../ui/section.tsx";
import { Table } from "../../../ui/table.tsx";
import type { Comparison } from "./compared-waves.ts";

/** What can't be compared and why, and how the comparison was made. */
export function NotComparable({ comparison: { notComparable, notes } }: { comparison: Comparison }) {
  return (
    <>
      {notComparable.length > 0 && (
        <Section title="What can't be compared">
          <Table
            caption="Questions that can't be compared"
            rows={notComparable.map((each, index) => ({ ...each, key: String(index) }))}
            rowKey={({ key }) => key}
            columns={[
              { key: "label", header: "Question", isRowHeader: true, cell: ({ label }) => label },
              { key: "reason", header: "Why", cell: ({ reason }) => reason },
            ]}
          />
        </Section>
      )}
      {notes.length > 0 && (
        <Section title="How this was compared">
          <ul className="story-text">
            {notes.map((note) => (
              <li key={note}>{note}</li>
            ))}
          </ul>
        </Section>
      )}
    </>
  );
}
