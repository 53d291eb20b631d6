import { readFonts, substitute } from "#document/pdf.fonts.ts";
import type { Person } from "#people/person.ts";
import type { OrganisationResults } from "#understand/profile/organisation-results.ts";
import { groupReportCount } from "./profile-reports.ts";

/** What a run of the `profile` command came to. */
interface Outcome {
  out: string;
  people: ReadonlyMap<string, Person>;
  answered: number;
  results: OrganisationResults;
  rejects: { count: number; first: readonly string[] };
}

/** People whose names or posts hold characters that the reports can't print. */
function unprintablePeople(people: ReadonlyMap<string, Person>): string[] {
  const { unprintable } = readFonts();
  const concerned = [...people.values()].filter(({ name, department, job, location }) =>
    [name, department, job, location].some((text) => text !== null && text.search(unprintable) >= 0),
  );
  if (concerned.length === 0) return [];
  const ids = concerned.slice(0, 5).map(({ id }) => id);
  const more = concerned.length - ids.length;
  const who = `${ids.join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
  return [`The reports' fonts lack characters in the name or post of ${who}; ${substitute} stands for them.`];
}

/** The closing lines for the person who called. */
export function summaryOf({ out, people, answered, results, rejects }: Outcome): string[] {
  const { units } = results;
  const withheld = units.filter(({ suppressed }) => suppressed).length;
  const lines = [
    `${answered} personal reports and ${groupReportCount(results)} on the organisation and its units are in ${out}`,
    `${answered} of ${people.size} people answered. ${withheld} of ${units.length} units are withheld to protect individuals.`,
  ];
  if (units[0]?.suppressed)
    lines.push("The organisation as a whole is withheld, so no figures of groups are shown.");
  lines.push(...unprintablePeople(people));
  if (rejects.count > 0) {
    const problems = rejects.count === 1 ? "1 problem" : `${rejects.count} problems`;
    lines.push(
      `${problems} with the input, listed in errors.csv. The first:`,
      ...rejects.first.map((line) => `  ${line}`),
    );
  }
  return lines;
}
