import type { Pool } from "pg";
import { exampleThere, noBackup, realProgramme } from "./example.errors.ts";
import { contentOf, isMarked } from "./marker.store.ts";

/**
 * Keeps the example and real programmes apart.
 *
 * @param where names the database in a sentence
 * @throws AppError "example.real-programme", "example.example-there"
 */
export async function checkContent(owner: Pool, isExample: boolean, where: string): Promise<void> {
  const content = await contentOf(owner);
  if (isExample && content === "real programme") throw realProgramme(where);
  if (!isExample && content === "example") throw exampleThere(where);
}

/** Keeps the example out of backups, from which it could be restored as a real programme. @throws AppError "example.no-backup" */
export async function refuseExample(owner: Pool): Promise<void> {
  if (await isMarked(owner)) throw noBackup();
}
