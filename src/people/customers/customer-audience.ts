/**
 * Which customers: those who fit one of the values of every list that has any. Empty lists ask nothing, so an audience of
 * empty lists is everybody.
 */
export interface CustomerAudience {
  /** The customer's own, or else the account's. */
  segments: readonly string[];
  regions: readonly string[];
  /** Stakeholder roles; a customer with several fits by any of them. */
  roles: readonly string[];
  /** Ids of accounts. */
  accounts: readonly string[];
  /** Ids of the people who look after accounts. */
  managers: readonly string[];
  /** Ids of panels. */
  panels: readonly string[];
  /** Values by the attribute's name. */
  attributes: Readonly<Record<string, readonly string[]>>;
}

/** Everybody. */
export const allCustomers: CustomerAudience = {
  segments: [],
  regions: [],
  roles: [],
  accounts: [],
  managers: [],
  panels: [],
  attributes: {},
};

/** How many customers fit an audience, and why some of them can't be asked. The reasons are told in this order, once each. */
export interface AudienceCount {
  /** Who fits and is a customer still. */
  fitting: number;
  /** Of these: asked not to be surveyed. */
  refusing: number;
  /** Of the rest: mail to them came back. */
  bounced: number;
  /** All others: who can be asked. */
  askable: number;
  /** Of those who can be asked: without an address, so only a link or a card reaches them. */
  withoutEmail: number;
}

/** A customer with everything that an invitation freezes. */
export interface AudienceMember {
  customerId: string;
  name: string;
  email: string | null;
  language: string | null;
  accountId: string | null;
  account: string | null;
  /** The person who looks after the account. */
  managerId: string | null;
  manager: string | null;
  segment: string | null;
  region: string | null;
  roles: string[];
  attributes: Record<string, string>;
}
