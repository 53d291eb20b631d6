import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { readSav } from "#document/sav/sav.fixture.ts";
import { readZipDirectory } from "#platform/spreadsheet/zip-directory.ts";
import { type OpenWorkspace, openWorkspace } from "../../application.fixture.ts";
import { relationship, surveyed } from "../campaign-surveys/campaign-survey.fixture.ts";
import { putCampaign } from "../results/campaign.fixture.ts";
import { release } from "../results/results.service.ts";
import { askForAnswers, readAnswerProgress, readTakeAlong } from "./take-along.contract.ts";

async function released(workspace: OpenWorkspace) {
  const { transaction, workspaceId } = workspace;
  const people = surveyed(120, { silent: 0, groups: { segment: ["Gold", "Silver"] } }).map(
    ({ groups, answers }, index) => ({ name: `Customer ${index}`, groups, pages: { one: answers } }),
  );
  const plan = {
    definition: relationship,
    audience: "customers",
    breakdowns: ["segment"],
    anonymity: "named",
  } as const;
  const campaign = await transaction(async (tx) => {
    const { campaignId } = await putCampaign(tx, workspaceId, plan, people);
    await release(tx, workspaceId, campaignId, undefined, new AbortController().signal);
    return campaignId;
  });
  return { workspace: workspaceId, campaign };
}

const base = ({ workspace, campaign }: { workspace: string; campaign: string }) =>
  `/api/workspaces/${workspace}/campaigns/${campaign}`;

describe("files of a campaign", () => {
  test("figures and the workshop pack are for everybody who reads results", async () => {
    const workspace = await openWorkspace();
    const { sponsor } = workspace;
    const params = await released(workspace);
    const { figures, answers } = await sponsor(readTakeAlong, { params });
    assert.deepEqual([figures, answers.may], [true, false]);

    const csv = await sponsor.fetch(`${base(params)}/take-along/figures.csv`);
    const text = await csv.text();
    assert.match(csv.headers.get("content-disposition") ?? "", /figures\.csv/);
    assert.match(text, /^\uFEFF?Section,Breakdown,Group,Item,Label,Figure,Estimate/);
    assert.match(text, /\r\nGroups,Segment,Gold,/);
    assert.doesNotMatch(text, /Customer 1\b/);

    for (const [name, part] of [
      ["take-along/figures.xlsx", "xl/worksheets/sheet2.xml"],
      ["take-along/workshop-pack.pptx", "ppt/slides/slide5.xml"],
    ] as const) {
      const answer = await sponsor.fetch(`${base(params)}/${name}`);
      assert.equal(answer.status, 200, name);
      const archive = Buffer.from(await answer.arrayBuffer());
      assert.ok(
        readZipDirectory(archive)?.some((entry) => entry.name === part),
        name,
      );
    }
  });

  test("single answers come with the groups that were chosen", async () => {
    const workspace = await openWorkspace();
    const params = await released(workspace);
    const body = { format: "sav" as const, names: true, groups: true, purpose: "" };
    const { path } = await workspace.director(askForAnswers, { params, body });
    const read = readSav(Buffer.from(await (await workspace.director.fetch(path)).arrayBuffer()));
    assert.equal(read.cases.length, 120);
    const at = (name: string) => read.variables.findIndex((variable) => variable.name === name);
    const groups = new Set(read.cases.map((values) => values[at("group.segment")]));
    assert.ok(groups.has("Gold") && groups.has("Silver"));
    assert.ok(read.cases.some((values) => values[at("name")] === "Customer 7"));
    const consultant = await workspace.consultant.fetch(path);
    assert.equal(consultant.status, 410, "a ticket is one person's");
  });

  test("how far a file is, its reader alone is told", async () => {
    const workspace = await openWorkspace();
    const params = await released(workspace);
    const body = { format: "csv" as const, names: false, groups: false, purpose: "" };
    const { path } = await workspace.director(askForAnswers, { params, body });
    const query = { ticket: new URL(path, "http://localhost").searchParams.get("ticket") ?? "" };
    const waiting = { state: "waiting", written: 0, total: 0 };
    assert.deepEqual(await workspace.director(readAnswerProgress, { params, query }), waiting);
    await (await workspace.director.fetch(path)).arrayBuffer();
    assert.deepEqual(await workspace.director(readAnswerProgress, { params, query }), {
      state: "ended",
      written: 120,
      total: 120,
    });
    const other = await workspace.member(["director"]);
    assert.deepEqual(await other(readAnswerProgress, { params, query }), waiting);
  });

  test("a reader that goes away ends the work, and holds no connection", async () => {
    const workspace = await openWorkspace();
    const params = await released(workspace);
    const body = { format: "csv" as const, names: false, groups: false, purpose: "" };
    for (let round = 0; round < 12; round++) {
      const { path } = await workspace.director(askForAnswers, { params, body });
      const gone = new AbortController();
      const answer = await workspace.director.fetch(path, { signal: gone.signal });
      assert.equal(answer.status, 200);
      gone.abort();
    }
    const { answers } = await workspace.director(readTakeAlong, { params });
    assert.equal(answers.count, 120);
  });
});
