/** What is needed of the syntax of a module: nodes with a type, and where they stand in its text. */
interface Node {
  type: string;
  start: number;
  end: number;
}
type Branch = Node & Record<string, unknown>;

/** What a browser asks an operation for: where to send what; whether no content comes back is seen from `response`. */
const asked = new Set(["method", "path"]);

const isNode = (value: unknown): value is Branch => typeof Object(value).type === "string";

const nameOf = (node: unknown): unknown => isNode(node) && (node["name"] ?? node["value"]);

function* operationsIn(node: Branch): Generator<Branch> {
  if (node.type === "CallExpression" && nameOf(node["callee"]) === "operation")
    for (const argument of [node["arguments"]].flat()) if (isNode(argument)) yield argument;
  for (const value of Object.values(node))
    for (const child of [value].flat()) if (isNode(child)) yield* operationsIn(child);
}

/**
 * A module of operations without what only the server knows them by: schemas, rights, refusals and what stands in their
 * documentation. In browsers schemas check nothing, and they are most of what an operation weighs.
 *
 * @param code JavaScript, in which each operation is made from an object literal
 * @param program the module's syntax tree
 */
export function leanOperations(code: string, program: Node): string {
  const dropped: Node[] = [];
  for (const { properties } of operationsIn(program as Branch))
    for (const property of [properties].flat()) {
      if (!isNode(property) || property.type !== "Property") continue;
      const name = String(nameOf(property["key"]));
      const isSilent = () =>
        /^Type\.Null\(\)$/.test(code.slice(property.start, property.end).split(":")[1]?.trim() ?? "");
      if (!asked.has(name) && !(name === "response" && isSilent())) dropped.push(property);
    }
  let lean = code;
  for (const { start, end } of dropped.toSorted((one, other) => other.start - one.start)) {
    const comma = /^\s*,/.exec(lean.slice(end))?.[0].length ?? 0;
    lean = lean.slice(0, start) + lean.slice(end + comma);
  }
  return lean;
}
