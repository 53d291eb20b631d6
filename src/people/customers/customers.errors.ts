import { errorKind } from "#platform/errors.ts";

export const customerNotFound = errorKind(
  "customer.not-found",
  () => "There is no such customer. It may have been erased; reload the page.",
  404,
);
export const accountNotFound = errorKind(
  "account.not-found",
  () => "There is no such account. Reload the page.",
  404,
);
export const accountHasLeft = errorKind(
  "account.left",
  (name: string) => `${name} is no customer any more. Mark the account as back first, or choose another one.`,
  409,
);
export const customerNumberTaken = errorKind(
  "customer.number-taken",
  (name: string) => ({
    message: `The customer number belongs to ${name}. Give each customer a number of their own.`,
    fields: [{ in: "body", pointer: "/number", detail: `belongs to ${name} already` }],
  }),
  409,
);
export const accountNumberTaken = errorKind(
  "account.number-taken",
  (name: string) => ({
    message: `The account number belongs to ${name}. Give each account a number of its own.`,
    fields: [{ in: "body", pointer: "/number", detail: `belongs to ${name} already` }],
  }),
  409,
);
export const managerNotFound = errorKind(
  "account.manager-not-found",
  () => ({
    message: "The account manager is nobody under People, or has left. Choose somebody who is there.",
    fields: [{ in: "body", pointer: "/managerId", detail: "must be somebody under People" }],
  }),
  404,
);
export const tooManyAttributes = errorKind(
  "customer.too-many-attributes",
  (most: number) =>
    `Customers of a programme can have ${most} different attributes, and this would be more. Use the names that are there, or leave some out.`,
  409,
);
export const panelNotFound = errorKind(
  "panel.not-found",
  () => "There is no such panel. It may have been deleted; reload the page.",
  404,
);
export const panelNameTaken = errorKind(
  "panel.name-taken",
  (name: string) => ({
    message: `There is a panel called ${name} already. Choose another name, or add customers to that one.`,
    fields: [{ in: "body", pointer: "/name", detail: "is there already" }],
  }),
  409,
);
export const customerUnderWay = errorKind(
  "customer.campaign-open",
  (name: string, campaign: string) =>
    `${name} takes part in “${campaign}”, which is still open, and erasing would remove the answer. Note that the person asked for it, or erase after it has closed.`,
  409,
);

export const importNotFound = errorKind(
  "customer-import.not-found",
  () => "There is no such import of customers. It may have been discarded; choose the file again.",
  404,
);
export const importApplied = errorKind(
  "customer-import.applied",
  () => "This import has been applied already. Choose a file to begin another.",
  409,
);
export const importBusy = errorKind(
  "customer-import.busy",
  () => "The file is being worked on. Wait until that is done, or cancel it.",
  409,
);
export const importNotPlanned = errorKind(
  "customer-import.not-checked",
  () => "The file has not been checked yet. Check it first, so that you see what would change.",
  409,
);
export const importColumns = errorKind(
  "customer-import.columns",
  (problem: string) => ({
    message: problem,
    fields: [{ in: "body", pointer: "/columns", detail: problem }],
  }),
  422,
);
export const importTooLarge = errorKind(
  "customer-import.too-large",
  (megabytes: number) =>
    `The file is larger than ${megabytes} MB. Remove columns that aren't needed, save it as CSV, or split it.`,
  413,
);
export const importTooLong = errorKind(
  "customer-import.too-long",
  (most: number) =>
    `The file has over ${most.toLocaleString("en")} rows. Check that it is a list of customers, or split it.`,
  422,
);
export const importTooWide = errorKind(
  "customer-import.too-wide",
  (most: number) => `The file has over ${most} columns. Remove those that aren't needed.`,
  422,
);
export const importEmpty = errorKind(
  "customer-import.empty",
  (reason: string) => `No row of the file can be read. ${reason}`,
  422,
);
