import type { MailTexts } from "../texts.ts";

/** What is true of a campaign, as far as respondents have to know it. */
export interface PromiseFacts {
  organisation: string;
  /** Who operates the server. */
  operator: string;
  purpose: string;
  anonymity: "named" | "confidential";
  minimumGroup: number;
  retentionMonths: number;
  /** The people who see who answered what. */
  confidants: readonly { name: string; director: boolean }[];
  /** Whether mail leaves through a mail server; otherwise whoever operates the server hands the links out. */
  mailServer: boolean;
  /** The name of the earlier campaign that answers are compared with. */
  follows?: string | null;
}

/** A campaign's own words in one language. */
export interface CampaignWords {
  /** The mails that a new campaign begins with. */
  mails: MailTexts;
  /** Goes before the subject of a trial. */
  trial: string;
  /** What respondents are told, a paragraph each. */
  promise(facts: PromiseFacts): string[];
}
