import { useLocation, useNavigate } from "@tanstack/react-router";
import type { CustomerFilter } from "#people/customers/customers.contract.ts";

export const pageLength = 50;
const states = ["active", "no-contact", "bounced", "left", "all"] as const;

/** Which customers the list shows: all of it lives in the address. What isn't chosen is "". */
export interface CustomerList {
  search: string;
  segment: string;
  region: string;
  role: string;
  manager: string;
  panel: string;
  attribute: string;
  value: string;
  state: (typeof states)[number];
  sort: "name" | "account";
  order: "ascending" | "descending";
  offset: number;
}

const plain: CustomerList = {
  search: "",
  segment: "",
  region: "",
  role: "",
  manager: "",
  panel: "",
  attribute: "",
  value: "",
  state: "active",
  sort: "name",
  order: "ascending",
  offset: 0,
};

/** Everything but what was searched for by words, chosen no more. */
export const nothingChosen = { ...plain, offset: 0 };

/** Reads the list's state from the address; what can't be meant is ignored. */
function readState(search: Record<string, unknown>): CustomerList {
  const text = (name: string) => (typeof search[name] === "string" ? search[name] : "");
  const offset = Number(text("offset"));
  return {
    search: text("search"),
    segment: text("segment"),
    region: text("region"),
    role: text("role"),
    manager: text("manager"),
    panel: text("panel"),
    attribute: text("attribute"),
    value: text("value"),
    state: states.find((state) => state === text("state")) ?? "active",
    sort: text("sort") === "account" ? "account" : "name",
    order: text("order") === "descending" ? "descending" : "ascending",
    offset: Number.isInteger(offset) && offset > 0 ? offset : 0,
  };
}

/** The list's state, and how to change it; any change but of the page goes back to the first page. */
export function useCustomerList(): [CustomerList, (change: Partial<CustomerList>) => void] {
  const state = readState(useLocation().search);
  const navigate = useNavigate();
  const set = (change: Partial<CustomerList>) => {
    const search = (current: Record<string, unknown>) => {
      const next = { ...readState(current), offset: 0, ...change };
      return Object.fromEntries(
        Object.entries(next).filter(([name, value]) => value !== plain[name as keyof CustomerList]),
      );
    };
    void navigate({ to: ".", search: search as never, replace: true, resetScroll: false });
  };
  return [state, set];
}

/** The state as the operations' filter. */
export function filterOf({ sort: _, order: __, offset: ___, state, ...texts }: CustomerList): CustomerFilter {
  const { attribute, value, ...others } = texts;
  const told = Object.entries({ ...others, search: texts.search.trim() }).filter(([, text]) => text !== "");
  return {
    ...Object.fromEntries(told),
    ...(attribute !== "" && value !== "" && { attribute, value }),
    state,
  };
}

/** Whether the list shows less than all customers. */
export const isFiltered = (list: CustomerList): boolean =>
  Object.keys(filterOf(list)).length > 1 || list.state !== "active";
