import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, test } from "node:test";
import { sql } from "kysely";
import { readSav } from "#document/sav/sav.fixture.ts";
import { readSheetTable } from "#platform/spreadsheet/sheet-table.reader.ts";
import { type OpenWorkspace, openWorkspace } from "../../application.fixture.ts";
import { type CampaignPlan, putCampaign } from "../results/campaign.fixture.ts";
import { answerCsv } from "./answer-csv.writer.ts";
import { answerSav } from "./answer-sav.writer.ts";
import type { AnswerTable } from "./answer-table.service.ts";
import type { AnswerChoice } from "./answer-ticket.service.ts";
import { answerWorkbook } from "./answer-workbook.writer.ts";
import { actorWith, difficult, everyQuestion } from "./exported.fixture.ts";
import { answersNotYours, purposeMissing, ticketOver } from "./take-along.errors.ts";
import { askForAnswers, takeAlong, ticketedAnswers } from "./take-along.service.ts";

type Actor = ReturnType<typeof actorWith>;
const now = new Date("2026-11-22T09:00:00Z");
const plain: AnswerChoice = { format: "csv", names: false, groups: false };

async function campaignWith(plan: Partial<CampaignPlan> = {}) {
  const workspace = await openWorkspace();
  const { workspaceId, transaction } = workspace;
  const people = difficult.map((pages, index) => ({
    name: `Person ${index}`,
    email: `p${index}@example.org`,
    pages,
  }));
  const silent = { name: "Silent", department: "Sales" };
  const trial = { name: "Trial", pilot: true, pages: difficult[0] ?? {} };
  const { campaignId } = await transaction(async (tx) => {
    const put = await putCampaign(
      tx,
      workspaceId,
      { definition: everyQuestion, anonymity: "named", ...plan },
      [...people, silent, trial],
    );
    await sql`UPDATE listen.campaign SET breakdowns = '["department", "question:visited"]'
      WHERE campaign_id = ${put.campaignId}`.execute(tx);
    await sql`UPDATE listen.invitation SET groups = '{"department": "Sales/South"}'
      WHERE campaign_id = ${put.campaignId}`.execute(tx);
    return put;
  });
  return { workspace, campaignId };
}

function tableOf(
  { workspaceId, application, transaction }: OpenWorkspace,
  campaignId: string,
  actor: Actor,
  choice: AnswerChoice,
  purpose = "",
): Promise<{ table: AnswerTable }> {
  const scope = { actor, workspaceId, campaignId };
  return transaction((tx) => askForAnswers({ ...scope, tx }, { ...choice, purpose }, now)).then((ticket) =>
    ticketedAnswers(application.context.transaction, scope, ticket, now),
  );
}

async function bytesOf(parts: AsyncIterable<string | Uint8Array>): Promise<Buffer> {
  const all: Buffer[] = [];
  for await (const part of parts) all.push(Buffer.from(part as string));
  return Buffer.concat(all);
}

async function director(choice: Partial<AnswerChoice> = {}) {
  const { workspace, campaignId } = await campaignWith();
  const actor = actorWith(workspace.workspaceId, ["director"]);
  return tableOf(workspace, campaignId, actor, { ...plain, ...choice });
}

const firstComment = () =>
  difficult.flatMap(({ two }) => (two["comment"] as { text: string } | undefined)?.text ?? [])[0] ?? "";

describe("single answers", () => {
  test("as CSV: words for choices, numbers for ratings, texts in full and never a formula", async () => {
    const csv = (await bytesOf(answerCsv((await director()).table))).toString();
    assert.ok(
      csv.startsWith("\uFEFFrespondent,completed,visited,visited.other-text,country,channels.phone,"),
    );
    assert.ok(csv.includes(firstComment().replaceAll('"', '""')), "a long comment");
    assert.ok(/Option yes/.test(csv));
    assert.ok(/Not applicable/.test(csv));
    assert.ok(/,Don't know,/.test(csv));
    assert.ok(/,Refused,/.test(csv));
    assert.ok(/,Column never-used,/.test(csv));
    assert.ok(/,"?'=cmd\|/.test(csv));
    assert.ok(/,'=1\+1,/.test(csv));
    assert.ok(/,-97,5\r\n/.test(csv));
    assert.ok(!csv.includes("Person 0"), "names were not asked for");
    assert.equal(csv.split("\r\n").length, 1 + difficult.length + 1, "trials and the silent have no row");
  });

  test("say who answered and in which group only where that was chosen", async () => {
    const csv = (await bytesOf(answerCsv((await director({ names: true, groups: true })).table))).toString();
    assert.ok(/respondent,completed,completed_at,name,email,language,group.department,visited/.test(csv));
    assert.ok(/,Person 1,p1@example.org,en,Sales\/South,/.test(csv));
  });

  test("for SPSS: what is no figure is declared missing and never a figure; unasked answers are blank", async () => {
    const read = readSav(await bytesOf(answerSav((await director({ format: "sav" })).table, now)));
    const at = (name: string) => read.variables.findIndex((each) => each.name === name);
    const column = (name: string) => read.cases.map((values) => values[at(name)]);
    const variable = (name: string) => read.variables[at(name)];
    assert.deepEqual(new Set(column("satisfaction")), new Set([-97, 2, null]));
    assert.deepEqual(variable("satisfaction")?.missing.values, [-97]);
    assert.deepEqual(
      new Set(column("balance")),
      new Set([-97, -9_999_999_999, null]),
      "a balance of −97 is a figure",
    );
    assert.deepEqual(variable("balance")?.missing.values, [-9_999_999_999]);
    assert.deepEqual(new Set(column("service.care")), new Set([-90, null]));
    assert.equal(variable("service.care")?.labels.get(-90), "Column never-used");
    assert.deepEqual(
      new Set(column("hidden")),
      new Set([5, null]),
      "an answer to a question that wasn't shown",
    );
    assert.deepEqual(new Set(column("channels.phone")), new Set([1, null]));
    assert.deepEqual(new Set(column("channels.mail")), new Set([0, null]));
    assert.equal(variable("visited")?.labels.get(1), "Option yes");
    assert.match(read.sets, /^\$channels=D1 1 15 Which channels\? /);
    const comments = column("comment").filter((each) => typeof each === "string" && each.length > 1000);
    assert.equal(comments.length, 1);
    const [comment] = comments as string[];
    assert.ok(firstComment().startsWith(comment ?? "-") && Buffer.byteLength(comment ?? "") > 32_700);
    assert.match(read.documents.join(" "), /comment: 1 text is longer than 32,767 bytes/);
  });

  test("as a workbook: readable again, with a codebook, and long texts cut where a cell ends", async () => {
    const folder = mkdtempSync(join(tmpdir(), "serviceloop-answers-"));
    try {
      const path = join(folder, "answers.xlsx");
      writeFileSync(path, await bytesOf(answerWorkbook((await director({ format: "xlsx" })).table)));
      const limits = { mostRows: 1000, mostColumns: 1000, mostBytes: 2 ** 24 };
      const signal = new AbortController().signal;
      const answers = Buffer.concat(
        (await readSheetTable({ path, name: "a" }, "Answers", limits, signal)).csv,
      ).toString();
      assert.ok(answers.includes("_x0041_ stays"));
      assert.ok(answers.includes(firstComment().slice(0, 5000).replaceAll('"', '""')));
      const codes = Buffer.concat(
        (await readSheetTable({ path, name: "a" }, "Codebook", limits, signal)).csv,
      ).toString();
      assert.ok(/satisfaction,,,Not applicable,Not applicable,no/.test(codes));
      assert.ok(/comment,"1 text is longer than a cell holds/.test(codes));
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  const hasOffice = spawnSync("soffice", ["--version"]).status === 0;
  test("as a workbook: opens in LibreOffice", {
    skip: hasOffice ? false : "LibreOffice is not installed",
  }, async () => {
    const folder = mkdtempSync(join(tmpdir(), "serviceloop-answers-"));
    try {
      writeFileSync(
        join(folder, "a.xlsx"),
        await bytesOf(answerWorkbook((await director({ format: "xlsx" })).table)),
      );
      const home = `-env:UserInstallation=file://${folder}/home`;
      const csv = "csv:Text - txt - csv (StarCalc):44,34,76,1";
      execFileSync("soffice", [
        home,
        "--headless",
        "--convert-to",
        csv,
        "--outdir",
        folder,
        join(folder, "a.xlsx"),
      ]);
      const said = readFileSync(join(folder, "a.csv"), "utf8");
      assert.ok(/^"?respondent"?,"?completed"?,"?visited/.test(said));
      assert.ok(/Option yes/.test(said));
      assert.ok(/=cmd\|/.test(said));
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

describe("who may take single answers", () => {
  test("of a named campaign those who run the programme, not those who only read results", async () => {
    const { workspace, campaignId } = await campaignWith();
    const { workspaceId, transaction } = workspace;
    const sponsor = actorWith(workspaceId, ["sponsor"]);
    await assert.rejects(tableOf(workspace, campaignId, sponsor, plain), { code: answersNotYours.code });
    const shown = await transaction((tx) =>
      takeAlong({ tx, actor: sponsor, workspaceId, campaignId }, false),
    );
    assert.deepEqual([shown.answers.may, shown.answers.count], [false, null]);
  });

  test("of a confidential one its confidants alone, who say what for; that is written down", async () => {
    const confidant = actorWith("", ["consultant"]);
    const { workspace, campaignId } = await campaignWith({
      anonymity: "confidential",
      confidants: [confidant.user.id],
    });
    const { workspaceId, transaction } = workspace;
    const mine = { ...confidant, member: { ...confidant.member, workspaceId } };
    const purpose = "Check the weighting";
    for (const actor of [actorWith(workspaceId, ["director"]), actorWith(workspaceId, ["consultant"])])
      await assert.rejects(tableOf(workspace, campaignId, actor, plain, purpose), {
        code: answersNotYours.code,
      });
    await assert.rejects(tableOf(workspace, campaignId, mine, plain, "  "), { code: purposeMissing.code });
    const { table } = await tableOf(workspace, campaignId, mine, plain, purpose);
    assert.equal(table.count, difficult.length);
    const { rows } = await transaction((tx) =>
      sql<{ details: Record<string, unknown> }>`SELECT details FROM people.audit_entry
        WHERE workspace_id = ${workspaceId} AND action = 'answers.exported'`.execute(tx),
    );
    assert.deepEqual(
      rows.map(({ details }) => details["purpose"]),
      [purpose],
    );
  });

  test("a ticket is for one person, one campaign and ten minutes", async () => {
    const { workspace, campaignId } = await campaignWith();
    const { workspaceId, transaction, application } = workspace;
    const actor = actorWith(workspaceId, ["director"]);
    const scope = { actor, workspaceId, campaignId };
    const ticket = await transaction((tx) => askForAnswers({ ...scope, tx }, { ...plain, purpose: "" }, now));
    const use = (as: Actor, text: string, at: Date) =>
      ticketedAnswers(application.context.transaction, { ...scope, actor: as }, text, at);
    await use(actor, ticket, now);
    const other = actorWith(workspaceId, ["director"]);
    await assert.rejects(use(other, ticket, now), { code: ticketOver.code });
    await assert.rejects(use(actor, ticket, new Date(now.getTime() + 601_000)), { code: ticketOver.code });
    const [content = "", seal = ""] = ticket.split(".");
    const forged = Buffer.from(
      Buffer.from(content, "base64url").toString().replace('"names":false', '"names":true'),
    ).toString("base64url");
    await assert.rejects(use(actor, `${forged}.${seal}`, now), { code: ticketOver.code });
    await assert.rejects(use(actor, "nonsense", now), { code: ticketOver.code });
  });
});
