import { join } from "node:path";
import type { PdfTask } from "#document/pdf.pool.ts";
import { personalReport } from "#embed/coaching-report/personal-report.ts";
import type { Questionnaire } from "#listen/profile/questionnaire.ts";
import type { Person } from "#people/person.ts";
import { fileNamer } from "#platform/file-name.ts";
import { organisationReport, withheldReport } from "#understand/organisation-report/organisation-report.ts";
import type { OrganisationResults } from "#understand/profile/organisation-results.ts";
import type { PersonScore } from "#understand/profile/scoring.ts";
import type { ProfileOptions } from "./profile-options.ts";

const organisation = "The whole organisation";

type Imprint = Pick<ProfileOptions, "brand" | "date">;

/** The file of each person's report, relative to the output folder, by id. */
export function reportFiles(people: readonly Person[]): Map<string, string> {
  const nameOf = fileNamer();
  return new Map(people.map(({ id }) => [id, `reports/${nameOf(id)}.pdf`]));
}

/** One task a person, made when a renderer is free. */
export function* personalTasks(
  folder: string,
  questionnaire: Questionnaire,
  people: readonly Person[],
  score: (id: string) => PersonScore,
  fileOf: ReadonlyMap<string, string>,
  { brand, date }: Imprint,
): Generator<PdfTask> {
  for (const person of people) {
    yield {
      report: personalReport({
        questionnaire,
        person,
        score: score(person.id),
        consultant: brand.name,
        date,
      }),
      path: join(folder, fileOf.get(person.id) ?? ""),
    };
  }
}

/** How many reports `organisationTasks` makes. */
export function groupReportCount({ units }: OrganisationResults): number {
  return units.filter(({ path, suppressed }) => path === "" || !suppressed).length;
}

/** The organisation's report and one for each released unit, made when a renderer is free. */
export function* organisationTasks(
  folder: string,
  questionnaire: Questionnaire,
  results: OrganisationResults,
  { brand, date }: Imprint,
): Generator<PdfTask> {
  const nameOf = fileNamer();
  for (const unit of results.units) {
    if (unit.suppressed && unit.path !== "") continue;
    const file = unit.path === "" ? "organisation" : join("units", nameOf(unit.path.replaceAll("/", " - ")));
    yield {
      report: unit.suppressed
        ? withheldReport({ questionnaire, results, organisation, consultant: brand.name, date })
        : organisationReport({ questionnaire, results, unit, organisation, consultant: brand.name, date }),
      path: join(folder, `${file}.pdf`),
    };
  }
}
