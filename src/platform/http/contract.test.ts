import assert from "node:assert/strict";
import { test } from "node:test";
import { Type } from "typebox";
import type { Call } from "./client.ts";
import { type InputOf, operation, type Received, type ResponseOf } from "./contract.ts";
import { binder, createCampaign, type deleteCampaign, echo, readCampaign } from "./server.fixture.ts";
import type { Server } from "./server.ts";

type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
const holds = <_Claim extends true>() => {};

/** Never called: it only has to compile, and what is marked must not. */
function types(call: Call, { app }: Server) {
  holds<Same<Received<typeof readCampaign>["params"], { id: number }>>();
  holds<Same<Received<typeof readCampaign>["query"]["units"], string[] | undefined>>();
  holds<Same<Received<typeof readCampaign>["body"], undefined>>();
  holds<Same<ResponseOf<typeof createCampaign>, { id: number; name: string; by: string }>>();
  holds<Same<ResponseOf<typeof deleteCampaign>, null>>();
  holds<Same<InputOf<typeof echo>["body"], { text: string }>>();

  void call(readCampaign, { params: { id: 1 } }).then(({ campaign }) => campaign.name.length);
  // @ts-expect-error a parameter is missing
  void call(readCampaign, {});
  // @ts-expect-error a parameter has the wrong type
  void call(readCampaign, { params: { id: "1" } });
  // @ts-expect-error the input is missing
  void call(createCampaign);
  // @ts-expect-error the response has no such field
  void call(echo, { body: { text: "" } }).then(({ missing }) => missing);

  binder.bind(app, echo, ({ actor, body }) => {
    holds<
      Same<typeof actor, { name: string; permissions: ("public" | "member" | "consultant")[] } | undefined>
    >();
    return { text: body.text, by: null };
  });
  // A member's operation has an actor.
  binder.bind(app, createCampaign, ({ actor, body }) => ({ id: 1, name: body.name, by: actor.name }));
  // @ts-expect-error the response lacks fields
  binder.bind(app, createCampaign, () => ({ id: 1 }));
  // @ts-expect-error the body has no such field
  binder.bind(app, echo, ({ body }) => ({ text: body.txt, by: null }));

  const unknownPermission = operation({
    method: "GET",
    path: "/x",
    summary: "",
    permission: "emperor",
    response: Type.Null(),
  });
  // @ts-expect-error nobody here knows that permission
  binder.bind(app, unknownPermission, () => null);
  // @ts-expect-error the permission is forgotten
  operation({ method: "GET", path: "/x", summary: "", response: Type.Null() });
  // @ts-expect-error the path's parameter has no schema
  operation({ method: "GET", path: "/x/:id", summary: "", permission: "public", response: Type.Null() });
  operation({
    method: "GET",
    path: "/x/:id",
    summary: "",
    permission: "public",
    // @ts-expect-error the parameter has another name
    params: Type.Object({ other: Type.String() }),
    response: Type.Null(),
  });
}

test("contracts are inferred from end to end", () => {
  assert.equal(typeof types, "function");
});

test("an operation is a plain object", () => {
  assert.deepEqual(Object.keys(JSON.parse(JSON.stringify(readCampaign))).sort(), [
    "errors",
    "logAddress",
    "method",
    "params",
    "path",
    "permission",
    "query",
    "response",
    "summary",
  ]);
});
