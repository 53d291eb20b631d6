import { useLocation, useNavigate } from "@tanstack/react-router";
import type { PeopleFilter } from "#people/organisation/person.contract.ts";
import { levels } from "#people/person.ts";

export const pageLength = 50;

const sorts = ["name", "staffNumber", "department", "job", "level", "location"] as const;
type SortKey = (typeof sorts)[number];

/** Which people the list shows: all of it lives in the address. */
export interface ListState {
  search: string;
  /** A department's id, "organisation", or "" for everybody. */
  unit: string;
  /** A level, "none", or "" for all. */
  level: string;
  state: "active" | "left" | "all";
  sort: SortKey;
  order: "ascending" | "descending";
  offset: number;
}

const plain: ListState = {
  search: "",
  unit: "",
  level: "",
  state: "active",
  sort: "name",
  order: "ascending",
  offset: 0,
};

/** Reads the list's state from the address; what can't be meant is ignored. */
function readState(search: Record<string, unknown>): ListState {
  const text = (name: string) => (typeof search[name] === "string" ? search[name] : "");
  const offset = Number(text("offset"));
  const state = text("state");
  return {
    search: text("search"),
    unit: text("unit"),
    level: [...levels, "none"].includes(text("level")) ? text("level") : "",
    state: state === "left" || state === "all" ? state : "active",
    sort: sorts.find((sort) => sort === text("sort")) ?? "name",
    order: text("order") === "descending" ? "descending" : "ascending",
    offset: Number.isInteger(offset) && offset > 0 ? offset : 0,
  };
}

/** The list's state, and how to change it; any change but of the page goes back to the first page. */
export function useListState(): [ListState, (change: Partial<ListState>) => void] {
  const state = readState(useLocation().search);
  const navigate = useNavigate();
  const set = (change: Partial<ListState>) => {
    const search = (current: Record<string, unknown>) => {
      const next = { ...readState(current), offset: 0, ...change };
      return Object.fromEntries(
        Object.entries(next).filter(([name, value]) => value !== plain[name as keyof ListState]),
      );
    };
    void navigate({ to: ".", search: search as never, replace: true, resetScroll: false });
  };
  return [state, set];
}

/** Whether the list shows less than all active people. */
export const isFiltered = ({ search, unit, level, state }: ListState): boolean =>
  search !== "" || unit !== "" || level !== "" || state !== "active";

/** The state as the operation's query. */
export function queryOf({ search, unit, level, offset: _, ...rest }: ListState): PeopleFilter {
  return {
    ...rest,
    ...(search.trim() !== "" && { search: search.trim() }),
    ...(unit !== "" && { unit }),
    ...(level !== "" && { level: level as NonNullable<PeopleFilter["level"]> }),
  };
}
