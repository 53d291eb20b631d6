import type { Anonymity } from "../anonymity.ts";
import type { AudienceOf } from "../breakdowns.ts";

/** What is true of a campaign, as far as respondents have to know it. */
export interface PromiseFacts {
  organisation: string;
  /** Who operates the server. */
  operator: string;
  purpose: string;
  /** The same in further languages. */
  purposes?: Readonly<Record<string, string>>;
  anonymity: Anonymity;
  minimumGroup: number;
  retentionMonths: number;
  /** The people who see who answered what. */
  confidants: readonly { name: string; director: boolean }[];
  /** Whether mail leaves through a mail server; otherwise whoever operates the server hands the links out. */
  mailServer: boolean;
  /** The name of the earlier campaign that answers are compared with. */
  follows?: string | null;
  /** Whom it asks; staff where nothing is said. */
  of?: AudienceOf;
  /** Ids of what figures are looked at by. */
  breakdowns?: readonly string[];
}
