import type { WorkspaceSettings } from "#people/workspace/workspace.contract.ts";
import { timeZone } from "./story-time.ts";

/** Another one gives other people and answers of the same kind. */
export const exampleSeed = 4;

/** The programme, whose every name says that it is none. */
export const programme: WorkspaceSettings = {
  name: "Example: Answer the Call",
  organisation: "Harbour Direct (invented)",
  operator: "Tideway Hosting (invented)",
  language: "en",
  timeZone,
};

/** The consultant doesn't belong to the organisation. */
export const consultant = { name: "Maren Ostrander", email: "maren.ostrander@example.net" };

/** Joins her for the comments, which two people have to code. */
export const secondCoder = { name: "Idris Vanterpool", email: "idris.vanterpool@example.net" };

/** Who publishes. */
export const brand = {
  name: "Ostrander Service Consulting (invented)",
  primary: "#12506b",
  accent: "#9a4a12",
} as const;

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

export const customerSurvey = {
  file: "Customers from the order system.csv",
  questionnaire: "Working with Harbour Direct",
  name: "Customers, whole relationship",
  purpose:
    "We want to know what customers care about in their own order, and where they see us otherwise than we do ourselves.",
  /** What customers call the organisation. */
  organisation: "Harbour Direct",
  invited: 20_000,
} as const;

export const staffSurvey = {
  questionnaire: "How our customers see us",
  name: "How our customers see us",
  purpose:
    "Customers are asked how they see us. We ask everybody here what they think customers answer, and lay both side by side.",
} as const;

/** The comparison of the two that is saved. */
export const comparison = "How managers, staff and customers see us";

export const interviewCollection = "Interviews with customers and staff";

export const panel = {
  name: "Customers we may ask more often",
  note: "Agreed by telephone to be asked up to four times a year. Two questions at most each time.",
  members: 300,
} as const;

/** Late and night shifts, asked anonymously twice: a month ago, and now. */
export const shiftPulse = {
  questionnaire: "Your shift and our customers",
  earlier: "Late and night shifts, first round",
  now: "Late and night shifts, second round",
  purpose:
    "Late and at night people decide alone what customers notice in the morning. We want to know what helps them, without anybody having to give a name.",
  purposes: {
    es: "De tarde y de noche cada persona decide sola lo que los clientes notarán por la mañana. Queremos saber qué ayuda, sin que nadie tenga que dar su nombre.",
    ar: "في المساء والليل يقرر كل واحد وحده ما سيلاحظه العملاء في الصباح. نريد أن نعرف ما الذي يساعد، من دون أن يذكر أحد اسمه.",
  },
  departments: ["Fulfilment", "Telemarketing/Outbound Evening"],
} as const;

/** The organisation's own sign-in, registered and not switched on yet. */
export const signInProvider = {
  name: "Harbour Direct account",
  domains: ["example.org"],
  issuer: "https://sign-in.harbour-direct.example",
  clientId: "serviceloop",
} as const;
