import { type ColleaguesView, colleaguesOf } from "#listen/colleagues/colleagues.service.ts";
import { maximumTotal } from "#listen/profile/questionnaire.ts";
import { languageAmong } from "#listen/respond/words.ts";
import type { Actor } from "#people/access/actor.ts";
import { readSettings } from "#people/workspace/workspace.service.ts";
import type { Transaction } from "#platform/database/tables.ts";
import type { ResponseOf } from "#platform/http/contract.ts";
import { changeGuide } from "../coaching-report/own-change.ts";
import { priorityAdvice } from "../coaching-report/priority-pages.ts";
import { resultsOf } from "../coaching-report/stands-out.ts";
import { english } from "../coaching-report/words/english.ts";
import { changeBetween, findEarlier } from "../personal-reports/earlier-wave.service.ts";
import { findOwn, readersOf, type Scored } from "../personal-reports/own-results.service.ts";
import { sharedAddressOf } from "../personal-reports/personal-reports.service.ts";
import { languagesOf } from "../personal-reports/report-language.service.ts";
import { comparableRatings, ownCompetency, ownStatements, readingOf } from "./own-competency.ts";
import { ownSentences, ratingCounts } from "./own-words.ts";
import type { listMyResults, readMyCompetency, readMyResults } from "./personal-results.contract.ts";
import { competencyNotFound, resultsNotFound } from "./personal-results.errors.ts";
import { findPromise } from "./personal-results.store.ts";

const waveOf = ({ survey, participant }: Scored) => ({
  invitation: participant.invitationId,
  campaign: survey.name,
  questionnaire: survey.profile.title,
  language: survey.profile.language,
  reportLanguages: languagesOf(survey),
  answeredAt: participant.answeredAt.toISOString(),
  isFinal: survey.state === "closed",
  readers: readersOf(survey),
});

/** All results of the actor's own, the newest first. */
export async function myResults(
  tx: Transaction,
  actor: Actor,
  workspaceId: string,
): Promise<ResponseOf<typeof listMyResults>> {
  const own = await findOwn(tx, actor, workspaceId);
  return {
    results: own.map((scored) => ({
      ...waveOf(scored),
      names: {
        self: scored.survey.profile.perspectives.self.name,
        organisation: scored.survey.profile.perspectives.organisation.name,
      },
      competencies: resultsOf(scored.survey.profile, scored.score).map(({ competency, result }) => {
        const own = ownCompetency(scored.survey.profile, competency, result);
        const { code, name, maximum, self, organisation, gap, flagged } = own;
        return { code, name, maximum, self, organisation, gap, flagged };
      }),
    })),
    sharedAddress: await sharedAddressOf(tx, actor, workspaceId),
  };
}

/** @throws AppError "my-results.not-found" for everybody but their subject */
async function ownOf(
  tx: Transaction,
  actor: Actor,
  workspaceId: string,
  invitation: string,
): Promise<Scored> {
  const [own] = await findOwn(tx, actor, workspaceId, invitation);
  if (!own) throw resultsNotFound();
  return own;
}

/** @throws AppError "my-results.not-found" */
export async function myResultsOf(
  tx: Transaction,
  actor: Actor,
  workspaceId: string,
  invitationId: string,
): Promise<ResponseOf<typeof readMyResults>> {
  const own = await ownOf(tx, actor, workspaceId, invitationId);
  const { survey, participant, score } = own;
  const questionnaire = survey.profile;
  const { timeZone } = await readSettings(tx, workspaceId);
  const earlier = await findEarlier(tx, workspaceId, own);
  const seen = colleaguesIn(await colleaguesOf(tx, workspaceId, invitationId));
  return {
    ...waveOf(own),
    name: participant.name,
    department: participant.department,
    promise: await promiseTo(tx, workspaceId, invitationId),
    reading: readingOf(questionnaire),
    ...ratingCounts(questionnaire, score),
    sentences: ownSentences(questionnaire, score),
    competencies: resultsOf(questionnaire, score).map(({ competency, result }) => ({
      ...ownCompetency(questionnaire, competency, result),
      colleagues: seen(competency.code),
    })),
    priorities: {
      self: priorityAdvice(questionnaire, score, "self"),
      organisation: priorityAdvice(questionnaire, score, "organisation"),
    },
    change: earlier ? changeOf(own, earlier, timeZone) : null,
  };
}

/** What changed since an earlier wave, with names and the sentences that explain it. */
function changeOf(own: Scored, earlier: Scored, timeZone: string) {
  const { profile } = own.survey;
  const byCode = new Map(profile.competencies.map((competency) => [competency.code, competency]));
  return {
    invitation: earlier.participant.invitationId,
    campaign: earlier.survey.name,
    answeredAt: earlier.participant.answeredAt.toISOString(),
    competencies: changeBetween(own, earlier, timeZone).competencies.flatMap((change) => {
      const competency = byCode.get(change.code);
      if (!competency) return [];
      const missing = change.missing && english.change.reasons[change.missing];
      return [{ ...change, missing, name: competency.name, maximum: maximumTotal(profile, competency) }];
    }),
    guide: changeGuide(profile),
  };
}

/** @throws AppError "my-results.not-found", "my-results.competency-not-found" */
export async function myCompetency(
  tx: Transaction,
  actor: Actor,
  workspaceId: string,
  invitationId: string,
  code: string,
): Promise<ResponseOf<typeof readMyCompetency>> {
  const own = await ownOf(tx, actor, workspaceId, invitationId);
  const { survey, score } = own;
  const questionnaire = survey.profile;
  const found = resultsOf(questionnaire, score).find(({ competency }) => competency.code === code);
  if (!found) throw competencyNotFound();
  const { competency, result } = found;
  const earlier = await findEarlier(tx, workspaceId, own);
  const before = earlier && {
    questionnaire: earlier.survey.profile,
    result: earlier.score.competencies.get(code),
  };
  return {
    campaign: survey.name,
    language: questionnaire.language,
    reading: readingOf(questionnaire),
    competency: {
      ...ownCompetency(questionnaire, competency, result),
      colleagues: colleaguesIn(await colleaguesOf(tx, workspaceId, invitationId))(code),
    },
    narrative: competency.narrative,
    steps: competency.steps,
    statements: ownStatements(
      competency,
      result,
      before ? comparableRatings({ questionnaire, competency }, before) : new Map(),
    ),
  };
}

/** By code, what colleagues rated; null where none has said anything, and before the campaign has closed. */
const colleaguesIn = (view: ColleaguesView | null) => (code: string) => {
  const found = view?.competencies.find((competency) => competency.code === code);
  return found ? { self: found.self, organisation: found.organisation } : null;
};

/** What the person was told about who sees what, in the language in which they were asked where it was said in it. */
async function promiseTo(tx: Transaction, workspaceId: string, invitationId: string): Promise<string[]> {
  const found = await findPromise(tx, workspaceId, invitationId);
  if (!found?.promise) return [];
  return found.promise[languageAmong(Object.keys(found.promise), [found.language])] ?? [];
}
