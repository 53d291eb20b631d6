import { type ColleaguesView, colleaguesOf } from "#listen/colleagues/colleagues.service.ts";
import type { Transaction } from "#platform/database/tables.ts";
import type { PersonScore } from "#understand/profile/scoring.ts";
import type { NamedRating } from "../coaching-report/named-ratings.ts";
import type { Scored } from "./own-results.service.ts";

/** What colleagues rated, for a report that its subject alone opens. */
export async function findColleagues(
  tx: Transaction,
  workspaceId: string,
  { participant, score }: Scored,
): Promise<{ score: PersonScore; named: NamedRating[] }> {
  const view = await colleaguesOf(tx, workspaceId, participant.invitationId);
  return view ? { score: withMeans(score, view), named: namedIn(view) } : { score, named: [] };
}

/** A score with the means of colleagues that may be shown. */
function withMeans(score: PersonScore, { competencies }: ColleaguesView): PersonScore {
  const byCode = new Map(competencies.map((competency) => [competency.code, competency]));
  return {
    ...score,
    competencies: new Map(
      Array.from(score.competencies, ([code, result]) => {
        const seen = byCode.get(code);
        const total = (side: "self" | "organisation") => ({
          total: seen?.[side].mean ?? null,
          raters: seen?.[side].raters ?? 0,
        });
        const means = { self: total("self"), organisation: total("organisation") };
        const isNone = means.self.total === null && means.organisation.total === null;
        return [code, { ...result, colleagues: isNone ? null : means }];
      }),
    ),
  };
}

const namedIn = ({ competencies }: ColleaguesView): NamedRating[] =>
  competencies.flatMap(({ code, self, organisation }) => {
    const names = new Set([...self.named, ...organisation.named].map(({ name }) => name));
    const totals = (figure: typeof self, name: string) =>
      figure.named.filter((each) => each.name === name).map(({ total }) => total);
    return [...names].sort().flatMap((name) => {
      // Two colleagues of one name have a line each.
      const [own, around] = [totals(self, name), totals(organisation, name)];
      return Array.from({ length: Math.max(own.length, around.length) }, (_, index) => ({
        competency: code,
        name,
        self: own[index] ?? null,
        organisation: around[index] ?? null,
      }));
    });
  });
