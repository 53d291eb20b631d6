import { IsNull, type Static, type TObject, type TSchema } from "typebox";
import type { ErrorKind } from "../errors.ts";

export type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

/** The names after colons: "campaign" | "unit" in "/api/campaigns/:campaign/units/:unit". */
type ParamNames<Path extends string> = Path extends `${string}:${infer Rest}`
  ? Rest extends `${infer Name}/${infer Tail}`
    ? Name | ParamNames<`/${Tail}`>
    : Rest
  : never;

type Schemas = TObject | undefined;

/** One thing that a client can ask of the server: all that server, browser, command line and documentation know of it. */
export interface Operation<
  Permission extends string = string,
  Params extends Schemas = Schemas,
  Query extends Schemas = Schemas,
  Body extends TSchema | undefined = TSchema | undefined,
  Response extends TSchema = TSchema,
> {
  readonly method: Method;
  /** Begins with a slash; a colon begins a parameter. */
  readonly path: string;
  /** A phrase of what it does, for the documentation. */
  readonly summary: string;
  /** Who may: "public" is everybody; the application defines the others. */
  readonly permission: Permission;
  readonly params: Params;
  readonly query: Query;
  readonly body: Body;
  /** `Type.Null()` answers 204, without content. */
  readonly response: Response;
  /** The feature's own refusals, for the documentation. */
  readonly errors: readonly Pick<ErrorKind, "code" | "status">[];
  /** Bytes that the body may have; 1 MB where nothing is said. */
  readonly bodyLimit: number | undefined;
  /** False where the asker's address must not be logged: what respondents do. */
  readonly logAddress: boolean;
}

type ParamsOf<Path extends string, Params> = [ParamNames<Path>] extends [never]
  ? { params?: never }
  : { params: Params & TObject<Record<ParamNames<Path>, TSchema>> };

/**
 * Declares an operation: a plain object whose types are those of its schemas. Needs neither Node nor a browser.
 *
 * @example
 * const renameCampaign = operation({
 *   method: "PATCH",
 *   path: "/api/campaigns/:campaign",
 *   summary: "Rename a campaign",
 *   permission: "consultant",
 *   params: Type.Object({ campaign: Type.String({ format: "uuid" }) }),
 *   body: Type.Object({ name: Type.String({ minLength: 1, maxLength: 200 }) }),
 *   response: Type.Null(),
 *   errors: [campaignNotFound],
 * });
 */
export function operation<
  const Path extends `/${string}`,
  const Permission extends string,
  Response extends TSchema,
  Params extends Schemas = undefined,
  Query extends Schemas = undefined,
  Body extends TSchema | undefined = undefined,
>(
  definition: {
    method: Method;
    path: Path;
    summary: string;
    permission: Permission;
    query?: Query;
    body?: Body;
    response: Response;
    errors?: readonly Pick<ErrorKind, "code" | "status">[];
    bodyLimit?: number;
    logAddress?: boolean;
  } & ParamsOf<Path, Params>,
): Operation<Permission, Params, Query, Body, Response> {
  const { params, query, body, errors = [], bodyLimit, logAddress = true } = definition;
  return {
    ...definition,
    params: params as Params,
    query: query as Query,
    body: body as Body,
    errors,
    bodyLimit,
    logAddress,
  };
}

type Value<Schema> = Schema extends TSchema ? Static<Schema> : undefined;

/** What a handler gets of a request. */
export interface Received<Asked extends Operation> {
  params: Value<Asked["params"]>;
  query: Value<Asked["query"]>;
  body: Value<Asked["body"]>;
}

type Sent<Key extends string, Schema> = Schema extends TSchema
  ? Record<never, never> extends Static<Schema>
    ? { [key in Key]?: Static<Schema> }
    : { [key in Key]: Static<Schema> }
  : Record<never, never>;

/** What a client says when it calls an operation. */
export type InputOf<Asked extends Operation> = Sent<"params", Asked["params"]> &
  Sent<"query", Asked["query"]> &
  Sent<"body", Asked["body"]>;

/** What an operation answers. */
export type ResponseOf<Asked extends Operation> = Static<Asked["response"]>;

/** Whether an operation answers without content. */
export const isSilent = (asked: Operation): boolean => IsNull(asked.response);
