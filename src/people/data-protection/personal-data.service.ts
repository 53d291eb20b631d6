import type { Transaction } from "#platform/database/tables.ts";
import type { Jobs } from "#platform/jobs/jobs.ts";

/** The person whose data it is. */
export interface Subject {
  workspaceId: string;
  personId: string;
  name: string;
  email: string | null;
}

/**
 * Whether something was meant for the address that the person has today. Whoever keeps the staff list can enter another one:
 * that must not open what was said under the promise that nobody else reads it.
 */
export const isMeantFor = ({ email }: Subject, address: string | null): boolean =>
  email !== null && address?.toLowerCase() === email.toLowerCase();

/** One line of the record of processing: what is kept of people, in words that the people themselves read. */
export interface Processing {
  name: string;
  purpose: string;
  /** What is kept. */
  data: string;
  /** Who can see it. */
  seenBy: string;
  /** Until when. */
  keptUntil: string;
}

/** What erasing somebody does, in whole sentences. */
interface ErasureWords {
  removed: readonly string[];
  stays: readonly string[];
}

/**
 * What one feature keeps of people. Each feature that keeps anything declares one, and the application hands them all to
 * data protection: so no feature has to know of another, and none is forgotten by accident.
 */
export interface PersonalDataSource {
  /** Its name in an export. */
  key: string;
  erasure: ErasureWords;
  /** Its lines in the record of processing. */
  describe(tx: Transaction, workspaceId: string): Promise<Processing[]>;
  /** All that is kept of a person, as plain JSON; null where it is nothing. */
  read(tx: Transaction, subject: Subject): Promise<unknown>;
  /**
   * The name of something that goes on and that erasing would change, e.g. an open campaign: there it takes the person's own
   * wish. Null where there is nothing of the kind.
   */
  underWay?(tx: Transaction, subject: Subject): Promise<string | null>;
  /** Removes it. What refers to it from sources of floors above is gone already. */
  erase(tx: Transaction, subject: Subject, work: { jobs: Jobs; now: Date }): Promise<void>;
}

/** What erasing does, over all sources. */
export function erasureWords(sources: readonly PersonalDataSource[]): {
  removed: string[];
  stays: string[];
} {
  return {
    removed: sources.flatMap(({ erasure }) => erasure.removed),
    stays: sources.flatMap(({ erasure }) => erasure.stays),
  };
}

/** The record of processing, in the order of the sources. */
export async function processingRecord(
  sources: readonly PersonalDataSource[],
  tx: Transaction,
  workspaceId: string,
): Promise<Processing[]> {
  const record: Processing[] = [];
  for (const source of sources) record.push(...(await source.describe(tx, workspaceId)));
  return record;
}

/** All that is kept of a person, by source. */
export async function personalData(
  sources: readonly PersonalDataSource[],
  tx: Transaction,
  subject: Subject,
): Promise<Record<string, unknown>> {
  const data: Record<string, unknown> = {};
  for (const source of sources) data[source.key] = await source.read(tx, subject);
  return data;
}

/** The first thing that goes on and that erasing would change; null where there is none. */
export async function firstUnderWay(
  sources: readonly PersonalDataSource[],
  tx: Transaction,
  subject: Subject,
): Promise<string | null> {
  for (const source of sources) {
    const name = await source.underWay?.(tx, subject);
    if (name) return name;
  }
  return null;
}

/** Removes all that is kept of a person: sources of higher floors first, since they refer to lower ones. */
export async function erasePersonalData(
  sources: readonly PersonalDataSource[],
  tx: Transaction,
  subject: Subject,
  work: { jobs: Jobs; now: Date },
): Promise<void> {
  for (const source of sources.toReversed()) await source.erase(tx, subject, work);
}
