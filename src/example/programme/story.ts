import type { WorkspaceSettings } from "#people/workspace/workspace.contract.ts";
import { timeZone } from "./story-time.ts";

/** Another one gives other people and answers of the same kind. */
export const exampleSeed = 4;

/** The programme, whose every name says that it is none. */
export const programme: WorkspaceSettings = {
  name: "Example: Answer the Call",
  organisation: "Harbour Direct (invented)",
  operator: "Nobody: this is the example programme, and all its people and answers are invented",
  language: "en",
  timeZone,
};

/** The consultant doesn't belong to the organisation. */
export const consultant = { name: "Maren Ostrander", email: "maren.ostrander@example.net" };

export const waves = {
  first: {
    name: "Service commitment, first wave",
    purpose:
      "We want to know where good service is already carried and where it is left to chance, before we decide what to change first.",
  },
  second: {
    name: "Service commitment, second wave",
    purpose:
      "Four months after the first wave we ask the same questions again, to see what has changed and what has not.",
  },
} as const;

export const pulse = {
  questionnaire: "Service climate pulse",
  name: "Pulse: what helps, what hinders",
  purpose:
    "Team talks in Customer Care begin in two weeks. Your answers, with your name, are the material for them.",
  department: "Customer Care",
} as const;

export const nextWave = "Service commitment, third wave";
