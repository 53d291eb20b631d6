import type { ColumnType } from "kysely";
import type { MeasureDefinition } from "./measure.ts";

interface MeasureTable {
  workspace_id: string;
  measure_id: string;
  /** One of the two. */
  questionnaire_id: ColumnType<string | null, string | undefined, never>;
  survey_id: ColumnType<string | null, string | undefined, never>;
  code: string;
  name: string;
  named_at: Date;
}

interface MeasureVersionTable {
  workspace_id: string;
  measure_id: string;
  version: number;
  definition: ColumnType<MeasureDefinition, string, never>;
}

interface ObservedReleaseTable {
  workspace_id: string;
  release_id: string;
  /** A release of a campaign with a questionnaire, or a survey's wave, whose id is the release's. */
  campaign_id: ColumnType<string | null, string | undefined, never>;
  questionnaire_id: ColumnType<string | null, string | undefined, never>;
  survey_id: ColumnType<string | null, string | undefined, never>;
  wave_id: ColumnType<string | null, string | undefined, never>;
}

export type Withheld = "too few answers" | "protects individuals";

interface ObservedUnitTable {
  workspace_id: string;
  release_id: string;
  unit: number;
  parent: number | null;
  last_below: number;
  path: string;
  n: number | null;
  staff: number | null;
  withheld: Withheld | null;
}

interface ObservationTable {
  workspace_id: string;
  release_id: string;
  measure_id: string;
  unit: number;
  version: number;
  n: number | null;
  estimate: number | null;
  low: number | null;
  high: number | null;
  method: string;
  withheld: Withheld | null;
  difference: number | null;
  q: number | null;
}

declare module "#platform/database/tables.ts" {
  interface Tables {
    "understand.measure": MeasureTable;
    "understand.measure_version": MeasureVersionTable;
    "understand.observed_release": ObservedReleaseTable;
    "understand.observed_unit": ObservedUnitTable;
    "understand.observation": ObservationTable;
  }
}
