import { useLocation, useNavigate, useParams } from "@tanstack/react-router";

/** Goes to an address of the application, e.g. `go(href("/people"))`. */
export function useGo(): (href: string, options?: { replace?: boolean }) => void {
  const navigate = useNavigate();
  return (href, { replace = false } = {}) => void navigate({ href, replace });
}

/** A named part of the page's path: "unit" of "/people/units/$unit". */
export function usePathParam(name: string): string {
  const params: Record<string, string | undefined> = useParams({ strict: false });
  const value = params[name];
  if (value === undefined) throw new Error(`The address has no ${name}.`);
  return value;
}

/** Changes several things in the address at once, as `useSearchParam` does one; what is empty is left out. */
export function useChangeSearch(): (changed: Record<string, string>) => void {
  const navigate = useNavigate();
  return (changed) => {
    const emptied = Object.fromEntries(
      Object.entries(changed).map(([name, value]) => [name, value === "" ? undefined : value]),
    );
    const change = (current: Record<string, unknown>) => ({ ...current, ...emptied });
    void navigate({ to: ".", search: change as never, replace: true, resetScroll: false });
  };
}

/**
 * State that lives in the address, so that it can be linked to and survives a reload. Setting it adds no step to the
 * browser's history; the fallback is left out of the address.
 */
export function useSearchParam<Value extends string = string>(
  name: string,
  fallback: NoInfer<Value>,
): [value: Value, set: (value: Value) => void] {
  const search: Record<string, unknown> = useLocation().search;
  const navigate = useNavigate();
  const value = search[name];
  const set = (next: Value) => {
    const change = (current: Record<string, unknown>) => ({
      ...current,
      [name]: next === fallback ? undefined : next,
    });
    void navigate({ to: ".", search: change as never, replace: true, resetScroll: false });
  };
  return [typeof value === "string" ? (value as Value) : fallback, set];
}
