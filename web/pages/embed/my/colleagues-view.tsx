import { axisBetween } from "#document/axis.ts";
import { printed } from "#understand/profile/wording.ts";
import { useWorkspace } from "../../../shell/use-workspace.ts";
import { IntervalChart } from "../../../ui/chart/interval-chart.tsx";
import { Link } from "../../../ui/link.tsx";
import { Section } from "../../../ui/section.tsx";
import { Table } from "../../../ui/table.tsx";
import { howOwn } from "./glance.tsx";
import { exact, type OwnResults } from "./own-words.ts";

/** How colleagues see the organisation and, where both agreed, oneself; nothing where none has said anything. */
export function ColleaguesView({ results }: { results: OwnResults }) {
  const { href } = useWorkspace();
  const seen = results.competencies.flatMap(({ colleagues }) => (colleagues ? [colleagues] : []));
  if (seen.length === 0) return null;
  const hasMean = seen.some(({ self, organisation }) => self.mean !== null || organisation.mean !== null);
  const hasNames = seen.some(({ self, organisation }) => self.named.length + organisation.named.length > 0);
  return (
    <Section
      title="How colleagues see it"
      lead="Shown to you alone. A mean is of at least three colleagues and is left out where it would give one of them away; whoever agreed to be named stands by name."
    >
      {hasMean && <MeanChart results={results} side="organisation" />}
      {hasMean && <MeanChart results={results} side="self" />}
      {hasNames && <NamedTable results={results} />}
      {!hasMean && !hasNames && (
        <p className="own-note">
          What your colleagues rated can't be shown: it takes at least three of them, and ratings that leave
          each of them open. <Link href={href("/my")}>My page</Link> shows whom you asked.
        </p>
      )}
      <p className="own-note">
        Where colleagues see you lower than you see yourself, ask them for an occasion they remember before
        you agree or disagree.
      </p>
    </Section>
  );
}

function MeanChart({ results, side }: { results: OwnResults; side: "self" | "organisation" }) {
  const { competencies, reading } = results;
  const rated = competencies.filter(({ colleagues }) => colleagues && colleagues[side].mean !== null);
  if (rated.length === 0) return null;
  return (
    <IntervalChart
      title={
        side === "self" ? "You, in your own eyes and theirs" : "The organisation, in your eyes and theirs"
      }
      caption={`Your own totals and means of ${ratersWords(rated.map(({ colleagues }) => colleagues?.[side].raters ?? 0))} colleagues.`}
      how={{
        ...howOwn(results),
        measure: "Your colleagues' ratings",
        n: "You, and the colleagues whom you asked and who rated",
        protection:
          "Shown to you alone. A mean needs at least three colleagues, and ratings that leave each unnamed one open.",
      }}
      label="Competency"
      axis={axisBetween(0, Math.max(...competencies.map(({ maximum }) => maximum)))}
      series={[
        { name: reading.perspectives[side].name, look: side },
        { name: "Colleagues", look: "colleagues" },
      ]}
      headers={["Raters"]}
      print={printed}
      rows={competencies.map(({ code, name, colleagues, ...own }) => ({
        key: code,
        label: name,
        values: [exact(own[side].total), exact(colleagues?.[side].mean ?? null)],
        cells: [colleagues?.[side].mean == null ? "–" : String(colleagues[side].raters)],
      }))}
    />
  );
}

/** "3", "3 to 5" */
function ratersWords(counts: readonly number[]): string {
  const [fewest, most] = [Math.min(...counts), Math.max(...counts)];
  return fewest === most ? String(fewest) : `${fewest} to ${most}`;
}

type Figures = NonNullable<OwnResults["competencies"][number]["colleagues"]>;

/** What each named colleague rated; two of one name have a line each. */
function namedRows({ self, organisation }: Figures) {
  const names = [...new Set([...self.named, ...organisation.named].map(({ name }) => name))].sort();
  const totals = (figure: Figures["self"], name: string) =>
    figure.named.filter((each) => each.name === name).map(({ total }) => total);
  return names.flatMap((name) => {
    const [own, around] = [totals(self, name), totals(organisation, name)];
    return Array.from({ length: Math.max(own.length, around.length) }, (_, index) => ({
      name,
      self: own[index] ?? null,
      organisation: around[index] ?? null,
    }));
  });
}

function NamedTable({ results }: { results: OwnResults }) {
  const rows = results.competencies.flatMap(({ code, name: competency, colleagues }) =>
    colleagues
      ? namedRows(colleagues).map((row, index) => ({ key: `${code} ${index}`, competency, ...row }))
      : [],
  );
  const total = (value: number | null) => (value === null ? "–" : printed(value));
  return (
    <div className="own-side">
      <h3>Colleagues who agreed to be named</h3>
      <Table
        caption="Colleagues who agreed to be named"
        rows={rows}
        rowKey={({ key }) => key}
        columns={[
          {
            key: "competency",
            header: "Competency",
            isRowHeader: true,
            cell: ({ competency }) => competency,
          },
          { key: "name", header: "Colleague", cell: ({ name }) => <bdi>{name}</bdi> },
          { key: "self", header: "About you", align: "end", cell: ({ self }) => total(self) },
          {
            key: "organisation",
            header: "About the organisation",
            align: "end",
            cell: ({ organisation }) => total(organisation),
          },
        ]}
      />
    </div>
  );
}
