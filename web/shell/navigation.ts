import type { Permission } from "#people/access/actor.ts";

interface Entry {
  label: string;
  /** Inside the workspace. */
  path: string;
  /** Who sees it: everybody with one of these. */
  permissions: readonly Permission[];
}

interface Phase {
  /** Empty for what stands above all phases. */
  name: string;
  entries: readonly Entry[];
}

/** The programme's phases, and the pages of each; a phase without pages is not shown. */
export const navigation: readonly Phase[] = [
  {
    name: "",
    entries: [
      { label: "Today", path: "/", permissions: ["member"] },
      { label: "My page", path: "/my", permissions: ["member"] },
    ],
  },
  {
    name: "Listen",
    entries: [
      { label: "Questionnaires", path: "/questionnaires", permissions: ["questionnaires.read"] },
      { label: "Campaigns", path: "/campaigns", permissions: ["campaigns.read"] },
      {
        label: "Surveys from elsewhere",
        path: "/surveys",
        permissions: ["campaigns.write", "results.read"],
      },
    ],
  },
  {
    name: "Understand",
    entries: [
      { label: "Results", path: "/results", permissions: ["results.read"] },
      { label: "Measures", path: "/measures", permissions: ["results.read"] },
    ],
  },
  { name: "Plan", entries: [] },
  { name: "Improve", entries: [] },
  { name: "Embed", entries: [] },
  {
    name: "Programme",
    entries: [
      { label: "People", path: "/people", permissions: ["people.read"] },
      { label: "Members and roles", path: "/members", permissions: ["people.read"] },
      { label: "Data protection", path: "/data-protection", permissions: ["member"] },
      { label: "Outbox", path: "/outbox", permissions: ["outbox.read"] },
      { label: "Audit log", path: "/audit", permissions: ["audit.read"] },
      { label: "Settings", path: "/settings", permissions: ["workspace.manage"] },
    ],
  },
];

/** Whether a page of the workspace is in the navigation. */
export const isInNavigation = (path: string): boolean =>
  navigation.some(({ entries }) => entries.some((entry) => entry.path === path));

/** Bringing a file and looking at one's own; what was kept is for everybody who reads results. */
const ownSurveyFiles = /^\/surveys\/(?!kept(?:\/|$))/;

/** The permissions of which a page of the workspace asks one: those of the page in the navigation that it belongs to. */
export function permissionsFor(path: string): readonly Permission[] {
  if (ownSurveyFiles.test(path)) return ["campaigns.write"];
  const entries = navigation.flatMap((phase) => phase.entries);
  const entry = entries.find((each) => path === each.path || path.startsWith(`${each.path}/`));
  return entry?.permissions ?? ["member"];
}
