import type { Anonymity } from "#listen/campaigns/anonymity.ts";
import type { Definition } from "#listen/questionnaires/definition.ts";
import { until } from "#platform/database/database.fixture.ts";
import { type Invited, putCampaign } from "#understand/results/campaign.fixture.ts";
import type { Client, OpenWorkspace } from "../../application.fixture.ts";
import * as contract from "./comments.contract.ts";

/** Asks for a rating, an "other" and two texts, the second only of those who rate low. */
const commentQuestionnaire: Definition = {
  languages: ["en"],
  title: { en: "Our service" },
  pages: [
    {
      id: "one",
      questions: [
        { type: "zero-to-ten", id: "again", text: { en: "Again?" }, low: { en: "no" }, high: { en: "yes" } },
        { type: "long-text", id: "better", text: { en: "What should we do better?" } },
      ],
    },
    {
      id: "two",
      questions: [{ type: "long-text", id: "sorry", text: { en: "What went wrong?" }, showIf: "again < 5" }],
    },
  ],
};

/** What somebody of a campaign wrote and rated. */
interface Wrote {
  better?: string;
  sorry?: string;
  again?: number;
  segment?: string;
}

/** A closed campaign in which each entry is one person. */
export const writtenCampaign = (
  { transaction, workspaceId, consultant }: OpenWorkspace,
  people: readonly Wrote[],
  { anonymity = "confidential" as Anonymity, minimumGroup = 5 } = {},
) =>
  transaction((tx) =>
    putCampaign(
      tx,
      workspaceId,
      {
        definition: commentQuestionnaire,
        anonymity,
        minimumGroup,
        state: "closed",
        confidants: [consultant.user.id],
        name: "What customers say",
        audience: "customers",
        breakdowns: people.some(({ segment }) => segment !== undefined) ? ["segment"] : [],
      },
      people.map(
        ({ better, sorry, again = 7, segment }, index): Invited => ({
          name: `Person ${index}`,
          groups: segment === undefined ? {} : { segment },
          pages: {
            one: { again: { rating: again }, ...(better && { better: { text: better } }) },
            ...(sorry && { two: { sorry: { text: sorry } } }),
          },
        }),
      ),
    ),
  );

/** Forty comments of two kinds. */
export const fortyComments = (): Wrote[] =>
  Array.from({ length: 40 }, (_, index) =>
    index % 2 === 0
      ? { better: `The hotline is slow, I waited ${index + 5} minutes on the phone`, again: 4 + (index % 3) }
      : {
          better: `The invoice was wrong again and billing number ${index} unclear`,
          again: index % 4 === 1 ? 8 : 9,
        },
  );

export const aCode = (name: string, group = "") => ({
  group,
  name,
  definition: `About ${name}`,
  useWhen: "",
  notWhen: "",
  example: "",
});

/** Does with a source of comments what tests do again and again. */
export function sourceOf(workspace: OpenWorkspace, source: string, who: Client = workspace.consultant) {
  const params = { workspace: workspace.workspaceId, source };
  return {
    params,
    code: async (name: string) => (await who(contract.addCode, { params, body: aCode(name) })).code,
    comments: async (show: "open" | "coded" | "again" | "all" = "all", client = who) =>
      (await client(contract.listComments, { params, query: { show, limit: 100 } })).comments,
    put: (comment: string, codes: readonly string[], client = who) =>
      client(contract.codeComment, {
        params: { ...params, comment },
        body: {
          coding:
            codes.length > 0 ? { verdict: "codes", codes: [...codes] } : { verdict: "nothing", codes: [] },
        },
      }),
    /** Codes every comment by what it says. */
    async codeAll(by: (words: string) => readonly string[], client = who) {
      for (const { comment, words } of await this.comments("open", client))
        await this.put(comment, by(words), client);
    },
  };
}

/**
 * A confidential collection of the consultant's in full swing: coded by two, who differ in places, with suggested themes, released
 * ones and a quotation.
 *
 * @returns the source's id
 */
export async function codedComments(
  workspace: OpenWorkspace,
  typed: (text: string) => string = (text) => text,
): Promise<string> {
  const { consultant, workspaceId } = workspace;
  const { source } = await consultant(contract.createCollection, {
    params: { workspace: workspaceId },
    body: { name: typed("Interviews"), confidential: true, minimum: 3 },
  });
  const at = sourceOf(workspace, source);
  const { params } = at;
  await consultant(contract.addComments, {
    params,
    body: {
      comments: fortyComments().map(({ better = "" }, index) => ({
        words: typed(better),
        kind: index % 3 === 0 ? ("customer" as const) : ("staff" as const),
        place: typed("Interview"),
        saidOn: "2026-03-02",
      })),
    },
  });
  const [hotline, billing] = [await at.code(typed("Hotline")), await at.code(typed("Billing"))];
  const second = await workspace.member(["consultant"]);
  const readers = [consultant.user.id, second.user.id];
  await consultant(contract.changeReaders, { params, body: { readers } });
  const codesOf = (words: string) => [words.includes("hotline") ? hotline : billing];
  await at.codeAll(codesOf);
  await consultant(contract.planDoubleCoding, { params, body: { size: 30 } });
  const sample = await at.comments("all", second);
  for (const [index, { comment, words }] of sample.entries())
    await at.put(comment, index < 2 ? [] : codesOf(words), second);
  await consultant(contract.suggestThemes, { params });
  await until("themes are suggested", async () => {
    const { state } = await consultant(contract.readSuggestion, { params });
    return state === "ready";
  });
  await consultant(contract.releaseThemes, { params, body: { groups: true } });
  const [quoted] = (await at.comments("coded")).filter(({ mine }) => mine?.codes.includes(hotline));
  if (!quoted) throw new Error("no comment is about the hotline");
  await consultant(contract.releaseQuotation, {
    params,
    body: { comment: quoted.comment, code: hotline, words: quoted.words, replacements: [] },
  });
  return source;
}
