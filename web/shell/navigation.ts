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
      { label: "Paper sheets", path: "/paper", permissions: ["paper.enter"] },
      { label: "Follow-ups", path: "/follow-ups", permissions: ["campaigns.read"] },
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
      { label: "Perception gaps", path: "/perceptions", permissions: ["results.read"] },
      { label: "Comments", path: "/comments", permissions: ["results.read"] },
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
      { label: "Customers", path: "/customers", permissions: ["customers.read.own"] },
      { label: "Members and roles", path: "/members", permissions: ["people.read"] },
      { label: "Sign-in", path: "/sign-in", permissions: ["sign-in.manage"] },
      { label: "Other programs", path: "/integrations", permissions: ["integrations.manage"] },
      { label: "Data protection", path: "/data-protection", permissions: ["member"] },
      { label: "Outbox", path: "/outbox", permissions: ["outbox.read"] },
      { label: "Audit log", path: "/audit", permissions: ["audit.read"] },
      { label: "Brand", path: "/brand", permissions: ["campaigns.write"] },
      { label: "Settings", path: "/settings", permissions: ["workspace.manage"] },
    ],
  },
];

/** Whether a page of the workspace is in the navigation. */
export const isInNavigation = (path: string): boolean =>
  navigation.some(({ entries }) => entries.some((entry) => entry.path === path));

/** Bringing a file and looking at one's own; what was kept is for everybody who reads results. */
const ownSurveyFiles = /^\/surveys\/(?!kept(?:\/|$))/;

/** Bringing and adding customers; account managers read their own. */
const changesCustomers = /^\/customers\/(?:new|import|panels|accounts\/new)(?:\/|$)/;

/** The permissions of which a page of the workspace asks one: those of the page in the navigation that it belongs to. */
export function permissionsFor(path: string): readonly Permission[] {
  if (ownSurveyFiles.test(path)) return ["campaigns.write"];
  // Whoever was given one sees it, whatever they are.
  if (/^\/follow-ups(?:\/|$)/.test(path)) return ["member"];
  if (changesCustomers.test(path)) return ["customers.write"];
  const entries = navigation.flatMap((phase) => phase.entries);
  const entry = entries.find((each) => path === each.path || path.startsWith(`${each.path}/`));
  return entry?.permissions ?? ["member"];
}
