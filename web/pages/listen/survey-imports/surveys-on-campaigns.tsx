import { useQuery } from "@tanstack/react-query";
import { listSurveys } from "#understand/imported-surveys/imported-surveys.contract.ts";
import { call } from "../../../client.ts";
import { useWorkspace } from "../../../shell/use-workspace.ts";
import { Link } from "../../../ui/link.tsx";
import { Section } from "../../../ui/section.tsx";
import { Table } from "../../../ui/table.tsx";
import { Time } from "../../../ui/time.tsx";

/** Surveys that were in the field with another tool and are kept, below the campaigns; nothing where there are none. */
export function SurveysOnCampaigns() {
  const { id: workspace, can, href } = useWorkspace();
  const { data } = useQuery({
    queryKey: [workspace, "surveys"],
    queryFn: ({ signal }) => call(listSurveys, { params: { workspace } }, { signal }),
    enabled: can("results.read"),
  });
  if (!data || data.surveys.length === 0) return null;
  return (
    <Section title="In the field with other tools" actions={<Link href={href("/surveys")}>All of them</Link>}>
      <Table
        caption="Surveys that were in the field with other tools"
        rows={data.surveys}
        rowKey={({ survey }) => survey}
        columns={[
          {
            key: "name",
            header: "Survey",
            isRowHeader: true,
            cell: ({ survey, name }) => <Link href={href(`/surveys/kept/${survey}`)}>{name}</Link>,
          },
          { key: "waves", header: "Waves", align: "end", cell: ({ waves }) => waves.length },
          {
            key: "answers",
            header: "Answers in the last",
            align: "end",
            cell: ({ waves: [last] }) => last?.answers.toLocaleString(),
          },
          {
            key: "until",
            header: "In the field until",
            cell: ({ waves: [last] }) => last && <Time value={last.to} as="date" />,
          },
        ]}
      />
    </Section>
  );
}
