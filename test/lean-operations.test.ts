import assert from "node:assert/strict";
import { test } from "node:test";
import { parseAst } from "vite";
import { leanOperations } from "../web/build/lean-operations.ts";

const lean = (code: string) => leanOperations(code, parseAst(code)).replace(/\s+/g, "");

test("operations go to browsers without schemas, rights and what is documented", () => {
  const code = `
    import { Type } from "typebox";
    export const read = operation({ method: "GET", path: "/api/a", summary: "Read, it: all", permission: "user",
      query: Type.Object({ one: Type.Optional(Type.String()) }), response: Type.Array(Type.Null()), errors: [gone] });
    export const drop = operation({ permission: "user", method: "DELETE", path: "/api/a", response: Type.Null() });
    export const other = declaration({ summary: "stays" });`;
  assert.equal(
    lean(code),
    'import{Type}from"typebox";exportconstread=operation({method:"GET",path:"/api/a",});' +
      'exportconstdrop=operation({method:"DELETE",path:"/api/a",response:Type.Null()});' +
      'exportconstother=declaration({summary:"stays"});',
  );
});

test("a module without operations stays as it is", () => {
  const code = 'export const limit = 3; // operation({ summary: "no" })';
  assert.equal(leanOperations(code, parseAst(code)), code);
});
