import assert from "node:assert/strict";
import { test } from "node:test";
import { seededRandom } from "#stats/random.ts";
import { readMeasure } from "#understand/measures/measures.contract.ts";
import type { Figure } from "#understand/profile/figure.ts";
import type { CompetencyResult, OrganisationResults } from "#understand/profile/organisation-results.ts";
import { printedMean, signedMean } from "#understand/profile/wording.ts";
import { type Invited, putCampaign } from "#understand/results/campaign.fixture.ts";
import { definition, profile, ratedBy } from "#understand/results/profile-answers.fixture.ts";
import type { ReleasedResults } from "#understand/results/released-results.ts";
import { readHeatmap, readOverview } from "#understand/results/result-pages.contract.ts";
import { findReleased, release } from "#understand/results/results.service.ts";
import { openWorkspace } from "../src/application.fixture.ts";
import { readPdf } from "./pdf-text.ts";

const kinds = ["self", "organisation", "gap"] as const;
const names = ["North", "Süd", "R&D 50 %", "O'Hara", "_", "Ünits (new)"];

/** Some dozens of people in departments of random depth and size, some of whom did not answer or left a page out. */
function randomPeople(seed: number): Invited[] {
  const random = seededRandom(seed);
  const departments = Array.from({ length: 6 }, () =>
    Array.from({ length: random.integer(3) }, () => random.pick(names)).join("/"),
  );
  return Array.from({ length: 35 + random.integer(40) }, (_, index): Invited => {
    const department = random.pick(departments);
    const person = { name: `Person ${index}`, department };
    if (random.uniform() < 0.15) return person;
    const pages = Object.entries(ratedBy(random.integer(500))).filter(() => random.uniform() < 0.93);
    return { ...person, pages: Object.fromEntries(pages) };
  });
}

async function released(seed: number) {
  const workspace = await openWorkspace();
  const { workspaceId, transaction } = workspace;
  const campaign = await transaction(async (tx) => {
    const { campaignId } = await putCampaign(tx, workspaceId, { definition, profile }, randomPeople(seed));
    await release(tx, workspaceId, campaignId, undefined, new AbortController().signal);
    return campaignId;
  });
  const found = await transaction((tx) => findReleased(tx, workspaceId, campaign));
  const results = found.release?.results ?? assert.fail("nothing was released");
  const { profile: record } = results;
  assert.ok(record);
  return { ...workspace, params: { workspace: workspaceId, campaign }, results, record };
}
type World = Awaited<ReturnType<typeof released>>;

/** A line for each released figure; the same whichever way it came. */
const said = (path: string, code: string, kind: string, n: number | null, figure: Figure) =>
  [path, code, kind, n, figure.estimate, figure.low, figure.high].join(" | ");

const figuresIn = (path: string, code: string, result: CompetencyResult) =>
  kinds.map((kind) => said(path, code, kind, result.n, result[kind]));

/** All figures of units that were released. */
const ofRecord = ({ units }: OrganisationResults) =>
  units
    .flatMap((unit) =>
      unit.suppressed
        ? []
        : Object.entries(unit.competencies).flatMap(([code, result]) =>
            result ? figuresIn(unit.path, code, result) : [],
          ),
    )
    .sort();

async function ofOverviews({ director, params, record }: World): Promise<string[]> {
  const lines: string[] = [];
  for (const { path } of record.units) {
    const { competencies } = await director(readOverview, { params, query: { unit: path } });
    for (const { code, figures } of competencies ?? [])
      if (figures) lines.push(...figuresIn(path, code, figures));
  }
  return lines.sort();
}

async function ofHeatmaps({ director, params }: World): Promise<string[]> {
  const lines: string[] = [];
  for (const what of kinds) {
    const { unit, rows } = await director(readHeatmap, {
      params,
      query: { what, depth: "all", limit: 100, sort: "lowest" },
    });
    for (const { path, cells } of [unit, ...rows])
      for (const { code, n, figure } of cells) if (figure) lines.push(said(path, code, what, n, figure));
  }
  return lines.sort();
}

async function ofMeasures({ director, transaction, params: { workspace, campaign } }: World) {
  const lines: string[] = [];
  const measures = await transaction((tx) =>
    tx.selectFrom("understand.measure").select("measure_id").where("workspace_id", "=", workspace).execute(),
  );
  for (const { measure_id: measure } of measures) {
    const {
      periods,
      units,
      measure: about,
    } = await director(readMeasure, {
      params: { workspace, measure },
      query: { campaign, limit: 100 },
    });
    for (const { path, n, figure } of [
      ...periods.map((one) => ({ ...one, path: "" })),
      ...(units?.rows ?? []),
    ])
      if (figure) lines.push(said(path, about.competency, about.kind, n, figure));
  }
  return lines.sort();
}

/** What is stored of observations, whatever reads it. */
async function ofTable({ transaction, params: { workspace } }: World): Promise<string[]> {
  const rows = await transaction((tx) =>
    tx
      .selectFrom("understand.observation as one")
      .innerJoin("understand.measure as measure", "measure.measure_id", "one.measure_id")
      .innerJoin("understand.observed_unit as unit", (join) =>
        join.onRef("unit.release_id", "=", "one.release_id").onRef("unit.unit", "=", "one.unit"),
      )
      .select(["measure.code", "unit.path", "one.n", "estimate", "low", "high"])
      .where("one.workspace_id", "=", workspace)
      .execute(),
  );
  return rows
    .flatMap(({ code, path, n, estimate, low, high }) => {
      const [, competency = "", kind = ""] = code.split(".");
      return estimate === null ? [] : [said(path, competency, kind, n, { estimate, low, high })];
    })
    .sort();
}

const file = async ({ director, params }: World, name: string) =>
  await director.fetch(`/api/workspaces/${params.workspace}/campaigns/${params.campaign}/results/${name}`);

/** Cells of a line of CSV; quoted ones without their quotes. */
const cellsOf = (line: string) =>
  Array.from(line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g), ([, quoted, plain]) =>
    quoted === undefined ? (plain ?? "") : quoted.replaceAll('""', '"'),
  );

async function ofCsv(world: World): Promise<string[]> {
  const text = await (await file(world, "figures.csv")).text();
  const codes = new Set(profile.competencies.map(({ code }) => code));
  const number = (cell: string | undefined) => (cell ? Number(cell) : null);
  const kindOf = new Map([
    [profile.perspectives.self.name, "self"],
    [profile.perspectives.organisation.name, "organisation"],
    ["Gap", "gap"],
  ]);
  return text
    .split("\r\n")
    .slice(1, -1)
    .map(cellsOf)
    .flatMap(([unit = "", code = "", , about = "", , estimate, low, high, n]) => {
      if (!codes.has(code) || !estimate) return [];
      const path = unit === "Example Rail" ? "" : unit;
      const figure = { estimate: Number(estimate), low: number(low), high: number(high) };
      return [said(path, code, kindOf.get(about) ?? about, number(n), figure)];
    })
    .sort();
}

const withInterval = ({ estimate, low, high }: Figure, print: (value: number) => string) =>
  low === null || high === null ? print(estimate) : `${print(estimate)} (${print(low)} to ${print(high)})`;

/** Each unit's report has its figures, and withheld units have none. */
async function checkReports(world: World): Promise<void> {
  const { self, organisation } = profile.perspectives;
  const shown = world.record.units.filter((unit) => !unit.suppressed);
  for (const unit of shown.slice(0, 3)) {
    const answer = await file(world, `report.pdf?${new URLSearchParams({ unit: unit.path })}`);
    const { alternatives } = await readPdf(new Uint8Array(await answer.arrayBuffer()));
    const spoken = alternatives.join(" ");
    for (const { code, name } of profile.competencies) {
      const result = unit.competencies[code];
      const line = `${name}: ${self.name} `;
      if (result)
        assert.ok(
          spoken.includes(
            `${line}${withInterval(result.self, printedMean)}, ${organisation.name} ${withInterval(result.organisation, printedMean)}, n ${result.n}.`,
          ) && spoken.includes(`${name}: ${withInterval(result.gap, signedMean)},`),
          `${unit.path}: ${line}`,
        );
      else assert.ok(!spoken.includes(line), `${unit.path}: ${line}`);
    }
  }
  const [withheld] = world.record.units.filter(({ suppressed }) => suppressed);
  if (withheld)
    assert.equal(
      (await file(world, `report.pdf?${new URLSearchParams({ unit: withheld.path })}`)).status,
      404,
    );
}

test("pages, measures, files and reports say what the record says, and no more", async () => {
  let withheld = 0;
  for (const seed of [1, 2, 3]) {
    const world = await released(seed);
    const expected = ofRecord(world.record);
    assert.ok(expected.length >= 18, `seed ${seed}: ${expected.length} figures`);
    withheld += world.record.units.filter(({ suppressed }) => suppressed).length;
    assert.deepEqual(await ofTable(world), expected, `seed ${seed}: observations`);
    assert.deepEqual(await ofOverviews(world), expected, `seed ${seed}: overviews`);
    assert.deepEqual(await ofHeatmaps(world), expected, `seed ${seed}: heatmaps`);
    assert.deepEqual(await ofMeasures(world), expected, `seed ${seed}: measures`);
    assert.deepEqual(await ofCsv(world), expected, `seed ${seed}: CSV`);
    const json = (await (await file(world, "results.json")).json()) as ReleasedResults;
    assert.deepEqual(json, world.results);
    await checkReports(world);
  }
  assert.ok(withheld > 0, "no seed withholds anything");
});
