import assert from "node:assert/strict";
import { test } from "node:test";
import { Compile } from "typebox/compile";
import { compileQuestionnaire } from "../compile.ts";
import { DefinitionSchema } from "../definition.schema.ts";
import { checkDefinition } from "../definition-check.ts";
import { textsOf } from "../definition-texts.ts";
import { templateIds } from "./template-ids.ts";
import { templates } from "./templates.ts";

const schema = Compile(DefinitionSchema);

test("there is a template for each id", () => {
  assert.deepEqual(
    templates.map(({ id }) => id),
    templateIds,
  );
});

for (const { id, definition } of templates)
  if (definition)
    test(`the template ${id} can be published as it is`, () => {
      assert.ok(schema.Check(definition), JSON.stringify(schema.Errors(definition)));
      const expected = id === "blank" ? ["/pages", "/pages/0"] : [];
      assert.deepEqual(
        checkDefinition(definition).map(({ path }) => path),
        expected,
      );
    });

test("templates ask with one first language and plain texts", () => {
  for (const { definition } of templates)
    for (const { texts, path } of definition ? textsOf(definition) : []) {
      assert.deepEqual(Object.keys(texts), ["en"], path);
      assert.equal(texts["en"], texts["en"]?.trim(), path);
    }
});

test("follow-up questions come to those they are for", () => {
  const [contact, complaint] = ["contact-satisfaction", "complaint-follow-up"].map((id) => {
    const definition = templates.find((each) => each.id === id)?.definition;
    assert.ok(definition);
    return compileQuestionnaire(definition);
  });
  assert.ok(contact && complaint);
  const reasons = contact.pages[2];
  assert.ok(reasons);
  const asked = (rating: number) =>
    contact.shownQuestions(reasons, { satisfaction: { rating } }).map(({ id }) => id);
  assert.ok(asked(2).includes("obstacles") && !asked(5).includes("obstacles"));
  const shown = (choice: string) => complaint.shownPages({ settled: { choice } }).map(({ id }) => id);
  assert.ok(shown("partly").includes("open") && !shown("yes").includes("open"));
});
