export {
  deleteKeptSurvey,
  deleteWaveRow,
  findKeptSurvey,
  findWave,
  findWaveContent,
  findWaveOfAnswers,
  insertKeptSurvey,
  insertWave,
  itemsOfWave,
  listKeptSurveys,
  listWaves,
  type SurveyRow,
  updateKeptSurvey,
  updateWave,
  type WaveRow,
} from "./kept-surveys.store.ts";
export { rememberMapping } from "./mappings.store.ts";
export { deleteUnusedFiles, findFile } from "./survey-files.store.ts";
export { deleteImport, findPart } from "./survey-imports.store.ts";
