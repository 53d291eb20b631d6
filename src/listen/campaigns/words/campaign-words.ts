import type { MailTexts } from "../texts.ts";
import type { AnonymousPromise } from "./anonymous-promise.ts";
import type { PromiseFacts } from "./promise-facts.ts";

/** A campaign's own words in one language. */
export interface CampaignWords {
  /** The mails that a new campaign begins with. */
  mails: MailTexts;
  /** Stand in mails where it isn't known. */
  unknown: { account: string; account_manager: string };
  /** Stands above the answers of a question within a mail. */
  askedHere: string;
  /** Goes before the subject of a trial. */
  trial: string;
  /** What respondents of a named or confidential survey are told, a paragraph each. */
  promise(facts: PromiseFacts): string[];
  anonymous: AnonymousPromise;
}
