import type { AnswerCell } from "./answer-column.ts";

/** How far a file of single answers is. */
interface ExportProgress {
  /** "waiting" also where nothing is known of it: it hasn't begun, or another process writes it. */
  state: "waiting" | "writing" | "ended";
  /** People. */
  written: number;
  total: number;
}

/** What this process is writing. */
export interface ExportsUnderWay {
  /** The same rows, counted as they are taken. */
  counted(ticket: string, total: number, rows: AsyncIterable<AnswerCell[][]>): AsyncGenerator<AnswerCell[][]>;
  of(ticket: string): ExportProgress;
}

/** Files of which it is remembered how far they are; the oldest are forgotten. */
const mostRemembered = 1000;

export function createExportsUnderWay(): ExportsUnderWay {
  const known = new Map<string, ExportProgress>();
  return {
    async *counted(ticket, total, rows) {
      const progress: ExportProgress = { state: "writing", written: 0, total };
      known.delete(ticket);
      known.set(ticket, progress);
      const [oldest] = known.keys();
      if (known.size > mostRemembered && oldest !== undefined) known.delete(oldest);
      try {
        for await (const batch of rows) {
          yield batch;
          progress.written += batch.length;
        }
      } finally {
        progress.state = "ended";
      }
    },
    of: (ticket) => ({ ...(known.get(ticket) ?? { state: "waiting", written: 0, total: 0 }) }),
  };
}
