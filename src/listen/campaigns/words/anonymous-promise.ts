import { fewestAlike } from "../../anonymous/cells.ts";
import type { DoorKind } from "../../doors/door.ts";
import type { AudienceOf } from "../breakdowns.ts";
import type { PromiseFacts } from "./promise-facts.ts";

/** How somebody comes to an anonymous survey. */
export type Way = "invitation" | DoorKind;

/** What respondents of an anonymous survey are told, sentence by sentence, in one language. */
export interface AnonymousPromise {
  /** Joins names. */
  list(names: readonly string[]): string;
  /** What breakdowns are called. */
  breakdowns(ids: readonly string[]): string;
  /** What is known of staff where there are no breakdowns. */
  department: string;
  unlinked: { invitation(organisation: string): string; door(organisation: string): string };
  stored: {
    /** @param common what may be known; "" for nothing @param others how many others share it at least */
    invitation(common: string, others: number): string;
    link: string;
    kiosk: string;
    /** @param people how many who are invited belong to a card's department at least */
    cards(people: number): string;
  };
  /** @param readers who reads texts as they were written; "" for nobody */
  written(readers: string): string;
  seen: { invitation(minimumGroup: number, of: AudienceOf): string; door(minimumGroup: number): string };
  lookedAt(by: string): string;
  /** Of customers. */
  recorded(by: string, organisation: string): string;
  managers(organisation: string, minimumGroup: number): string;
  voluntary: { changing: string; kiosk: string };
  deleted(months: number): string;
  operated(operator: string): string;
  /** Where no mail server is set. */
  handedOut: string;
  code: { invitation: string; door: string };
}

/** A promise in paragraphs: each says only what is so for whoever comes this way. */
export function anonymousParagraphs(words: AnonymousPromise, facts: PromiseFacts, way: Way): string[] {
  const { organisation, operator, purpose, minimumGroup, retentionMonths, confidants } = facts;
  const { of = "staff", breakdowns = [] } = facts;
  const isInvited = way === "invitation";
  const alike = fewestAlike(minimumGroup);
  const asked = breakdowns.filter((id) => id.startsWith("question:"));
  const recorded = breakdowns.filter((id) => !asked.includes(id));
  // Nothing that is recorded of people is known of whoever comes through a door.
  const by = isInvited ? breakdowns : asked;
  const byDepartment = of === "staff" && breakdowns.length === 0;
  const common = byDepartment ? words.department : recorded.length > 0 ? words.breakdowns(recorded) : "";
  const stored =
    way === "invitation"
      ? words.stored.invitation(common, alike - 1)
      : way === "cards"
        ? words.stored.cards(alike)
        : words.stored[way];
  const looked =
    isInvited && of === "customers" && recorded.length > 0
      ? words.recorded(words.breakdowns(by), organisation)
      : words.lookedAt(words.breakdowns(by));
  return [
    purpose.trim(),
    isInvited ? words.unlinked.invitation(organisation) : words.unlinked.door(organisation),
    `${stored} ${words.written(words.list(confidants.map(({ name }) => name)))}`,
    isInvited ? words.seen.invitation(minimumGroup, of) : words.seen.door(minimumGroup),
    by.length > 0 ? looked : "",
    isInvited && recorded.includes("account-manager") ? words.managers(organisation, minimumGroup) : "",
    way === "kiosk" ? words.voluntary.kiosk : words.voluntary.changing,
    words.deleted(retentionMonths),
    words.operated(operator),
    isInvited && !facts.mailServer ? words.handedOut : "",
    isInvited ? words.code.invitation : way === "kiosk" ? "" : words.code.door,
  ].filter((paragraph) => paragraph !== "");
}
