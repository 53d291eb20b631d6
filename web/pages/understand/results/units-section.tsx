import { useState } from "react";
import { useSearchParam } from "../../../shell/address.ts";
import { Pager } from "../../../ui/pager.tsx";
import { SearchField } from "../../../ui/search-field.tsx";
import { Section } from "../../../ui/section.tsx";
import { Select } from "../../../ui/select.tsx";
import { Row } from "../../../ui/stack.tsx";
import type { ProfileProps } from "./profile-results.tsx";
import { UnitsByCompetency } from "./units-by-competency.tsx";
import { UnitsTable } from "./units-table.tsx";

const rowsAtOnce = 100;
const manyUnits = 15;

/** Every unit with what may be shown of it, and why the rest may not: all competencies at once, or one with intervals. */
export function UnitsSection(props: ProfileProps) {
  const { results, texts } = props;
  const [shown, show] = useSearchParam("units", "organisation");
  const [search, setSearch] = useState("");
  const [offset, setOffset] = useState(0);
  if (results.units.length < 2) return null;
  const { self, organisation } = texts.perspectives;
  const options = [
    { value: "organisation", label: `All competencies: ${organisation.name.toLowerCase()}` },
    { value: "self", label: `All competencies: ${self.name.toLowerCase()}` },
    { value: "gap", label: "All competencies: gap" },
    ...texts.competencies.map(({ code, name }) => ({ value: code, label: name })),
  ];
  const view = options.some(({ value }) => value === shown) ? shown : "organisation";
  const wanted = search.trim().toLocaleLowerCase();
  const found = results.units.filter(({ path }) => path.toLocaleLowerCase().includes(wanted));
  const page = { ...props, units: found.slice(offset, offset + rowsAtOnce) };
  const competency = texts.competencies.find(({ code }) => code === view);
  return (
    <Section title="Departments" lead="Means by department; each one includes everybody below it.">
      <Row gap="large">
        <Select label="Show" value={view} onChange={show} options={options} />
        {results.units.length > manyUnits && (
          <SearchField
            label="Find a department"
            value={search}
            onChange={(value) => {
              setSearch(value);
              setOffset(0);
            }}
          />
        )}
      </Row>
      {competency ? (
        <UnitsByCompetency {...page} competency={competency} />
      ) : (
        <UnitsTable {...page} figure={view === "self" || view === "gap" ? view : "organisation"} />
      )}
      {found.length === 0 && <p>No department has this in its name.</p>}
      {found.length > rowsAtOnce && (
        <Pager
          offset={offset}
          limit={rowsAtOnce}
          total={found.length}
          onOffset={setOffset}
          things="departments"
        />
      )}
      <p className="results-note">{withheldNote(props)}</p>
    </Section>
  );
}

function withheldNote({ results: { units, minimum } }: ProfileProps): string {
  const withheld = units.filter(({ suppressed }) => suppressed).length;
  const dash = "A dash is a figure that is withheld because individual answers could be worked out.";
  if (withheld === 0) return dash;
  return `${withheld === 1 ? "One department is" : `${withheld} departments are`} withheld: those with fewer than ${minimum} answers, and now and then a larger one beside them, where individuals could otherwise be recognised. Their people are part of the figures of the departments above. ${dash}`;
}
