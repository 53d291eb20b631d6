import type { TSchema } from "typebox";

/** The parts of a JSON Schema that hold schemas or say how open an object is. */
interface Node {
  properties?: Nodes;
  patternProperties?: Nodes;
  $defs?: Nodes;
  items?: unknown;
  prefixItems?: unknown;
  anyOf?: unknown;
  oneOf?: unknown;
  allOf?: unknown;
  additionalProperties?: unknown;
  unevaluatedProperties?: unknown;
}
type Nodes = Record<string, unknown>;

/**
 * The same schema, in which objects have no properties but the declared ones. What says itself how open it is stays so.
 * An intersection is closed as a whole.
 */
export const closedSchema = (schema: TSchema): TSchema => close(schema, false) as TSchema;

function close(schema: unknown, inIntersection: boolean): unknown {
  if (Array.isArray(schema)) return schema.map((each) => close(each, inIntersection));
  if (typeof schema !== "object" || schema === null) return schema;
  // TypeBox keeps kinds and refinements in properties that can't be enumerated.
  const node: Node = Object.create(Object.getPrototypeOf(schema), Object.getOwnPropertyDescriptors(schema));
  const isIntersection = node.allOf !== undefined;
  const isObject = node.properties !== undefined && node.patternProperties === undefined;
  for (const key of ["properties", "patternProperties", "$defs"] as const)
    if (node[key]) node[key] = closeAll(node[key]);
  for (const key of ["items", "prefixItems", "additionalProperties"] as const)
    if (node[key] !== undefined) node[key] = close(node[key], false);
  for (const key of ["anyOf", "oneOf", "allOf"] as const)
    if (node[key] !== undefined) node[key] = close(node[key], isIntersection || inIntersection);
  if (inIntersection) return node;
  if (isIntersection) node.unevaluatedProperties ??= false;
  else if (isObject) node.additionalProperties ??= false;
  return node;
}

const closeAll = (nodes: Nodes): Nodes =>
  Object.fromEntries(Object.entries(nodes).map(([key, node]) => [key, close(node, false)]));
