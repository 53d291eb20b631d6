import { until } from "../src/platform/database/database.fixture.ts";
import * as comments from "../src/understand/comments/comments.contract.ts";
import {
  aCode,
  fortyComments,
  sourceOf,
  writtenCampaign,
} from "../src/understand/comments/comments.fixture.ts";
import { example, here, route, unusedName, type World } from "./contract-walk.ts";

/** The consultant's confidential collection, with comments in it. */
async function collection(world: World) {
  const { source } = await world.consultant(comments.createCollection, {
    ...here(world),
    body: { name: unusedName(), confidential: true, minimum: 3 },
  });
  const at = sourceOf(world, source);
  await world.consultant(comments.addComments, {
    params: at.params,
    body: {
      comments: fortyComments().map(({ better = "" }) => ({
        words: better,
        kind: "" as const,
        place: "",
        saidOn: null,
      })),
    },
  });
  return at;
}

const only = async (world: World) => ({ params: (await collection(world)).params });

/** One comment of it. */
async function oneComment(world: World) {
  const at = await collection(world);
  const [first] = await at.comments();
  return { at, params: { ...at.params, comment: first?.comment ?? "" }, words: first?.words ?? "" };
}

async function oneCode(world: World) {
  const at = await collection(world);
  const code = await at.code("Hotline");
  return { at, code, params: { ...at.params, code } };
}

/** All comments have one code, so there is something to quote. */
async function coded(world: World) {
  const { at, code } = await oneCode(world);
  const rest = await at.code("Rest");
  let index = 0;
  await at.codeAll(() => [index++ % 2 === 0 ? code : rest]);
  return { at, code };
}

async function suggested(world: World) {
  const at = await collection(world);
  await world.consultant(comments.suggestThemes, { params: at.params });
  await until("themes are suggested", async () => {
    const { state } = await world.consultant(comments.readSuggestion, { params: at.params });
    return state === "ready";
  });
  return at;
}

async function quotable(world: World) {
  const { at, code } = await coded(world);
  const found = (await at.comments()).find(({ mine }) => mine?.codes.includes(code));
  const body = { comment: found?.comment ?? "", code, words: found?.words ?? "", replacements: [] };
  return { at, body };
}

const consultant = { as: "consultant" } as const;

export const commentExamples = [
  example(comments.listCommentSources, here),
  example(
    comments.gatherComments,
    async (world) => ({
      ...here(world),
      body: { campaign: (await writtenCampaign(world, fortyComments())).campaignId },
    }),
    consultant,
  ),
  example(comments.createCollection, (world) => ({
    ...here(world),
    body: { name: unusedName(), confidential: false, minimum: 5 },
  })),
  example(
    comments.changeReaders,
    async (world) => ({ ...(await only(world)), body: { readers: [world.consultant.user.id] } }),
    consultant,
  ),
  example(
    comments.addComments,
    async (world) => ({
      ...(await only(world)),
      body: { comments: [{ words: "Too slow.", kind: "customer" as const, place: "", saidOn: null }] },
    }),
    consultant,
  ),
  example(
    comments.deleteComment,
    async (world) => ({ params: (await oneComment(world)).params }),
    consultant,
  ),
  example(comments.deleteCommentSource, only, consultant),
  example(comments.readCommentSource, only, consultant),
  example(comments.listComments, only, consultant),
  example(
    comments.codeComment,
    async (world) => {
      const { at, params } = await oneComment(world);
      return { params, body: { coding: { verdict: "codes" as const, codes: [await at.code("Speed")] } } };
    },
    consultant,
  ),
  example(comments.addCode, async (world) => ({ ...(await only(world)), body: aCode("Speed") }), consultant),
  example(
    comments.changeCode,
    async (world) => ({ params: (await oneCode(world)).params, body: aCode("Phone") }),
    consultant,
  ),
  example(
    comments.reviseCode,
    async (world) => {
      const { at, params } = await oneCode(world);
      return { params, body: { what: "merge" as const, into: await at.code("Other") } };
    },
    consultant,
  ),
  example(comments.listCodeChanges, async (world) => ({ params: (await oneCode(world)).params }), consultant),
  example(
    comments.planDoubleCoding,
    async (world) => ({ ...(await only(world)), body: { size: 10 } }),
    consultant,
  ),
  example(comments.readAgreement, only, consultant),
  example(comments.listDisagreements, only, consultant),
  example(
    comments.decideComment,
    async (world) => {
      const { at, params } = await oneComment(world);
      return {
        params,
        body: { verdict: "codes" as const, codes: [await at.code("Speed")], reason: "So it is." },
      };
    },
    { ...consultant, refused: "comments.not-coded-twice" },
  ),
  example(comments.suggestThemes, only, consultant),
  example(comments.stopSuggestion, only, { ...consultant, refused: "comments.no-suggestion" }),
  example(comments.readSuggestion, only, consultant),
  example(
    comments.confirmThemes,
    async (world) => ({
      params: (await suggested(world)).params,
      body: { themes: [0], code: aCode("Speed") },
    }),
    consultant,
  ),
  example(
    comments.changeTheme,
    async (world) => ({
      params: (await suggested(world)).params,
      body: { theme: 0, what: "dismiss" as const },
    }),
    consultant,
  ),
  example(
    comments.suggestRedaction,
    async (world) => ({ params: (await oneComment(world)).params }),
    consultant,
  ),
  example(
    comments.releaseQuotation,
    async (world) => {
      const { at, body } = await quotable(world);
      return { params: at.params, body };
    },
    consultant,
  ),
  example(
    comments.withdrawQuotation,
    async (world) => {
      const { at, body } = await quotable(world);
      const { quotation } = await world.consultant(comments.releaseQuotation, { params: at.params, body });
      return { params: { ...at.params, quotation } };
    },
    consultant,
  ),
  example(comments.previewThemes, only, consultant),
  example(
    comments.releaseThemes,
    async (world) => ({ params: (await coded(world)).at.params, body: { groups: true } }),
    consultant,
  ),
  example(comments.readThemes, async (world) => {
    const { params } = (await coded(world)).at;
    await world.consultant(comments.releaseThemes, { params, body: { groups: true } });
    return { params };
  }),
];

export const commentRoutes = [
  route(
    "POST /api/workspaces/:workspace/comment-sources/:source/files",
    "campaigns.write",
    async (world) => {
      const { params } = await collection(world);
      return `/api/workspaces/${params.workspace}/comment-sources/${params.source}/files?name=comments.csv`;
    },
    {
      as: "consultant",
      init: {
        method: "POST",
        headers: { "content-type": "application/octet-stream" },
        body: "comment\nToo slow\n",
      },
    },
  ),
];
