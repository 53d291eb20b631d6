import { readFileSync } from "node:fs";
import type { World } from "./worlds.ts";

const source = readFileSync(new URL("../../web/routes.tsx", import.meta.url), "utf8");

/** The paths of all pages, as web/routes.tsx has them; those of a programme begin with "/w/$workspace". */
export function pagePaths(): string[] {
  const paths = source
    .split(/^const (?=\w+Pages = \[)/m)
    .slice(1)
    .flatMap((list) => {
      const base = list.startsWith("workspacePages") ? "/w/$workspace" : "";
      const end = list.indexOf("\n];");
      return Array.from(list.slice(0, end).matchAll(/\bpage\(\s*"([^"]+)"/g), ([, path = ""]) =>
        `${base}${path}`.replace(/(.)\/$/, "$1"),
      );
    });
  const loaded = source.match(/\(\) => import\(/g)?.length ?? 0;
  if (paths.length < 20 || paths.length !== loaded)
    throw new Error(`${paths.length} pages were found in web/routes.tsx, which loads ${loaded}`);
  return paths;
}

/** Who looks at a page. */
export type Viewer = "nobody" | "director" | "staff";

interface PageOfWorld {
  as: Viewer;
  /** Addresses of the page in a programme; none where the programme has nothing of the kind. */
  in(world: World): string[];
}

const inWorkspace = (path: string, as: Viewer = "director"): PageOfWorld => ({
  as,
  in: ({ workspace }) => [`/w/${workspace}${path}`],
});
const each = (path: string, ids: (world: World) => string[], rest = ""): PageOfWorld => ({
  as: "director",
  in: (world) => ids(world).map((id) => `/w/${world.workspace}${path}/${id}${rest}`),
});
const at = (path: string, as: Viewer): PageOfWorld => ({ as, in: () => [path] });

/** A part of the results of a profile. */
const ofProfile = (part: string) => each("/results", ({ campaigns }) => campaigns.opened.slice(0, 1), part);

/** By path, how each page is looked at. */
export const pages: Record<string, PageOfWorld> = {
  // Shown only until the server is set up.
  "/first-run": { as: "nobody", in: () => [] },
  "/sign-in": at("/sign-in", "nobody"),
  "/sign-in/link": at("/sign-in/link#unknown", "nobody"),
  "/invitation": at("/invitation#unknown", "nobody"),
  "/account": at("/account", "director"),
  "/programmes/new": at("/programmes/new", "director"),
  "/w/$workspace": inWorkspace(""),
  "/w/$workspace/people": inWorkspace("/people"),
  "/w/$workspace/people/new": inWorkspace("/people/new"),
  "/w/$workspace/people/departments": inWorkspace("/people/departments"),
  "/w/$workspace/people/import": inWorkspace("/people/import"),
  "/w/$workspace/people/import/$import": each("/people/import", (world) => world.imports),
  "/w/$workspace/people/$person": each("/people", (world) => world.people),
  "/w/$workspace/questionnaires": inWorkspace("/questionnaires"),
  "/w/$workspace/questionnaires/new": inWorkspace("/questionnaires/new"),
  "/w/$workspace/questionnaires/$questionnaire": each("/questionnaires", (world) => world.questionnaires),
  "/w/$workspace/questionnaires/$questionnaire/versions": each(
    "/questionnaires",
    (world) => world.questionnaires,
    "/versions",
  ),
  "/w/$workspace/questionnaires/$questionnaire/print": each(
    "/questionnaires",
    (world) => world.questionnaires,
    "/print",
  ),
  "/w/$workspace/data-protection": inWorkspace("/data-protection", "staff"),
  "/w/$workspace/data-protection/requests": inWorkspace("/data-protection/requests"),
  "/w/$workspace/members": inWorkspace("/members"),
  "/w/$workspace/audit": inWorkspace("/audit"),
  "/w/$workspace/outbox": inWorkspace("/outbox"),
  "/w/$workspace/outbox/$message": each("/outbox", (world) => world.messages),
  "/w/$workspace/settings": inWorkspace("/settings"),
  "/w/$workspace/my": inWorkspace("/my", "staff"),
  "/w/$workspace/my/contract": inWorkspace("/my/contract", "staff"),
  "/w/$workspace/my/results/$invitation": {
    as: "staff",
    in: ({ workspace, ownResults }) => ownResults.map((id) => `/w/${workspace}/my/results/${id}`),
  },
  "/w/$workspace/my/results/$invitation/$competency": {
    as: "staff",
    in: ({ workspace, ownResults }) => ownResults.map((id) => `/w/${workspace}/my/results/${id}/SL`),
  },
  "/w/$workspace/campaigns": inWorkspace("/campaigns"),
  "/w/$workspace/campaigns/new": inWorkspace("/campaigns/new"),
  "/w/$workspace/campaigns/$campaign": each("/campaigns", ({ campaigns }) => [
    ...campaigns.draft,
    ...campaigns.opened,
  ]),
  "/w/$workspace/campaigns/$campaign/links": each(
    "/campaigns",
    ({ campaigns }) => campaigns.opened.slice(1, 2),
    "/links",
  ),
  "/w/$workspace/surveys": inWorkspace("/surveys"),
  "/w/$workspace/surveys/new": inWorkspace("/surveys/new"),
  "/w/$workspace/surveys/$import": each("/surveys", ({ surveys }) => surveys.files),
  "/w/$workspace/surveys/$import/results": each("/surveys", ({ surveys }) => surveys.files, "/results"),
  "/w/$workspace/surveys/$import/keep": each("/surveys", ({ surveys }) => surveys.files.slice(0, 1), "/keep"),
  "/w/$workspace/surveys/kept/$survey": each("/surveys/kept", ({ surveys }) => surveys.kept),
  "/w/$workspace/surveys/kept/$survey/compare": each(
    "/surveys/kept",
    ({ surveys }) => surveys.kept,
    "/compare",
  ),
  "/w/$workspace/surveys/kept/$survey/$wave": {
    as: "director",
    in: ({ workspace, surveys }) =>
      surveys.waves.map((wave) => `/w/${workspace}/surveys/kept/${surveys.kept[0]}/${wave}`),
  },
  "/w/$workspace/results": inWorkspace("/results"),
  "/w/$workspace/results/$campaign": each("/results", ({ campaigns }) => campaigns.opened.slice(0, 2)),
  "/w/$workspace/results/$campaign/departments": ofProfile("/departments"),
  "/w/$workspace/results/$campaign/change": ofProfile("/change"),
  "/w/$workspace/results/$campaign/statements": ofProfile("/statements"),
  "/w/$workspace/results/$campaign/trust": ofProfile("/trust"),
  "/w/$workspace/results/$campaign/questions": ofProfile("/questions"),
  "/w/$workspace/results/$campaign/guide": ofProfile("/guide"),
  "/w/$workspace/measures": inWorkspace("/measures"),
  "/w/$workspace/measures/$measure": each("/measures", (world) => world.measures),
  "/w/$workspace/results/$campaign/people": each(
    "/results",
    ({ campaigns }) => campaigns.opened.slice(0, 2),
    "/people",
  ),
};
