import type { Person } from "#people/person.ts";
import { csvCell } from "#platform/csv-cell.ts";
import { createTextFile } from "#platform/text-file.ts";
import type { OrganisationResults } from "#understand/profile/organisation-results.ts";
import type { PersonScore } from "#understand/profile/scoring.ts";

/** A person's scores as results.json has them. */
function personResult({ id, competencies }: PersonScore) {
  return {
    id,
    competencies: Object.fromEntries(
      [...competencies].map(([code, { self, organisation, colleagues, flagged }]) => [
        code,
        { self, organisation, colleagues, flagged },
      ]),
    ),
  };
}

/** Writes results.json, everybody's scores, person by person. For the consultant's eyes: mode 0600. */
export function writeResults(path: string, scores: Iterable<PersonScore>): void {
  using file = createTextFile(path);
  let separator = "";
  file.write('{"people":[');
  for (const score of scores) {
    file.write(`${separator}\n${JSON.stringify(personResult(score))}`);
    separator = ",";
  }
  file.write("\n]}\n");
}

/** Writes reports.csv: whose report is in which file, to send them by. */
export function writeReportList(
  path: string,
  people: readonly Person[],
  fileOf: ReadonlyMap<string, string>,
): void {
  using file = createTextFile(path);
  file.write("id,name,email,file\n");
  for (const { id, name, email } of people) {
    file.write(`${[id, name, email ?? "", fileOf.get(id) ?? ""].map(csvCell).join(",")}\n`);
  }
}

/** Writes organisation.json, all that is released about groups; it may be passed on. */
export function writeOrganisation(path: string, results: OrganisationResults): void {
  using file = createTextFile(path, 0o644);
  const { units, ...others } = results;
  file.write(`{"minimum":${results.minimum},"units":[`);
  units.forEach((unit, index) => void file.write(`${index === 0 ? "" : ","}\n${JSON.stringify(unit)}`));
  file.write(
    `\n]${Object.entries(others)
      .filter(([key]) => key !== "minimum")
      .map(([key, value]) => `,\n${JSON.stringify(key)}:${JSON.stringify(value)}`)
      .join("")}}\n`,
  );
}
