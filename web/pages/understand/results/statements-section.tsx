import { axisBetween } from "#document/axis.ts";
import { useSearchParam } from "../../../shell/address.ts";
import { Section } from "../../../ui/section.tsx";
import { Select } from "../../../ui/select.tsx";
import { Table } from "../../../ui/table.tsx";
import { FigureWords, percent } from "./figure-words.tsx";
import { IntervalTable } from "./interval-table.tsx";
import type { ProfileFigures, ProfileProps, ProfileTexts } from "./profile-results.tsx";

type Competency = ProfileTexts["competencies"][number];
type Statement = NonNullable<ProfileFigures["statements"][string]>[number];

/** The statements of one competency in the whole organisation. */
export function StatementsSection({ results, texts }: ProfileProps) {
  const { competencies } = texts;
  const firstShown = competencies.find(({ code }) => results.statements[code]) ?? competencies[0];
  const [chosen, choose] = useSearchParam("competency", firstShown?.code ?? "");
  const competency = competencies.find(({ code }) => code === chosen) ?? firstShown;
  if (!competency) return null;
  const statements = results.statements[competency.code] ?? null;
  return (
    <Section
      title="Statements"
      lead={competency.definition}
      actions={
        <Select
          label="Competency"
          value={competency.code}
          onChange={choose}
          options={competencies.map(({ code, name }) => ({ value: code, label: name }))}
        />
      }
    >
      {statements ? (
        <Statements competency={competency} statements={statements} texts={texts} />
      ) : (
        <p>
          {`The statements of this competency are withheld. They are shown from ten people up who rated every pair, where these do not all say the same and nobody's answer can be worked out from them.`}
        </p>
      )}
    </Section>
  );
}

interface StatementsProps {
  competency: Competency;
  statements: readonly Statement[];
  texts: ProfileTexts;
}

function Statements({ competency, statements, texts }: StatementsProps) {
  const { scale, perspectives } = texts;
  const textOf = new Map(competency.statements.map(({ code, topic, text }) => [code, { topic, text }]));
  const label = ({ code }: Statement) => (
    <>
      {code} {textOf.get(code)?.topic}
      <span className="figure-interval">
        {perspectives.organisation.lead.replace(/…$/, "").trim()} {textOf.get(code)?.text}
      </span>
    </>
  );
  const spread = statements.flatMap((statement) =>
    (["self", "organisation"] as const).map((perspective) => ({ statement, perspective })),
  );
  return (
    <>
      <IntervalTable
        caption={`Mean ratings of the statements of ${competency.name}`}
        label="Statement"
        axis={axisBetween(scale.minimum, scale.maximum)}
        series={[perspectives.self.name, perspectives.organisation.name]}
        headers={[perspectives.self.name, perspectives.organisation.name, "Gap", "n"]}
        rows={statements.map((statement) => ({
          key: statement.code,
          label: label(statement),
          points: [statement.self, statement.organisation],
          cells: [
            <FigureWords key="self" figure={statement.self} />,
            <FigureWords key="organisation" figure={statement.organisation} />,
            <FigureWords key="gap" figure={statement.gap} isSigned />,
            statement.n.toLocaleString(),
          ],
        }))}
      />
      <details>
        <summary>How the ratings spread</summary>
        <Table
          caption={`Shares of each rating of the statements of ${competency.name}`}
          rows={spread}
          rowKey={({ statement, perspective }) => `${statement.code} ${perspective}`}
          columns={[
            {
              key: "statement",
              header: "Statement",
              isRowHeader: true,
              cell: ({ statement, perspective }) =>
                `${statement.code} ${textOf.get(statement.code)?.topic ?? ""}: ${perspectives[perspective].name}`,
            },
            ...scale.anchors.map((anchor, index) => ({
              key: String(scale.minimum + index),
              header: `${scale.minimum + index} – ${anchor}`,
              align: "end" as const,
              cell: ({ statement, perspective }: (typeof spread)[number]) =>
                percent(statement.distribution[perspective][String(scale.minimum + index)] ?? 0),
            })),
          ]}
        />
      </details>
      <p className="results-note">
        Statements are about the people who rated every pair of the competency, so that all their figures have
        the same n.
      </p>
    </>
  );
}
