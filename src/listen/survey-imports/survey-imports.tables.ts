import type { ColumnType, Generated } from "kysely";
import type { Fidelity, Mapping, Understanding } from "../survey-files/survey-file.ts";
import type { ImportState } from "./survey-import.ts";

type Json<T> = ColumnType<T, string, string>;
type OptionalJson<T> = ColumnType<T | null, string | null | undefined, string | null>;

interface FileTable {
  workspace_id: string;
  file_id: string;
  name: string;
  bytes: number;
  hash: Buffer;
  sent_by: string;
  sent_at: Date;
}

interface ChunkTable {
  workspace_id: string;
  file_id: string;
  part: number;
  content: Buffer;
}

interface SurveyTable {
  workspace_id: string;
  survey_id: string;
  name: string;
  purpose: string;
  mapping: Json<Mapping>;
  minimum: number;
  created_by: string;
  created_at: Date;
}

interface ImportTable {
  workspace_id: string;
  import_id: string;
  file_id: string;
  definition_file_id: string | null;
  owner_id: string;
  survey_id: string | null;
  state: ImportState;
  run: string;
  progress: Generated<number>;
  doing: Generated<string>;
  problem: string | null;
  revision: Generated<number>;
  mapping: Json<Mapping>;
  minimum: number;
  began_with: OptionalJson<{ name: string; at: string }>;
  looks_back: boolean;
  answers: number | null;
  understanding: OptionalJson<Understanding>;
  fidelity: OptionalJson<Fidelity>;
  results: OptionalJson<unknown>;
  computed_at: Date | null;
  created_at: Date;
  deletes_at: Date;
}

interface MappingTable {
  workspace_id: string;
  mapping_id: string;
  owner_id: string | null;
  name: string;
  columns_hash: Buffer;
  columns: Json<string[]>;
  mapping: Json<Mapping>;
  minimum: number;
  used_at: Date;
}

interface WaveTable {
  workspace_id: string;
  wave_id: string;
  survey_id: string;
  name: string;
  field_from: string;
  field_to: string;
  answers: number;
  results: Json<unknown>;
  fidelity: Json<Fidelity>;
  file_name: string;
  file_hash: Buffer;
  file_id: string | null;
  file_deletes_at: Date;
  kept_by: string;
  kept_by_name: string;
  kept_at: Date;
}

declare module "#platform/database/tables.ts" {
  interface Tables {
    "listen.survey_file": FileTable;
    "listen.survey_file_chunk": ChunkTable;
    "listen.survey": SurveyTable;
    "listen.survey_import": ImportTable;
    "listen.survey_mapping": MappingTable;
    "listen.survey_wave": WaveTable;
  }
}
