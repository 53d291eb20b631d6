import type { TLocalizedValidationError } from "typebox/error";

type Errors = readonly TLocalizedValidationError[];

/** Of all errors that validation gives, those that tell a person something. */
export function relevant(errors: Errors): Errors {
  const found = ofMeantBranches(withoutFollowing(errors), 0);
  // With very many errors the list ends before the one about the union.
  return found.length > 0 ? found : errors;
}

/** Where a part of an intersection fails, all its properties count as unevaluated too: that says nothing. */
function withoutFollowing(errors: Errors): Errors {
  return errors.filter(({ keyword, schemaPath }) => {
    const place =
      keyword === "unevaluatedProperties"
        ? schemaPath
        : /^(.*)\/unevaluatedProperties$/.exec(schemaPath)?.[1];
    return place === undefined || !errors.some((other) => other.schemaPath.startsWith(`${place}/allOf/`));
  });
}

/** The first union on a schema's path, from a position, and which of its branches the path takes. */
function unionIn(schemaPath: string, from: number) {
  const found = /\/(?:anyOf|oneOf)\/(\d+)/.exec(schemaPath.slice(from));
  if (!found) return undefined;
  const end = from + found.index;
  return { union: schemaPath.slice(0, end), branch: found[1], inside: end + found[0].length };
}

/** When a union fails, all its branches do: takes the errors of the one that was meant, or the one about the union. */
function ofMeantBranches(errors: Errors, from: number): Errors {
  const groups = Map.groupBy(errors, (error) => {
    const union = unionIn(error.schemaPath, from)?.union;
    const isAbout = ({ schemaPath, instancePath }: TLocalizedValidationError) =>
      schemaPath === union && `${error.instancePath}/`.startsWith(`${instancePath}/`);
    return union === undefined ? undefined : (errors.find(isAbout) ?? error);
  });
  return (groups.get(undefined) ?? []).flatMap((error) => {
    const members = groups.get(error);
    if (!members) return error;
    const meant = meantBranch(members, from, error.instancePath);
    return meant ? ofMeantBranches(meant.members, meant.inside) : error;
  });
}

/** The only branch of the right type, and of the right kind where a constant tells kinds apart. */
function meantBranch(members: Errors, from: number, at: string) {
  const branches = Map.groupBy(members, ({ schemaPath }) => unionIn(schemaPath, from)?.branch);
  const meant = branches
    .values()
    .filter((branch) => !branch.some((error) => isOther(error, at)))
    .toArray();
  const [only] = meant;
  const inside = unionIn(only?.[0]?.schemaPath ?? "", from)?.inside;
  return only && meant.length === 1 && inside !== undefined ? { members: only, inside } : undefined;
}

/** Whether an error tells that a value is of another type or kind than the branch that it comes from. */
const isOther = ({ keyword, instancePath }: TLocalizedValidationError, at: string) =>
  (keyword === "type" && instancePath === at) ||
  (keyword === "const" && instancePath.slice(at.length).split("/").length <= 2);
