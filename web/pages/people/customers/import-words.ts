import type { ColumnField } from "#people/customers/customer-columns.ts";
import type { CustomerImport } from "#people/customers/customer-imports.contract.ts";

export const importSteps = [
  "Choose a file",
  "Say what its columns are",
  "Check what changes",
  "Done",
] as const;

/** What a column may be, in the words of the page. */
export const fieldWords: Record<ColumnField, string> = {
  "customer-number": "Customer number",
  name: "Name",
  "first-name": "First name",
  "last-name": "Last name",
  email: "E-mail",
  language: "Language",
  roles: "Stakeholder roles",
  segment: "Segment of the customer",
  region: "Region of the customer",
  "no-contact": "Does not want to be surveyed",
  "account-number": "Account number",
  "account-name": "Account name",
  "account-segment": "Segment of the account",
  "account-region": "Region of the account",
  "account-manager": "Account manager",
  attribute: "Attribute of the customer",
  ignored: "Leave out",
};

/** What an import does, in short: "12 new, 3 changed, 1 leaves". */
export function countWords({ counts, leaving }: Pick<CustomerImport, "counts" | "leaving">): string {
  const { new: added = 0, changed = 0, account = 0 } = counts ?? {};
  const parts = [
    [added, "new"],
    [changed, "changed"],
    [leaving, leaving === 1 ? "leaves" : "leave"],
    [account, account === 1 ? "account" : "accounts"],
  ] as const;
  const words = parts
    .filter(([count]) => count > 0)
    .map(([count, word]) => `${count.toLocaleString()} ${word}`);
  return words.length === 0 ? "nothing changes" : words.join(", ");
}

/** Where an import is. */
export const stateWords: Record<CustomerImport["state"], string> = {
  mapping: "Columns to be decided",
  planning: "Being checked",
  planned: "Checked, not applied",
  applying: "Being applied",
  applied: "Applied",
};
