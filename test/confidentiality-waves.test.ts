import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { test } from "node:test";
import * as batches from "#embed/report-batches/report-batches.contract.ts";
import * as campaigns from "#listen/campaigns/campaign.contract.ts";
import { emptySheet } from "#listen/profile/answers.ts";
import { statementsOf } from "#listen/profile/questionnaire.ts";
import { listAudit } from "#people/audit/audit.contract.ts";
import * as protection from "#people/data-protection/data-protection.contract.ts";
import { listMessages } from "#people/mail/outbox.contract.ts";
import { listPeople, markAsLeft } from "#people/organisation/person.contract.ts";
import { until } from "#platform/database/database.fixture.ts";
import { seededRandom } from "#stats/random.ts";
import { listMeasures, readMeasure } from "#understand/measures/measures.contract.ts";
import { type Invited, putCampaign } from "#understand/results/campaign.fixture.ts";
import { definition, pagesOf, profile } from "#understand/results/profile-answers.fixture.ts";
import * as pages from "#understand/results/result-pages.contract.ts";
import { release } from "#understand/results/results.service.ts";
import { readChange, readLeaders } from "#understand/waves/waves.contract.ts";
import { openWorkspace, type SignedIn } from "../src/application.fixture.ts";
import { readZip } from "../src/platform/zip.fixture.ts";
import { putWave } from "../src/understand/waves/waves.fixture.ts";
import { readPdf } from "./pdf-text.ts";

/** What somebody answered, by their own seed. */
function ratedBy(seed: number) {
  const random = seededRandom(seed);
  const { self, organisation } = emptySheet(statementsOf(profile).length);
  const rate = () => random.integer(4);
  return pagesOf({ self: self.map(rate), organisation: organisation.map(rate) });
}

/** Seven others in each of two departments. */
const others = ["Sales", "Support"].flatMap((department, at) =>
  Array.from({ length: 7 }, (_, number) => ({ name: `Person ${10 + at * 7 + number}`, department })),
);

/** What differs between two worlds by chance: ids, moments, hashes and addresses. */
const comparable = (text: string) =>
  text
    .replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, "(id)")
    .replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, "(moment)")
    .replace(/[0-9a-f]{64}/g, "(hash)")
    .replace(/\.[0-9a-f]{8}@/g, "@");

/** The same with lists and keys in an order of their own, where the order is chance. */
function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) {
    const texts = value.map((one) => JSON.stringify(inOrder(one)));
    return texts.sort().map((one) => JSON.parse(one));
  }
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
  return Object.fromEntries(entries.map(([key, one]) => [key, inOrder(one)]));
}

/** The text of a file as whoever opens it reads it. */
async function fileText(answer: Response): Promise<string> {
  const content = new Uint8Array(await answer.arrayBuffer());
  const type = answer.headers.get("content-type") ?? "";
  if (type.includes("pdf")) return (await readPdf(content)).pages.join("\n");
  if (type.includes("zip")) return [...readZip(Buffer.from(content)).keys()].sort().join("\n");
  return new TextDecoder().decode(content);
}

/**
 * Two waves of a confidential profile, the first of which one of two people of the same department has answered, and all
 * that others than its confidants learn while they have reports made, erase people and compare the waves.
 */
async function attacked(answering: "Xenia" | "Yann") {
  const workspace = await openWorkspace();
  const { workspaceId, director, consultant, sponsor, transaction } = workspace;
  const unique = randomBytes(4).toString("hex");
  const address = (name: string) => `${name.replace(" ", "-").toLowerCase()}.${unique}@example.org`;
  const plan = {
    definition,
    profile,
    anonymity: "confidential" as const,
    confidants: [consultant.user.id],
  };
  const guest = (name: string, department: string, pages?: Invited["pages"]): Invited => ({
    name,
    department,
    email: address(name),
    ...(pages && { pages }),
  });
  const crowd = (wave: number) =>
    others.map(({ name, department }, at) => guest(name, department, ratedBy(at * 3 + wave * 11)));
  // Enough of them that nobody need be left out of the comparison, which would be at random.
  const joiners = ["Sales", "Support"].flatMap((department, at) =>
    Array.from({ length: 6 }, (_, number) =>
      guest(`Joiner ${10 + at * 6 + number}`, department, ratedBy(500 + at * 31 + number * 7)),
    ),
  );
  const released = (campaign: string) =>
    transaction((tx) => release(tx, workspaceId, campaign, undefined, new AbortController().signal));
  const first = await transaction((tx) =>
    putCampaign(tx, workspaceId, { ...plan, name: "Spring" }, [
      ...["Xenia", "Yann"].map((name) => guest(name, "Sales", name === answering ? ratedBy(100) : undefined)),
      ...crowd(0),
    ]),
  );
  await released(first.campaignId);
  const promoted = await workspace.member(["director", "consultant"], "Paul Promoted");
  const later = await workspace.member(["consultant"], "Lars Later");
  const manager = await workspace.staff(address("Person 10"), "Person 10");
  const here = { workspace: workspaceId };

  const seen: [string, unknown][] = [];
  const look = async (when: string, campaign: string) => {
    const params = { ...here, campaign };
    const askers: [string, SignedIn][] = [
      ["the director", director],
      ["a director and later consultant", promoted],
      ["a later consultant", later],
      ["the sponsor", sponsor],
      ["a manager", manager],
    ];
    const { measures } = await director(listMeasures, { params: here });
    const [measure] = measures;
    for (const [who, asker] of askers) {
      const note = async (what: string, call: Promise<unknown>) => {
        const answer = await call.catch((error: Error & { code?: string }) => ({
          refused: error.code,
          message: error.message,
        }));
        seen.push([
          `${when}, ${who}: ${what}`,
          inOrder(JSON.parse(comparable(JSON.stringify(answer) ?? "null"))),
        ]);
      };
      const file = (path: string) =>
        note(
          path.replace(campaign, "(campaign)"),
          asker
            .fetch(`/api/workspaces/${workspaceId}/campaigns/${campaign}/${path}`)
            .then(async (answer) => ({
              status: answer.status,
              name: answer.headers.get("content-disposition"),
              content: await fileText(answer),
            })),
        );
      await note("campaigns", asker(campaigns.listCampaigns, { params: here }));
      await note("progress", asker(campaigns.readProgress, { params }));
      await note("delivery", asker(campaigns.readDelivery, { params }));
      await note("invitations", asker(campaigns.listInvitations, { params, query: {} }));
      await note("people", asker(listPeople, { params: here, query: {} }));
      await note("outbox", asker(listMessages, { params: here, query: { limit: 200 } }));
      await note("log", asker(listAudit, { params: here, query: { limit: 200 } }));
      await note("round of reports", asker(batches.readReportBatch, { params }));
      await note("reports that failed", asker(batches.listReportFailures, { params, query: {} }));
      await note("people untold", asker(batches.listUntold, { params, query: {} }));
      await note("overview", asker(pages.readOverview, { params }));
      await note("trust", asker(pages.readTrust, { params }));
      for (const department of ["", "Sales"])
        await note(
          `heatmap of ${department}`,
          asker(pages.readHeatmap, { params, query: { unit: department } }),
        );
      await note("measures", asker(listMeasures, { params: here }));
      if (measure)
        await note(
          "a measure",
          asker(readMeasure, { params: { ...here, measure: measure.measure }, query: { unit: "Sales" } }),
        );
      for (const unit of ["", "Sales", "Support"])
        await note(
          `change in ${unit}`,
          asker(readChange, { params, query: { unit, limit: 100, offset: 0 } }),
        );
      await note("leaders", asker(readLeaders, { params, query: {} }));
      await note("data protection", asker(protection.readDataProtection, { params: here }));
      await note("requests", asker(protection.listErasureRequests, { params: here }));
      for (const path of ["figures.csv", "results.json", "change.csv", "leaders.csv", "reports.zip"])
        await file(`results/${path}`);
      if (asker === director) for (const unit of ["", "?unit=Sales"]) await file(`results/report.pdf${unit}`);
      await file("reports.zip");
      for (const name of ["Xenia", "Yann"])
        await file(`reports/${first.invitationOf(name) || "none"}/report.pdf`);
    }
  };
  /** Marks somebody as having left and erases what is kept of them, as the director may. */
  const erase = async (name: string) => {
    const { rows } = await workspace.application.database.owner.query<{ person: string }>(
      "SELECT person_id AS person FROM people.person WHERE workspace_id = $1 AND name = $2 AND email IS NOT NULL",
      [workspaceId, name],
    );
    const params = { ...here, person: rows[0]?.person ?? assert.fail(name) };
    await director(markAsLeft, { params });
    await director(protection.erasePerson, { params });
  };
  const settled = async () => {
    await until("no mail waits", async () => {
      const { rows } = await workspace.application.database.owner.query(
        "SELECT 1 FROM people.message WHERE workspace_id = $1 AND state IN ('queued', 'sending')",
        [workspaceId],
      );
      return rows.length === 0;
    });
  };

  const params = { ...here, campaign: first.campaignId };
  await director(batches.startReportBatch, { params, body: { tell: true } });
  await until("the round is done", async () => {
    const { batch } = await director(batches.readReportBatch, { params });
    return batch?.state === "done";
  });
  await settled();
  await look("reports are made", first.campaignId);
  for (const name of ["Xenia", "Yann"]) {
    await erase(name);
    await settled();
    await look(`${name} is erased`, first.campaignId);
    const { campaignId } = await transaction((tx) =>
      putWave(tx, workspaceId, first.campaignId, { ...plan, name: `After ${name}` }, [
        ...crowd(1),
        ...joiners,
      ]),
    );
    await released(campaignId);
    await look(`after ${name}`, campaignId);
  }
  return seen;
}

test("nothing in reports, erasures and comparisons of waves tells who has answered a confidential wave", async () => {
  const [one, other] = [await attacked("Xenia"), await attacked("Yann")];
  assert.ok(one.length > 400);
  const change = JSON.stringify(one.find(([what]) => what === "after Yann, the director: change in Sales"));
  assert.match(change, /"showsLevels":false.*"change":-?\d/);
  for (const [index, [what, seen]] of one.entries()) assert.deepEqual(seen, other[index]?.[1], what);
});
