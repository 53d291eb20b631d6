import type { readWaiting } from "#listen/quotas/quotas.contract.ts";
import type { ResponseOf } from "#platform/http/contract.ts";
import { customersWords } from "./quota-words.ts";

const dayWords = (day: string) =>
  new Date(`${day}T12:00:00Z`).toLocaleDateString(undefined, {
    day: "numeric",
    month: "long",
    year: "numeric",
    timeZone: "UTC",
  });

/** Whom the contact limit leaves out, and until when; nothing where it leaves out nobody. */
export function WaitingWords({ waiting }: { waiting: ResponseOf<typeof readWaiting> }) {
  const { people, from, until, within7Days, within30Days } = waiting;
  if (people === 0 || from === null || until === null) return null;
  const soon = [
    within7Days > 0 && `${within7Days.toLocaleString()} within a week`,
    within30Days > within7Days && `${within30Days.toLocaleString()} within 30 days`,
  ].filter((words) => words !== false);
  return (
    <>
      {`${customersWords(people)} ${people === 1 ? "waits" : "wait"} for the contact limit: ${
        from === until
          ? `they can be asked again from ${dayWords(from)}`
          : `the first can be asked again from ${dayWords(from)}, all from ${dayWords(until)}`
      }${soon.length > 0 && from !== until ? ` (${soon.join(", ")})` : ""}.`}
    </>
  );
}
