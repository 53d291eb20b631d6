import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { arrived, type TypedSearch } from "../web/shell/typed-search.ts";

/** Searches for these words, one after the other, before the address has followed. */
const typing = (...asked: string[]): TypedSearch => ({ words: asked.at(-1) ?? "", asked });

describe("what is typed to look for", () => {
  test("stays where the address follows with what was asked for before the last letters", () => {
    const now = arrived({ ...typing("a", "an"), words: "anna" }, "a");
    assert.deepEqual(now, { words: "anna", asked: ["an"] });
    assert.deepEqual(arrived(now, "an"), { words: "anna", asked: [] });
  });

  test("stays where the address follows with the last of several only", () => {
    assert.deepEqual(arrived(typing("a", "an", "ann"), "ann"), { words: "ann", asked: [] });
  });

  test("stays where it was emptied meanwhile", () => {
    assert.deepEqual(arrived({ ...typing("an"), words: "" }, "an"), { words: "", asked: [] });
  });

  test("gives way to an address that nothing here asked for, as after Back", () => {
    assert.deepEqual(arrived({ words: "anna", asked: [] }, "berg"), { words: "berg", asked: [] });
    assert.deepEqual(arrived(typing("an"), ""), { words: "", asked: [] });
  });
});
