import type { Static } from "typebox";
import { todaysCodes } from "./code-book.ts";
import { listCodes, meaningOf } from "./codes.store.ts";
import { adviceOn, alphaOfSets, type Coded, codeAgreement, wordOf } from "./coding-agreement.ts";
import { listCodings } from "./codings.store.ts";
import type { AgreementSchema } from "./comments.schema.ts";
import { openSource, type Scope } from "./comments-access.service.ts";

const rounded = (value: number | null) => (value === null ? null : Number(value.toFixed(3)) + 0);

function shown<Given extends { estimate: number; low: number | null; high: number | null }>(
  given: Given | null,
) {
  return (
    given && { estimate: rounded(given.estimate) ?? 0, low: rounded(given.low), high: rounded(given.high) }
  );
}

/** Stands for "unclear" among the codes of a comment, so that it agrees with nothing else. */
const unclear = "unclear";

/** Comments that two and more coded, in columns of coders. */
export async function doubleCodings(
  { tx, workspaceId }: Pick<Scope, "tx" | "workspaceId">,
  sourceId: string,
) {
  const book = await listCodes(tx, workspaceId, sourceId);
  const { current } = meaningOf(book);
  const byComment = Map.groupBy(await listCodings(tx, workspaceId, sourceId), ({ comment_id }) => comment_id);
  const twice = [...byComment.values()].filter((codings) => codings.length > 1);
  const coders = new Map(twice.flat().map(({ coder_id, coder_name }) => [coder_id, coder_name]));
  const comments = twice.map(
    (codings): Coded =>
      [...coders.keys()].map((coder) => {
        const found = codings.find(({ coder_id }) => coder_id === coder);
        if (!found) return null;
        return found.verdict === "unclear" ? [unclear] : todaysCodes(found, current);
      }),
  );
  return { book, comments, coders: [...coders.values()] };
}

/** How far coders agree. @throws AppError of `openSource` */
export async function agreementOf(scope: Scope, sourceId: string): Promise<Static<typeof AgreementSchema>> {
  await openSource(scope, sourceId);
  const { book, comments, coders } = await doubleCodings(scope, sourceId);
  const alpha = alphaOfSets(comments);
  return {
    comments: comments.length,
    coders,
    alpha: shown(alpha),
    word: wordOf(alpha),
    advice: adviceOnAll(comments.length, alpha?.estimate ?? null),
    method: `Krippendorff's alpha with MASI distance between sets of codes; by code ${coders.length > 2 ? "Conger's" : "Cohen's"} kappa and Gwet's AC1; 95 % jackknife intervals. Words: Landis & Koch.`,
    codes: book
      .filter(({ state }) => state === "used")
      .flatMap(({ code_id, name }) => {
        const found = codeAgreement(comments, code_id);
        if (!found) return [];
        return [
          {
            code: code_id,
            name,
            prevalence: rounded(found.prevalence) ?? 0,
            raw: rounded(found.raw) ?? 0,
            kappa: shown(found.kappa),
            ac1: shown(found.ac1),
            word: wordOf(found.kappa),
            advice: adviceOn(found),
          },
        ];
      }),
  };
}

function adviceOnAll(comments: number, alpha: number | null): string {
  if (comments === 0)
    return "Nobody has coded the same comments as somebody else yet. Draw a double-coding sample, and have a second person code it.";
  if (alpha === null || comments < 30)
    return "Too few comments for a reliable figure: go on with the sample.";
  if (alpha >= 0.8) return "Shares can be reported as they are.";
  if (alpha >= 0.667)
    return "Good enough for careful conclusions. Decide on the comments that differ, and look at the codes below with the lowest agreement.";
  return "Too low for shares that others rely on. Decide on the comments that differ, write down why, sharpen the code book, and have a new sample coded.";
}
