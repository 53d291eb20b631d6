import { randomUUID } from "node:crypto";
import type { Pool } from "pg";
import type { Context } from "#people/access/context.ts";
import { makeProgramme } from "../programme/make-programme.service.ts";
import { exampleSeed } from "../programme/story.ts";
import {
  type ExampleProgramme,
  emptyDatabase,
  findProgramme,
  markAsExample,
  noteProgramme,
} from "./marker.store.ts";

/** Makes the example and makes it anew. */
export interface Keeper {
  /** Null while it is being made. */
  programme(): ExampleProgramme | null;
  /** What it is busy with, e.g. "second wave". */
  stage(): string;
  /** Uses the example that is there, unless told, or where it is not finished: then it is made. */
  open(options: { anew: boolean }): Promise<void>;
  /** Makes it anew. Whoever asks for anything meanwhile is asked to wait. */
  startAgain(): Promise<void>;
}

export function createKeeper(
  owner: Pool,
  { log, transaction, jobs, origin, key }: Pick<Context, "log" | "transaction" | "jobs" | "origin" | "key">,
): Keeper {
  let programme: ExampleProgramme | null = null;
  let stage = "";
  let making: Promise<void> | undefined;

  async function make(): Promise<void> {
    programme = null;
    const start = performance.now();
    await emptyDatabase(owner);
    const workspaceId = randomUUID();
    const made = await makeProgramme({
      context: { transaction, jobs, origin, key, log },
      owner,
      workspaceId,
      now: new Date(),
      seed: exampleSeed,
      say: (next) => {
        stage = next;
        log.info(`making the example: ${next}`);
      },
    });
    await noteProgramme(owner, workspaceId, made);
    programme = (await findProgramme(owner)) ?? null;
    log.info({ milliseconds: Math.round(performance.now() - start) }, "the example is made");
  }

  const startAgain = () => {
    making ??= make().finally(() => {
      making = undefined;
    });
    return making;
  };

  return {
    programme: () => programme,
    stage: () => stage,
    async open({ anew }) {
      await markAsExample(owner);
      programme = anew ? null : ((await findProgramme(owner)) ?? null);
      if (!programme) await startAgain();
    },
    startAgain,
  };
}
