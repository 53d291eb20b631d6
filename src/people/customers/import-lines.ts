/** What an import of customers would do to one of them or to an account; or what hinders it. */
export const customerImportLineKinds = ["account", "new", "changed", "problem"] as const;
export type CustomerImportLineKind = (typeof customerImportLineKinds)[number];

/** One value before and after; null where there is none. */
export interface FieldChange {
  field: string;
  from: string | null;
  to: string | null;
}

/** What an account will be. */
export interface PlannedAccount {
  id: string;
  isNew: boolean;
  number: string | null;
  name: string;
  segment: string | null;
  region: string | null;
  managerId: string | null;
}

/** What a customer will be. */
export interface PlannedCustomer {
  id: string;
  number: string | null;
  accountId: string | null;
  name: string;
  email: string | null;
  language: string | null;
  roles: string[];
  segment: string | null;
  region: string | null;
  attributes: Record<string, string>;
  /** Asks now not to be surveyed. */
  refuses: boolean;
  /** The address is another one: what came back from the old one counts no more. */
  isReachableAgain: boolean;
}

/** One line of a plan. */
export interface CustomerImportLine {
  row: number | null;
  /** A customer's or an account's name, or a problem's reason. */
  title: string;
  number: string | null;
  /** The account of a customer. */
  account: string | null;
  changes: FieldChange[];
  plannedAccount?: PlannedAccount;
  plannedCustomer?: PlannedCustomer;
}

export interface CustomerImportCounts {
  /** New and changed ones. */
  account: number;
  new: number;
  changed: number;
  unchanged: number;
  /** Customers here who aren't in the file. */
  missing: number;
  problem: number;
}
