import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { test } from "node:test";
import { type OpenWorkspace, openWorkspace } from "../../application.fixture.ts";
import { relationship, surveyed } from "../campaign-surveys/campaign-survey.fixture.ts";
import type { SurveyedPerson } from "../campaign-surveys/survey-answers.ts";
import { putCampaign } from "../results/campaign.fixture.ts";
import { release } from "../results/results.service.ts";
import {
  deletePerceptionComparison,
  listPerceptionComparisons,
  listPerceptionSources,
  readPerceptionGaps,
  savePerceptionComparison,
} from "./perceptions.contract.ts";

/** The questionnaire without the last part of the service. */
const shorter = {
  ...relationship,
  pages: relationship.pages.map((page) => ({
    ...page,
    questions: page.questions.map((question) =>
      question.id === "parts" && question.type === "matrix"
        ? { ...question, rows: question.rows.slice(0, 3) }
        : question,
    ),
  })),
};

async function closed(
  { transaction, workspaceId }: OpenWorkspace,
  audience: "customers" | "staff",
  people: readonly SurveyedPerson[],
  { definition = relationship, breakdowns = [] as string[] } = {},
): Promise<string> {
  return transaction(async (tx) => {
    const { campaignId } = await putCampaign(
      tx,
      workspaceId,
      { definition, audience, breakdowns, name: `Survey of ${audience}` },
      people.map(({ groups, answers }, index) => ({
        name: `Person ${index}`,
        groups,
        pages: { one: answers },
      })),
    );
    await release(tx, workspaceId, campaignId, undefined, new AbortController().signal);
    return campaignId;
  });
}

/** Customers, and staff who see "speed" a whole point better; managers and others are told apart. */
async function bothAsked(definition = relationship) {
  const workspace = await openWorkspace();
  const customers = await closed(workspace, "customers", surveyed(900, { seed: 3 }));
  const staff = surveyed(500, { seed: 4, silent: 0, groups: { standing: ["staff", "managers"] } });
  const rosy = staff.map((person) => {
    const { parts } = person.answers;
    if (!parts || !("rows" in parts)) return person;
    const { speed } = parts.rows;
    const better = Number(speed) >= 1 ? String(Math.min(5, Number(speed) + 2)) : speed;
    return {
      ...person,
      answers: { ...person.answers, parts: { rows: { ...parts.rows, ...(better && { speed: better }) } } },
    };
  });
  const asked = await closed(workspace, "staff", rosy, { definition, breakdowns: ["standing"] });
  return { ...workspace, params: { workspace: workspace.workspaceId }, chosen: { customers, staff: asked } };
}

test("managers, staff and customers side by side, the planted gap first", async () => {
  const { director, params, chosen } = await bothAsked();
  const gaps = await director(readPerceptionGaps, { params, query: chosen });
  assert.equal(gaps.importance, "derived");
  assert.ok((gaps.answers.managers ?? 0) >= 10 && (gaps.answers.staff ?? 0) > (gaps.answers.managers ?? 0));
  const speed = gaps.items.find(({ name }) => name === "parts.speed");
  const pair = speed?.pairs.find(({ between: [one, other] }) => one === "staff" && other === "customers");
  assert.equal(pair?.word, "sees it better");
  assert.ok((pair?.q ?? 1) <= 0.05 && (pair?.low ?? 0) > 0);
  assert.equal(gaps.items[0]?.name, "parts.speed");
  const others = gaps.items.filter(({ name }) => name !== "parts.speed" && name.startsWith("parts."));
  assert.ok(others.every(({ priority }) => (priority ?? 0) < (speed?.priority ?? 0)));
});

test("what only one side was asked, and scales that differ, are set apart", async () => {
  const { director, params, chosen } = await bothAsked(shorter);
  const { apart, items } = await director(readPerceptionGaps, { params, query: chosen });
  assert.deepEqual(
    apart.map(({ name, why }) => [name, why]),
    [["parts.price", "only customers were asked"]],
  );
  assert.ok(!items.some(({ name }) => name === "parts.price"));
});

test("sources say what they share; campaigns on the wrong side or of another programme are refused", async () => {
  const { director, params, chosen, stranger } = await bothAsked();
  const { sources } = await director(listPerceptionSources, { params });
  assert.deepEqual(
    sources.map(({ audience, tellsManagersApart }) => [audience, tellsManagersApart]),
    [
      ["customers", false],
      ["staff", true],
    ],
  );
  assert.equal(sources[0]?.shares[0]?.campaign, chosen.staff);
  const turned = { customers: chosen.staff, staff: chosen.customers };
  await assert.rejects(director(readPerceptionGaps, { params, query: turned }), {
    code: "perception.unusable",
  });
  const other = await openWorkspace();
  await assert.rejects(
    other.director(readPerceptionGaps, { params: { workspace: other.workspaceId }, query: chosen }),
    { status: 404 },
  );
  await assert.rejects(stranger(readPerceptionGaps, { params, query: chosen }), { status: 403 });
});

test("a comparison is saved under a name, renamed by saving it again, and deleted", async () => {
  const { director, params, chosen } = await bothAsked();
  const { comparison } = await director(savePerceptionComparison, {
    params,
    body: { name: "Spring", ...chosen },
  });
  const again = await director(savePerceptionComparison, {
    params,
    body: { name: "Spring, all", ...chosen },
  });
  assert.equal(again.comparison, comparison);
  const { comparisons } = await director(listPerceptionComparisons, { params });
  assert.deepEqual(
    comparisons.map(({ name, staff }) => [name, staff.name]),
    [["Spring, all", "Survey of staff"]],
  );
  await director(deletePerceptionComparison, { params: { ...params, comparison } });
  assert.deepEqual((await director(listPerceptionComparisons, { params })).comparisons, []);
  await assert.rejects(
    director(deletePerceptionComparison, { params: { ...params, comparison: randomUUID() } }),
    { code: "perception.not-found" },
  );
});
