import { useQuery } from "@tanstack/react-query";
import { listSurveys } from "#understand/imported-surveys/imported-surveys.contract.ts";
import { call } from "../../../client.ts";
import { useWorkspace } from "../../../shell/use-workspace.ts";
import { Link } from "../../../ui/link.tsx";
import { Section } from "../../../ui/section.tsx";
import { Table } from "../../../ui/table.tsx";
import { Time } from "../../../ui/time.tsx";

/** Results of kept surveys, beside those of campaigns; nothing where none is kept. */
export function KeptSurveys() {
  const { id: workspace, href } = useWorkspace();
  const { data } = useQuery({
    queryKey: [workspace, "surveys"],
    queryFn: ({ signal }) => call(listSurveys, { params: { workspace } }, { signal }),
  });
  if (!data || data.surveys.length === 0) return null;
  return (
    <Section title="Surveys from elsewhere" actions={<Link href={href("/surveys")}>All about them</Link>}>
      <Table
        caption="Results of surveys from elsewhere"
        rows={data.surveys}
        rowKey={({ survey }) => survey}
        columns={[
          {
            key: "name",
            header: "Survey",
            isRowHeader: true,
            cell: ({ survey, name, waves: [last] }) => (
              <Link href={href(`/surveys/kept/${survey}${last ? `/${last.wave}` : ""}`)}>{name}</Link>
            ),
          },
          { key: "wave", header: "Last wave", cell: ({ waves: [last] }) => last?.name },
          {
            key: "answers",
            header: "Answers",
            align: "end",
            cell: ({ waves: [last] }) => last?.answers.toLocaleString(),
          },
          {
            key: "field",
            header: "In the field until",
            cell: ({ waves: [last] }) => last && <Time value={last.to} as="date" />,
          },
          {
            key: "compare",
            header: "Change",
            cell: ({ survey, waves }) =>
              waves.length > 1 ? (
                <Link href={href(`/surveys/kept/${survey}/compare`)}>What changed</Link>
              ) : (
                "–"
              ),
          },
        ]}
      />
    </Section>
  );
}
