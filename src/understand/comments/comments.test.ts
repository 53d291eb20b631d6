import assert from "node:assert/strict";
import { test } from "node:test";
import { until } from "#platform/database/database.fixture.ts";
import { openWorkspace } from "../../application.fixture.ts";
import * as contract from "./comments.contract.ts";
import { aCode, fortyComments, sourceOf, writtenCampaign } from "./comments.fixture.ts";
import { themesForReport } from "./released-themes.service.ts";

const about = (hotline: string, billing: string) => (words: string) => [
  words.includes("hotline") ? hotline : billing,
];

async function gathered(options?: Parameters<typeof writtenCampaign>[2]) {
  const workspace = await openWorkspace();
  const { campaignId } = await writtenCampaign(workspace, fortyComments(), options);
  const { source, comments } = await workspace.consultant(contract.gatherComments, {
    params: { workspace: workspace.workspaceId },
    body: { campaign: campaignId },
  });
  return { workspace, campaignId, source, comments, at: sourceOf(workspace, source) };
}

test("from comments to released themes and a quotation, which the organisation's side reads", async () => {
  const { workspace, campaignId, comments, at } = await gathered();
  const { consultant, director, sponsor, transaction, workspaceId } = workspace;
  const { params } = at;
  assert.equal(comments, 40);
  const [hotline, billing] = [await at.code("Hotline"), await at.code("Billing")];
  await at.codeAll(about(hotline, billing));
  const preview = await consultant(contract.previewThemes, { params });
  assert.equal(preview.problem, null);
  await consultant(contract.releaseThemes, { params, body: { groups: true } });
  const [quoted] = (await at.comments()).filter(({ words }) => words.includes("hotline"));
  assert.ok(quoted);
  const redaction = await consultant(contract.suggestRedaction, {
    params: { ...params, comment: quoted.comment },
  });
  assert.deepEqual(redaction.codes, [hotline]);
  const start = quoted.words.indexOf("hotline");
  await consultant(contract.releaseQuotation, {
    params,
    body: {
      comment: quoted.comment,
      code: hotline,
      words: quoted.words,
      replacements: [{ start, end: start + 7, instead: "[service]" }],
    },
  });
  for (const reader of [director, sponsor]) {
    const read = await reader(contract.readThemes, { params });
    assert.deepEqual(
      read.themes.themes.map(({ name, ofCommenting, ofRespondents }) => [
        name,
        ofCommenting.count,
        ofCommenting.n,
        ofRespondents,
      ]),
      // All wrote a comment, so of all respondents it is the same.
      [
        ["Billing", 20, 40, read.themes.themes[0]?.ofRespondents],
        ["Hotline", 20, 40, read.themes.themes[1]?.ofRespondents],
      ],
    );
    const share = read.themes.themes[0]?.ofCommenting;
    assert.ok(share && share.low !== null && share.low < 0.5 && share.estimate === 0.5);
    assert.equal(read.quotations[0]?.words, quoted.words.replace("hotline", "[service]"));
    // Whoever doesn't mention the one mentions the other: a rating beside one of them says all, whichever it is.
    const [rated, ...others] = read.themes.themes.filter(({ rating }) => rating !== null);
    assert.deepEqual(others, []);
    const difference = rated?.rating?.difference;
    assert.ok(difference);
    if (rated?.code === hotline) assert.ok(difference.high < 0, "who mentions the hotline rates lower");
    else assert.ok(difference.low > 0, "who mentions bills, not the hotline, rates higher");
  }
  const report = await transaction((tx) => themesForReport(tx, workspaceId, campaignId));
  assert.equal(report?.quotations.length, 1);
  await consultant(contract.withdrawQuotation, {
    params: {
      ...params,
      quotation: (await director(contract.readThemes, { params })).quotations[0]?.quotation ?? "",
    },
  });
  assert.deepEqual((await director(contract.readThemes, { params })).quotations, []);
});

test("shares by group are let out once", async () => {
  const workspace = await openWorkspace();
  const { consultant, sponsor, workspaceId } = workspace;
  const { campaignId } = await writtenCampaign(
    workspace,
    // Of forty in each segment, thirty of Gold and ten of Silver write of the hotline; two of Bronze wrote.
    Array.from({ length: 82 }, (_, index) => ({
      better: (index < 80 ? Math.floor(index / 2) % 4 < (index % 2 === 0 ? 3 : 1) : false)
        ? "hotline"
        : "bills",
      segment: index >= 80 ? "Bronze" : index % 2 === 0 ? "Gold" : "Silver",
    })),
  );
  const { source } = await consultant(contract.gatherComments, {
    params: { workspace: workspaceId },
    body: { campaign: campaignId },
  });
  const at = sourceOf(workspace, source);
  const { params } = at;
  const [hotline, billing] = [await at.code("Hotline"), await at.code("Billing")];
  await at.codeAll(about(hotline, billing));
  const groupsOf = async () => {
    const { themes } = await sponsor(contract.readThemes, { params });
    return themes.themes.find(({ code }) => code === hotline)?.byBreakdown ?? [];
  };
  assert.equal((await consultant(contract.previewThemes, { params })).groupsOnce, true);
  await consultant(contract.releaseThemes, { params, body: { groups: false } });
  assert.deepEqual(await groupsOf(), []);
  await consultant(contract.releaseThemes, { params, body: { groups: true } });
  const [table] = await groupsOf();
  // Two can't be shown, so that the smallest group that could stays with them.
  assert.deepEqual(
    table?.groups.map(({ label, share }) => [label, share && [share.count, share.n]]),
    [
      ["Bronze", null],
      ["Gold", [30, 40]],
      ["Silver", null],
    ],
  );
  assert.deepEqual([table?.others?.count, table?.others?.n], [10, 42]);
  assert.equal((await consultant(contract.previewThemes, { params })).groupsOnce, false);
  const [moved] = (await at.comments()).filter(({ words }) => words === "hotline");
  assert.ok(moved);
  await at.put(moved.comment, [billing]);
  await consultant(contract.releaseThemes, { params, body: { groups: true } });
  assert.deepEqual(await groupsOf(), [table], "one who was coded anew shows in no group");
});

test("of a confidential campaign, those whom respondents were not told of learn nothing", async () => {
  const { workspace, source, at } = await gathered();
  const { director, workspaceId } = workspace;
  const other = await workspace.member(["consultant"]);
  const [comment] = await at.comments();
  assert.ok(comment);
  const code = await at.code("Hotline");
  const { params } = at;
  const one = { params: { ...params, comment: comment.comment } };
  for (const who of [director, other]) {
    const refused = { code: "comments.closed" };
    await assert.rejects(who(contract.readCommentSource, { params }), refused);
    await assert.rejects(who(contract.listComments, { params, query: { search: "hotline" } }), refused);
    await assert.rejects(who(contract.readAgreement, { params }), refused);
    await assert.rejects(who(contract.listDisagreements, { params }), refused);
    await assert.rejects(who(contract.readSuggestion, { params }), refused);
    await assert.rejects(who(contract.suggestRedaction, one), refused);
    await assert.rejects(who(contract.previewThemes, { params }), refused);
    await assert.rejects(who(contract.listCodeChanges, { params: { ...params, code } }), refused);
    await assert.rejects(who(contract.addCode, { params, body: aCode("Mine") }), refused);
    await assert.rejects(who(contract.readThemes, { params }), { code: "comments.not-released" });
    const { sources } = await who(contract.listCommentSources, { params: { workspace: workspaceId } });
    const [shown] = sources;
    assert.deepEqual(
      [shown?.source, shown?.mayRead, shown?.comments, shown?.coded],
      [source, false, null, null],
      "no number is told",
    );
  }
});

test("the second coder sees nothing of the first, codes the sample alone, and where they differ somebody decides", async () => {
  const { workspace, at } = await gathered({ anonymity: "named" });
  const { consultant, director } = workspace;
  const { params } = at;
  const [hotline, billing] = [await at.code("Hotline"), await at.code("Billing")];
  await at.codeAll(about(hotline, billing));
  assert.deepEqual(await consultant(contract.planDoubleCoding, { params, body: { size: 30 } }), { size: 30 });
  const sample = await at.comments("all", director);
  assert.equal(sample.length, 30);
  assert.ok(sample.every(({ mine, proposals }) => mine === null && proposals.length === 0));
  const outside = (await at.comments()).find(({ isDouble }) => !isDouble);
  await assert.rejects(at.put(outside?.comment ?? "", [hotline], director), {
    code: "comments.not-in-sample",
  });
  // The director finds something else in three comments.
  for (const [index, { comment, words }] of sample.entries())
    await at.put(comment, index < 3 ? [] : about(hotline, billing)(words), director);
  await assert.rejects(at.put(sample[0]?.comment ?? "", [hotline], director), {
    code: "comments.coding-sealed",
  });
  const agreement = await consultant(contract.readAgreement, { params });
  assert.equal(agreement.comments, 30);
  assert.ok(agreement.alpha && agreement.alpha.estimate > 0.7 && agreement.alpha.estimate < 1);
  assert.ok(
    agreement.codes.every(
      ({ kappa, ac1 }) => kappa && ac1 && kappa.low !== null && kappa.low <= kappa.estimate,
    ),
  );
  const { disagreements, open } = await director(contract.listDisagreements, { params });
  assert.equal(open, 3);
  const [first] = disagreements;
  assert.ok(first && first.codings.length === 2);
  await director(contract.decideComment, {
    params: { ...params, comment: first.comment },
    body: { verdict: "codes", codes: [hotline], reason: "It is about waiting." },
  });
  const after = await director(contract.listDisagreements, { params });
  assert.deepEqual([after.open, after.decided], [2, 1]);
  const decided = await director(contract.listDisagreements, { params, query: { show: "decided" } });
  assert.deepEqual(
    decided.disagreements.map(({ comment, decision }) => [comment, decision?.reason]),
    [[first.comment, "It is about waiting."]],
  );
});

test("merging, splitting and retiring touch no coding, and can be undone", async () => {
  const { workspace, at } = await gathered({ anonymity: "named" });
  const { consultant } = workspace;
  const { params } = at;
  const [hotline, billing] = [await at.code("Hotline"), await at.code("Billing")];
  await at.codeAll(about(hotline, billing));
  const revise = (code: string, body: object) =>
    consultant(contract.reviseCode, { params: { ...params, code }, body: body as never });
  const counts = async () =>
    (await consultant(contract.previewThemes, { params })).themes.themes.map(({ name, ofCommenting }) => [
      name,
      ofCommenting.count,
    ]);
  await revise(billing, { what: "merge", into: hotline });
  assert.deepEqual(await counts(), [["Hotline", 40]]);
  await revise(billing, { what: "undo" });
  assert.deepEqual(await counts(), [
    ["Billing", 20],
    ["Hotline", 20],
  ]);
  await revise(hotline, { what: "split", names: ["Waiting", "Manners"] });
  assert.equal((await at.comments("again")).length, 20);
  await revise(hotline, { what: "undo" });
  assert.equal((await at.comments("again")).length, 0);
  await consultant(contract.changeCode, { params: { ...params, code: hotline }, body: aCode("Phone") });
  const { changes } = await consultant(contract.listCodeChanges, { params: { ...params, code: hotline } });
  assert.deepEqual(
    changes.map(({ what, name, coded }) => [what, name, coded]),
    [
      ["changed", "Hotline", 20],
      ["undone", "Hotline", 20],
      ["split", "Hotline", 20],
    ],
  );
});

test("themes are suggested, confirmed and proposed, and nothing is coded by it", async () => {
  const { workspace, at } = await gathered({ anonymity: "named" });
  const { consultant } = workspace;
  const { params } = at;
  await consultant(contract.suggestThemes, { params });
  const found = await until("themes are suggested", async () => {
    const now = await consultant(contract.readSuggestion, { params });
    assert.notEqual(now.state, "failed", now.problem ?? "");
    return now.state === "ready" && now;
  });
  const [first, second] = found.themes;
  assert.ok(first && second, `${found.themes.length} themes`);
  assert.equal(
    found.themes.reduce((sum, { size }) => sum + size, 0),
    40,
  );
  const { code } = await consultant(contract.confirmThemes, {
    params,
    body: { themes: [first.theme], code: aCode("First") },
  });
  const comments = await at.comments();
  assert.equal(
    comments.filter(({ proposals }) => proposals.some((each) => each.code === code)).length,
    first.size,
  );
  assert.ok(comments.every(({ mine }) => mine === null));
  await consultant(contract.changeTheme, { params, body: { theme: second.theme, what: "dismiss" } });
  const after = await consultant(contract.readSuggestion, { params });
  assert.deepEqual(
    after.themes.slice(0, 2).map(({ state }) => state),
    ["confirmed", "dismissed"],
  );
});

test("a collection takes comments by hand and from files, and says which rows it can't use", async () => {
  const workspace = await openWorkspace();
  const { consultant, director, workspaceId } = workspace;
  const { source } = await consultant(contract.createCollection, {
    params: { workspace: workspaceId },
    body: { name: "Interviews", confidential: true, minimum: 3 },
  });
  const path = `/api/workspaces/${workspaceId}/comment-sources/${source}/files?name=interviews.csv`;
  const send = (who: typeof consultant, body: string) =>
    who.fetch(path, { method: "POST", headers: { "content-type": "application/octet-stream" }, body });
  const csv =
    "comment,kind,source,date\nToo slow,customer,Interview 3,2026-05-04\nToo dear,robot,,\n😀😀,staff,,2026-02-30\nFine,,,\n";
  const sent = await send(consultant, csv);
  const { added, problems } = (await sent.json()) as {
    added: number;
    problems: { row: number; reason: string }[];
  };
  assert.equal(added, 2);
  assert.deepEqual(
    problems.map(({ row }) => row),
    [3, 4],
  );
  assert.equal((await send(director, csv)).status, 403);
  const at = sourceOf(workspace, source);
  assert.deepEqual((await at.comments()).map(({ words }) => words).sort(), ["Fine", "Too slow"]);
  const emoji = "😀".repeat(25_000);
  await consultant(contract.addComments, {
    params: at.params,
    body: { comments: [{ words: emoji, kind: "", place: "", saidOn: null }] },
  });
  const [long] = await at.comments();
  assert.ok(long);
  assert.equal(
    (await consultant(contract.listCommentSources, { params: { workspace: workspaceId } })).sources.length,
    1,
  );
});

test("comments go with the answers, and quotations of somebody with the person", async () => {
  const { workspace, campaignId, at } = await gathered();
  const { consultant, transaction, workspaceId } = workspace;
  const { params } = at;
  const code = await at.code("Everything");
  await at.codeAll(() => [code]);
  const [comment] = await at.comments();
  assert.ok(comment);
  await consultant(contract.releaseQuotation, {
    params,
    body: { comment: comment.comment, code, words: comment.words, replacements: [] },
  });
  await transaction(async (tx) => {
    await tx
      .deleteFrom("listen.answer_page")
      .where("workspace_id", "=", workspaceId)
      .where("campaign_id", "=", campaignId)
      .execute();
  });
  assert.deepEqual(await at.comments(), []);
  const left = await transaction((tx) =>
    tx
      .selectFrom("understand.quotation")
      .select(["comment_id", "words"])
      .where("workspace_id", "=", workspaceId)
      .execute(),
  );
  assert.deepEqual(left, [{ comment_id: null, words: comment.words }]);
});
