import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, test } from "node:test";
import { promisify } from "node:util";
import { listAudit } from "#people/audit/audit.contract.ts";
import { ratedBy } from "#understand/results/profile-answers.fixture.ts";
import { release } from "#understand/results/results.service.ts";
import { readPdf } from "../../../test/pdf-text.ts";
import { readZip } from "../../platform/zip.fixture.ts";
import { answering, closedCampaign } from "./report-batches.fixture.ts";

const execute = promisify(execFile);

/** What the system's unpacker says; null where there is none. */
async function unpackerSays(content: Buffer): Promise<string | null> {
  const folder = await mkdtemp(join(tmpdir(), "archive-"));
  try {
    await writeFile(join(folder, "a.zip"), content);
    const { stdout } = await execute("unzip", ["-t", join(folder, "a.zip")]);
    return stdout;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw error;
  } finally {
    await rm(folder, { recursive: true });
  }
}

describe("the archive of group reports", () => {
  test("has the units whose figures are shown, for whoever reads results", async () => {
    const of = (department: string, count: number) =>
      Array.from({ length: count }, (_, index) =>
        answering(`${department}${index}`, index, { department, pages: ratedBy(index) }),
      );
    const at = await closedCampaign([...of("Sales", 8), ...of("Depot", 7), ...of("Depot/Night", 2)]);
    const archive = (who: Pick<typeof at.sponsor, "fetch">) =>
      who.fetch(`/api/workspaces/${at.workspaceId}/campaigns/${at.campaignId}/results/reports.zip`);
    assert.equal((await archive(at.sponsor)).status, 409);
    const { signal } = new AbortController();
    await at.transaction((tx) => release(tx, at.workspaceId, at.campaignId, undefined, signal));
    const files = readZip(Buffer.from(await (await archive(at.sponsor)).arrayBuffer()));
    assert.deepEqual([...files.keys()].sort(), [
      "Depot - Spring survey.pdf",
      "Example Rail - Spring survey.pdf",
      "Sales - Spring survey.pdf",
    ]);
    const { pages } = await readPdf(new Uint8Array(files.get("Depot - Spring survey.pdf") ?? []));
    assert.ok(pages[0]?.includes("Depot"), pages[0]);
    const staff = await at.staff(at.address("Sales0"), "Sales0");
    assert.equal((await archive(staff)).status, 403);
  });
});

describe("the archive of all reports", () => {
  test("has each person's own, named so that people find it and nothing escapes its folder", async () => {
    const at = await closedCampaign([
      answering("Ana Ångström", 1),
      answering("Ben", 2, { department: "Sales/North" }),
      answering("../../Ben", 3, { department: "../CON" }),
      { name: "Cleo" },
    ]);
    assert.equal((await at.archive(at.consultant)).status, 409);
    await at.start(at.director, false);
    await at.finished();
    const answer = await at.archive(at.consultant);
    assert.equal(answer.headers.get("content-type"), "application/zip");
    assert.equal(answer.headers.get("cache-control"), "private, no-store");
    assert.match(answer.headers.get("content-disposition") ?? "", /Spring survey - personal reports\.zip/);
    const content = Buffer.from(await answer.arrayBuffer());
    const files = readZip(content);
    assert.deepEqual([...files.keys()].sort(), [
      "Sales/Ana Ångström - Spring survey.pdf",
      "Sales/North/Ben - Spring survey.pdf",
      "_/_CON/__.._Ben - Spring survey.pdf",
    ]);
    for (const [name, file] of files) {
      const { pages } = await readPdf(new Uint8Array(file));
      assert.ok(pages[0]?.includes(name.includes("Ana") ? "Ana Ångström" : "Ben"), name);
    }
    const said = await unpackerSays(content);
    if (said !== null) assert.match(said, /No errors detected/);
  });

  test("is for those alone who may open the reports, and its download is logged without a number", async () => {
    const at = await closedCampaign();
    await at.start(at.director, false);
    await at.finished();
    const refusedTo = async (who: typeof at.director) => {
      const answer = await at.archive(who);
      return [answer.status, ((await answer.json()) as { code: string }).code];
    };
    const late = await at.member(["consultant"]);
    for (const who of [at.director, late])
      assert.deepEqual(await refusedTo(who), [403, "report-batch.confidential"]);
    for (const who of [at.sponsor, at.stranger]) assert.equal((await at.archive(who)).status, 403);
    const ana = await at.staff(at.address("Ana"), "Ana");
    assert.equal((await at.archive(ana)).status, 403);
    const elsewhere = await closedCampaign();
    const foreign = await elsewhere.consultant.fetch(
      `/api/workspaces/${elsewhere.workspaceId}/campaigns/${at.campaignId}/reports.zip`,
    );
    assert.equal(foreign.status, 404);

    await (await at.archive(at.consultant)).arrayBuffer();
    const { entries } = await at.director(listAudit, {
      params: { workspace: at.workspaceId },
      query: { action: "reports.downloaded" },
    });
    assert.deepEqual(
      entries.map(({ actorName, subject, details }) => [actorName, subject, details]),
      [["Carl Consultant", "Spring survey", { campaign: at.campaignId }]],
    );
  });
});
