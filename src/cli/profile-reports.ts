import { join } from "node:path";
import type { PdfTask } from "#document/pdf.pool.ts";
import { personalReport } from "#embed/coaching-report/personal-report.ts";
import type { Questionnaire } from "#listen/profile/questionnaire.ts";
import type { Person } from "#people/person.ts";
import { fileNamer } from "#platform/file-name.ts";
import { organisationReport } from "#understand/organisation-report/organisation-report.ts";
import type { OrganisationResults } from "#understand/profile/organisation-results.ts";
import type { PersonScore } from "#understand/profile/scoring.ts";
import type { ProfileOptions } from "./profile-options.ts";

type Imprint = Pick<ProfileOptions, "brand" | "date">;

/** One task a person, made when a renderer is free. */
export function* personalTasks(
  folder: string,
  questionnaire: Questionnaire,
  people: readonly Person[],
  score: (id: string) => PersonScore,
  { brand, date }: Imprint,
): Generator<PdfTask> {
  const nameOf = fileNamer();
  for (const person of people) {
    yield {
      report: personalReport({
        questionnaire,
        person,
        score: score(person.id),
        consultant: brand.name,
        date,
      }),
      path: join(folder, "reports", `${nameOf(person.id)}.pdf`),
    };
  }
}

/** The organisation's report, where it can be shown, and one for each released unit, made when a renderer is free. */
export function* organisationTasks(
  folder: string,
  questionnaire: Questionnaire,
  results: OrganisationResults,
  { brand, date }: Imprint,
): Generator<PdfTask> {
  const nameOf = fileNamer();
  for (const unit of results.units) {
    if (unit.suppressed) continue;
    const file = unit.path === "" ? "organisation" : join("units", nameOf(unit.path.replaceAll("/", " - ")));
    yield {
      report: organisationReport({
        questionnaire,
        results,
        unit,
        organisation: "The whole organisation",
        consultant: brand.name,
        date,
      }),
      path: join(folder, `${file}.pdf`),
    };
  }
}
