import { sql } from "kysely";
import { type Release, readReleasedParts } from "#listen/responses/responses.service.ts";
import type { Transaction } from "#platform/database/tables.ts";
import type { ResponseOf } from "#platform/http/contract.ts";
import { countBelow, findUnitChain } from "../measures/measures.service.ts";
import type { CarelessAnswering, Reliability } from "../profile/answer-quality.ts";
import type { StatementResult } from "../profile/statement-results.ts";
import type { QuestionResult } from "../questions/question-result.ts";
import type { readQuestionResults, readStatements, readTexts, readTrust } from "./result-pages.contract.ts";
import { notReleased, resultsNotFound } from "./results.errors.ts";
import { findRelease, sentRelease } from "./results.service.ts";

/** @throws AppError "results.not-found", "results.not-released" */
async function requireRelease(
  tx: Transaction,
  workspaceId: string,
  campaignId: string,
  releaseId: string | undefined,
) {
  const { survey, release } = await findRelease(tx, workspaceId, campaignId, releaseId);
  if (!release) throw notReleased();
  return { survey, release };
}

/** A competency's statements. @throws AppError "results.not-found", "results.not-released" */
export async function statementsOf(
  tx: Transaction,
  workspaceId: string,
  campaignId: string,
  competency: string,
  releaseId?: string,
): Promise<ResponseOf<typeof readStatements>> {
  const { survey, release } = await requireRelease(tx, workspaceId, campaignId, releaseId);
  const found = survey.profile?.competencies.find(({ code }) => code === competency);
  if (!found) throw resultsNotFound();
  const parts = await readReleasedParts(tx, workspaceId, campaignId, release.releaseId, {
    statements: sql`results #> array['profile', 'statements', ${competency}::text]`,
  });
  const statements = parts.statements as StatementResult[] | null;
  const byCode = new Map(found.statements.map((statement) => [statement.code, statement]));
  return {
    release: sentRelease(release),
    code: found.code,
    name: found.name,
    statements:
      statements?.map((result) => {
        const { topic = "", text = "" } = byCode.get(result.code) ?? {};
        return { ...result, topic, text };
      }) ?? null,
    method: "over the people who rated every pair of the competency, in the whole organisation",
  };
}

/** How sure the figures are. @throws AppError "results.not-found", "results.not-released" */
export async function trustOf(
  tx: Transaction,
  workspaceId: string,
  campaignId: string,
  releaseId?: string,
): Promise<ResponseOf<typeof readTrust>> {
  const { survey, release } = await requireRelease(tx, workspaceId, campaignId, releaseId);
  const { invited, reliability, careless, withheld } = await readReleasedParts(
    tx,
    workspaceId,
    campaignId,
    release.releaseId,
    {
      invited: sql`results -> 'invited'`,
      reliability: sql`results #> '{profile,reliability}'`,
      careless: sql`results #> '{profile,careless}'`,
      withheld: sql`(SELECT jsonb_agg(key) FROM jsonb_each(results #> '{profile,statements}') WHERE value = 'null')`,
    },
  );
  const alphas = (reliability ?? {}) as Record<string, Reliability | null>;
  return {
    release: sentRelease(release),
    minimum: survey.minimumGroup,
    invited: Number(invited),
    reliability: (survey.profile?.competencies ?? []).map(({ code, name }) => ({
      code,
      name,
      alpha: alphas[code] ?? null,
    })),
    careless: (careless ?? null) as CarelessAnswering | null,
    statementsWithheld: (withheld ?? []) as string[],
    ...(await unitCounts(tx, workspaceId, release)),
  };
}

async function unitCounts(tx: Transaction, workspaceId: string, { releaseId }: Release) {
  const [whole] = await findUnitChain(tx, workspaceId, releaseId, "");
  if (!whole) return { inFigures: null, units: { total: 0, tooFew: 0, protecting: 0 } };
  const { all, tooFew, protecting } = await countBelow(tx, workspaceId, releaseId, whole);
  return { inFigures: whole.n, units: { total: all, tooFew, protecting } };
}

/** Texts that come with the results of questions; the others are read a page at a time. */
const firstTexts = 100;

/** @throws AppError "results.not-found", "results.not-released" */
export async function questionResultsOf(
  tx: Transaction,
  workspaceId: string,
  campaignId: string,
  releaseId?: string,
): Promise<ResponseOf<typeof readQuestionResults>> {
  const { release } = await requireRelease(tx, workspaceId, campaignId, releaseId);
  const { questions } = await readReleasedParts(tx, workspaceId, campaignId, release.releaseId, {
    questions: sql`(SELECT jsonb_agg(question || jsonb_build_object(
        'textCount', CASE jsonb_typeof(question -> 'texts') WHEN 'array' THEN jsonb_array_length(question -> 'texts') ELSE 0 END,
        'texts', CASE jsonb_typeof(question -> 'texts') WHEN 'array'
          THEN jsonb_path_query_array(question, ${`$.texts[0 to ${firstTexts - 1}]`}::jsonpath) END) ORDER BY place)
      FROM jsonb_array_elements(results -> 'questions') WITH ORDINALITY AS each (question, place))`,
  });
  type Question = QuestionResult & { textCount: number };
  return { release: sentRelease(release), questions: (questions ?? []) as Question[] };
}

/** What people wrote, a page of it. @throws AppError "results.not-found", "results.not-released" */
export async function textsOf(
  tx: Transaction,
  workspaceId: string,
  campaignId: string,
  question: string,
  { release: releaseId, offset = 0, limit = 50 }: { release?: string; offset?: number; limit?: number },
): Promise<ResponseOf<typeof readTexts>> {
  const { release } = await requireRelease(tx, workspaceId, campaignId, releaseId);
  const found = sql`(SELECT question -> 'texts' FROM jsonb_array_elements(results -> 'questions') AS question
    WHERE question ->> 'id' = ${question})`;
  const parts = await readReleasedParts(tx, workspaceId, campaignId, release.releaseId, {
    exists: sql`results -> 'questions' @> jsonb_build_array(jsonb_build_object('id', ${question}::text))`,
    texts: sql`jsonb_path_query_array(${found}, ${`$[${offset} to ${offset + limit - 1}]`}::jsonpath)`,
    kind: sql`jsonb_typeof(${found})`,
    total: sql`CASE WHEN jsonb_typeof(${found}) = 'array' THEN jsonb_array_length(${found}) END`,
  });
  if (parts.exists !== true) throw resultsNotFound();
  if (parts.kind !== "array") return { texts: null, total: 0 };
  return { texts: parts.texts as string[], total: Number(parts.total) };
}
