import * as imports from "../src/listen/survey-imports/survey-imports.contract.ts";
import * as surveys from "../src/understand/imported-surveys/imported-surveys.contract.ts";
import { answersCsv, surveysIn } from "../src/understand/imported-surveys/imported-surveys.fixture.ts";
import { example, here, route, type World } from "./contract-walk.ts";

/** Answers are kept once in a workspace. */
let seeds = 1000;
const answers = () => answersCsv({ rows: 40, seed: ++seeds });
const send = (world: World) => surveysIn(world).send(answers());

/** An import that was understood. */
async function understood(world: World) {
  const { import: id, revision } = await surveysIn(world).bring(answers());
  return { params: { workspace: world.workspaceId, import: id }, revision };
}

/** An import with results. */
async function ready(world: World) {
  const here = surveysIn(world);
  const { import: id, revision } = await here.compute(await here.bring(answers()));
  return { params: { workspace: world.workspaceId, import: id }, revision };
}

const only = async ({ params }: { params: { workspace: string; import: string } }) => ({ params });
const one = async (world: World) => only(await understood(world));
const withResults = async (world: World) => only(await ready(world));

const kept = async (world: World) => ({
  params: { workspace: world.workspaceId, ...(await surveysIn(world).keep(answers())) },
});

async function keptSurvey(world: World) {
  const { workspace, survey } = (await kept(world)).params;
  return { params: { workspace, survey } };
}

async function twoWaves(world: World) {
  const here = surveysIn(world);
  const { survey, wave: earlier } = await here.keep(answers());
  const { wave: later } = await here.keep(answers(), { survey, wave: "Second wave", to: "2026-06-30" });
  return { params: { workspace: world.workspaceId, survey }, query: { earlier, later } };
}

export const surveyImportExamples = [
  example(imports.listSurveyImports, here),
  example(imports.createSurveyImport, async (world) => ({
    ...here(world),
    body: { file: await send(world), definition: await send(world) },
  })),
  example(imports.readSurveyImport, one),
  example(imports.readUnderstanding, one),
  example(imports.readFidelity, one),
  example(imports.readFirstRows, one),
  example(imports.correctSurveyImport, async (world) => {
    const { params, revision } = await understood(world);
    return { params, body: { revision, mapping: {}, minimum: 5, compute: false } };
  }),
  example(imports.replaceDefinition, async (world) => {
    const { params, revision } = await understood(world);
    return { params, body: { revision, file: await send(world) } };
  }),
  example(imports.computeSurveyImport, async (world) => {
    const { params, revision } = await understood(world);
    return { params, body: { revision } };
  }),
  example(imports.stopSurveyImport, one),
  example(imports.retrySurveyImport, one),
  example(imports.deleteSurveyImport, one),
  example(surveys.readImportResults, withResults),
  example(surveys.keepSurveyImport, async (world) => {
    const { params, revision } = await ready(world);
    const { survey } = await surveysIn(world).keep(answers());
    return {
      params,
      body: {
        revision,
        survey: { survey },
        wave: "Spring",
        from: "2026-03-01",
        to: "2026-03-31",
        retentionMonths: 6,
      },
    };
  }),
  example(surveys.listSurveys, here),
  example(surveys.readSurvey, keptSurvey),
  example(surveys.readSurveyWave, kept),
  example(surveys.compareSurveyWaves, twoWaves),
  example(surveys.renameSurvey, async (world) => ({
    ...(await keptSurvey(world)),
    body: { name: "Guests", purpose: "" },
  })),
  example(surveys.renameSurveyWave, async (world) => ({
    ...(await kept(world)),
    body: { name: "Spring", from: "2026-03-01", to: "2026-03-31" },
  })),
  example(surveys.reopenSurveyWave, kept),
  example(surveys.deleteSurveyWave, kept),
  example(surveys.deleteSurvey, keptSurvey),
];

const api = "/api/workspaces/:workspace";
const reports = ["results.json", "items.csv", "report.html", "report.pdf"];

export const surveyImportRoutes = [
  route(
    `POST ${api}/survey-files`,
    "campaigns.write",
    ({ workspaceId }) => `/api/workspaces/${workspaceId}/survey-files?name=answers.csv`,
    { init: { method: "POST", headers: { "content-type": "application/octet-stream" }, body: "a,b\n1,2\n" } },
  ),
  ...[...reports, "fidelity.json", "mapping.json"].map((name) =>
    route(`GET ${api}/survey-imports/:import/${name}`, "campaigns.write", async (world) => {
      const { params } = await ready(world);
      return `/api/workspaces/${params.workspace}/survey-imports/${params.import}/${name}`;
    }),
  ),
  ...reports.map((name) =>
    route(`GET ${api}/surveys/:survey/waves/:wave/${name}`, "results.read", async (world) => {
      const { params } = await kept(world);
      return `/api/workspaces/${params.workspace}/surveys/${params.survey}/waves/${params.wave}/${name}`;
    }),
  ),
];
