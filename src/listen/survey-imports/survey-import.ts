/** Where an import stands. */
export const importStates = ["waiting", "reading", "understood", "computing", "ready", "failed"] as const;
export type ImportState = (typeof importStates)[number];

/** Imports that one person may have at once. */
export const mostImports = 30;

/** Groups below it are not shown, unless somebody chooses another one. */
export const defaultMinimum = 5;

/** Files that one person may have sent and not used yet. */
export const mostUnused = 40;

/** Milliseconds until a file that nothing uses is forgotten. */
export const forgottenAfter = 24 * 3_600_000;

/** What an installation allows. */
export interface ImportLimits {
  /** The largest file, in megabytes. */
  surveyMegabytes: number;
  /** Days after which an import that is not kept is deleted. */
  surveyDays: number;
}

export const usualLimits: ImportLimits = { surveyMegabytes: 200, surveyDays: 30 };
