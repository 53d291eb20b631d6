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

/** Every address of a page. */
const together = (...parts: PageOfWorld[]): PageOfWorld => ({
  as: parts[0]?.as ?? "director",
  in: (world) => parts.flatMap((part) => part.in(world)),
});

/** By path, how each page is looked at. */
export const pages: Record<string, PageOfWorld> = {
  // Shown only until the server is set up.
  "/first-run": { as: "nobody", in: () => [] },
  "/sign-in": at("/sign-in", "nobody"),
  "/sign-in/step": at("/sign-in/step", "nobody"),
  "/sign-in/provider/$workspace": {
    as: "nobody",
    in: ({ workspace }) => [`/sign-in/provider/${workspace}#over`],
  },
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
  "/w/$workspace/customers": inWorkspace("/customers"),
  "/w/$workspace/customers/new": inWorkspace("/customers/new"),
  "/w/$workspace/customers/accounts": inWorkspace("/customers/accounts"),
  "/w/$workspace/customers/accounts/new": inWorkspace("/customers/accounts/new"),
  "/w/$workspace/customers/accounts/$account": each(
    "/customers/accounts",
    (world) => world.customers.accounts,
  ),
  "/w/$workspace/customers/panels": inWorkspace("/customers/panels"),
  "/w/$workspace/customers/import": inWorkspace("/customers/import"),
  "/w/$workspace/customers/import/$import": each("/customers/import", (world) => world.customers.imports),
  "/w/$workspace/customers/$customer": each("/customers", (world) => world.customers.ids),
  "/w/$workspace/questionnaires": inWorkspace("/questionnaires"),
  "/w/$workspace/questionnaires/new": inWorkspace("/questionnaires/new"),
  "/w/$workspace/questionnaires/new/import": inWorkspace("/questionnaires/new/import"),
  "/w/$workspace/questionnaires/new/reuse": inWorkspace("/questionnaires/new/reuse"),
  "/w/$workspace/questionnaires/new/$template": inWorkspace("/questionnaires/new/relationship"),
  "/w/$workspace/questionnaires/$questionnaire": each("/questionnaires", (world) => world.questionnaires),
  "/w/$workspace/questionnaires/$questionnaire/versions": each(
    "/questionnaires",
    (world) => world.questionnaires,
    "/versions",
  ),
  "/w/$workspace/questionnaires/$questionnaire/translations": together(
    each("/questionnaires", (world) => world.questionnaires, "/translations"),
    each(
      "/questionnaires",
      (world) => world.questionnaires.slice(0, 1),
      "/translations?part=coaching&into=ar",
    ),
  ),
  "/w/$workspace/questionnaires/$questionnaire/print": each(
    "/questionnaires",
    (world) => world.questionnaires,
    "/print",
  ),
  "/w/$workspace/data-protection": inWorkspace("/data-protection", "staff"),
  "/w/$workspace/data-protection/requests": inWorkspace("/data-protection/requests"),
  "/w/$workspace/integrations": inWorkspace("/integrations"),
  "/w/$workspace/members": inWorkspace("/members"),
  "/w/$workspace/audit": inWorkspace("/audit"),
  "/w/$workspace/outbox": inWorkspace("/outbox"),
  "/w/$workspace/outbox/$message": each("/outbox", (world) => world.messages),
  "/w/$workspace/sign-in": inWorkspace("/sign-in"),
  "/w/$workspace/settings": inWorkspace("/settings"),
  "/w/$workspace/my": inWorkspace("/my", "staff"),
  "/w/$workspace/my/accounts": inWorkspace("/my/accounts", "staff"),
  "/w/$workspace/my/accounts/$campaign": {
    as: "staff",
    in: ({ workspace, campaigns, voices }) =>
      [...campaigns.opened.slice(0, 1), ...voices.surveyed.slice(0, 1)].map(
        (id) => `/w/${workspace}/my/accounts/${id}`,
      ),
  },
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
  "/w/$workspace/campaigns/$campaign": each("/campaigns", ({ campaigns, voices }) => [
    ...campaigns.draft,
    ...campaigns.opened,
    ...voices.drafts,
    ...voices.open,
  ]),
  "/w/$workspace/campaigns/$campaign/links": each(
    "/campaigns",
    ({ campaigns, voices }) => [...campaigns.opened.slice(1, 2), ...voices.open],
    "/links",
  ),
  "/w/$workspace/campaigns/$campaign/coverage": each(
    "/campaigns",
    ({ voices }) => [...voices.drafts, ...voices.open],
    "/coverage",
  ),
  "/w/$workspace/campaigns/$campaign/quotas": each(
    "/campaigns",
    ({ campaigns, voices }) => [
      ...campaigns.draft,
      ...campaigns.opened.slice(0, 2),
      ...voices.drafts,
      ...voices.open,
    ],
    "/quotas",
  ),
  "/w/$workspace/campaigns/$campaign/follow-up": each(
    "/campaigns",
    ({ campaigns, voices }) => [...campaigns.draft, ...campaigns.opened.slice(1, 2), ...voices.drafts],
    "/follow-up",
  ),
  "/w/$workspace/campaigns/$campaign/said-and-done": each(
    "/campaigns",
    ({ campaigns }) => campaigns.opened.slice(1, 2),
    "/said-and-done",
  ),
  "/w/$workspace/campaigns/$campaign/answers": each(
    "/campaigns",
    ({ campaigns }) => campaigns.opened.slice(0, 2),
    "/answers",
  ),
  "/w/$workspace/campaigns/$campaign/paper": each(
    "/campaigns",
    ({ campaigns, paper }) => [...paper, ...campaigns.draft],
    "/paper",
  ),
  "/w/$workspace/paper": inWorkspace("/paper"),
  "/w/$workspace/paper/$campaign": each("/paper", ({ paper }) => paper),
  "/w/$workspace/paper/$campaign/differences": each("/paper", ({ paper }) => paper, "/differences"),
  "/w/$workspace/campaigns/$campaign/doors": each(
    "/campaigns",
    ({ campaigns, doors }) => [...doors, ...campaigns.draft],
    "/doors",
  ),
  "/w/$workspace/who-sees/$campaign": each("/who-sees", ({ campaigns, voices }) => [
    ...campaigns.draft,
    ...campaigns.opened.slice(1),
    ...voices.open,
  ]),
  "/w/$workspace/follow-ups": inWorkspace("/follow-ups"),
  "/w/$workspace/follow-ups/$followUp": each("/follow-ups", ({ followUps }) => followUps),
  "/w/$workspace/brand": inWorkspace("/brand"),
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
  "/w/$workspace/results/$campaign": each("/results", ({ campaigns, voices }) => [
    ...campaigns.opened.slice(0, 2),
    ...voices.surveyed,
  ]),
  "/w/$workspace/results/$campaign/departments": ofProfile("/departments"),
  "/w/$workspace/results/$campaign/change": ofProfile("/change"),
  "/w/$workspace/results/$campaign/statements": ofProfile("/statements"),
  "/w/$workspace/results/$campaign/trust": ofProfile("/trust"),
  "/w/$workspace/results/$campaign/questions": together(
    ofProfile("/questions"),
    each("/results", ({ voices }) => voices.surveyed.slice(0, 1), "/questions"),
  ),
  "/w/$workspace/results/$campaign/guide": ofProfile("/guide"),
  "/w/$workspace/comments": inWorkspace("/comments"),
  "/w/$workspace/comments/$source": {
    as: "director",
    in: ({ workspace, comments }) =>
      comments.flatMap((source) =>
        ["coding", "codes", "suggestion", "agreement", "release", "add"].map(
          (part) => `/w/${workspace}/comments/${source}?part=${part}${part === "coding" ? "&show=all" : ""}`,
        ),
      ),
  },
  "/w/$workspace/comments/$source/themes": each("/comments", ({ comments }) => comments, "/themes"),
  "/w/$workspace/perceptions": {
    as: "director",
    in: ({ workspace, voices: { surveyed } }) => [
      `/w/${workspace}/perceptions`,
      ...(surveyed.length > 0
        ? [`/w/${workspace}/perceptions?customers=${surveyed[0]}&staff=${surveyed[1]}`]
        : []),
    ],
  },
  "/w/$workspace/results/$campaign/account-people": each(
    "/results",
    ({ campaigns, voices }) => [...campaigns.opened.slice(1, 2), ...voices.surveyed.slice(0, 1)],
    "/account-people",
  ),
  "/w/$workspace/results/$campaign/account-people/$person": {
    as: "director",
    in: ({ workspace, campaigns, people, voices }) => [
      ...campaigns.opened
        .slice(1, 2)
        .map((id) => `/w/${workspace}/results/${id}/account-people/${people[0] ?? ""}`),
      ...voices.accountPeople.map(
        (person) => `/w/${workspace}/results/${voices.surveyed[0]}/account-people/${person}`,
      ),
    ],
  },
  "/w/$workspace/measures": inWorkspace("/measures"),
  "/w/$workspace/measures/$measure": each("/measures", (world) => world.measures),
  "/w/$workspace/results/$campaign/weighting": each(
    "/results",
    ({ voices }) => voices.surveyed,
    "/weighting",
  ),
  "/w/$workspace/results/$campaign/weighting/$weighting": {
    as: "director",
    in: ({ workspace, voices: { surveyed, weightings } }) =>
      weightings.map((id) => `/w/${workspace}/results/${surveyed[0]}/weighting/${id}`),
  },
  "/w/$workspace/results/$campaign/take-along": each(
    "/results",
    ({ campaigns, voices }) => [...campaigns.opened.slice(0, 2), ...voices.surveyed.slice(0, 1)],
    "/take-along",
  ),
  "/w/$workspace/results/$campaign/people": each(
    "/results",
    ({ campaigns }) => campaigns.opened.slice(0, 2),
    "/people",
  ),
};
