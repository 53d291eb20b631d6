import assert from "node:assert/strict";
import { test } from "node:test";
import { Compile } from "typebox/compile";
import { compileQuestionnaire } from "../compile.ts";
import { DefinitionSchema } from "../definition.schema.ts";
import type { Definition, Question } from "../definition.ts";
import { checkDefinition } from "../definition-check.ts";
import { textsOf } from "../definition-texts.ts";
import { pointsOf } from "../meaning-check.ts";
import { type Filled, filling, namedOptions } from "./filling.ts";
import { relationshipFields } from "./relationship.ts";
import { serviceParts } from "./service-parts.ts";
import { type TemplateId, templateIds } from "./template-ids.ts";
import { filledTemplate, templateOf, templates } from "./templates.ts";

const schema = Compile(DefinitionSchema);

function made(id: TemplateId, given: Filled = {}): Definition {
  const template = templateOf(id);
  assert.ok(template);
  const { definition, problems } = filledTemplate(template, given);
  assert.deepEqual(problems, []);
  assert.ok(definition);
  return definition;
}

test("no introduction says how long it takes: the page counts that itself", () => {
  for (const id of templateIds) {
    const template = templateOf(id);
    if (!template || template.definition === null) continue;
    const { definition } = filledTemplate(template, {});
    const said = Object.values(definition?.introduction ?? {}).join(" ");
    assert.doesNotMatch(said, /minute/i, id);
  }
});

const questionsOf = (definition: Definition): Map<string, Question> =>
  new Map(definition.pages.flatMap(({ questions }) => questions.map((each) => [each.id, each])));

test("there is a template for each id", () => {
  assert.deepEqual(
    templates.map(({ id }) => id),
    templateIds,
  );
});

const competitors = ["Nordwind GmbH", "Müller & Söhne", "other", "Us", "42"];
const variants: readonly [TemplateId, Filled][] = [
  ...templateIds.filter((id) => id !== "service-commitment").map((id): [TemplateId, Filled] => [id, {}]),
  ["relationship", { organisation: "Aldermoor", competitors }],
  ["relationship", { accountPerson: false, competitors: ["One"] }],
  ["moments-of-truth", { moments: ["A delivery"] }],
  ["moments-of-truth", { moments: Array.from({ length: 8 }, (_, index) => `Moment ${index}`) }],
  ["skills", { skills: ["a", "b", "ä"] }],
];

for (const [id, given] of variants)
  test(`the template ${id} can be published as it is, filled with ${JSON.stringify(given)}`, () => {
    const definition = made(id, given);
    assert.ok(schema.Check(definition), JSON.stringify(schema.Errors(definition)));
    const expected = id === "blank" ? ["/pages", "/pages/0"] : [];
    assert.deepEqual(
      checkDefinition(definition).map(({ path }) => path),
      expected,
    );
  });

test("templates ask with one first language and plain texts", () => {
  for (const [id, given] of variants)
    for (const { texts, path } of textsOf(made(id, given))) {
      assert.deepEqual(Object.keys(texts), ["en"], path);
      assert.equal(texts["en"], texts["en"]?.trim(), path);
    }
});

test("follow-up questions come to those they are for", () => {
  const [contact, complaint] = [made("contact-satisfaction"), made("complaint-follow-up")].map(
    compileQuestionnaire,
  );
  assert.ok(contact && complaint);
  const reasons = contact.pages[2];
  assert.ok(reasons);
  const asked = (rating: number) =>
    contact.shownQuestions(reasons, { satisfaction: { rating } }).map(({ id }) => id);
  assert.ok(asked(2).includes("obstacles") && !asked(5).includes("obstacles"));
  const shown = (choice: string) => complaint.shownPages({ settled: { choice } }).map(({ id }) => id);
  assert.ok(shown("partly").includes("open") && !shown("yes").includes("open"));
});

test("customers and staff rate the same items: same ids, same scale, same meaning", () => {
  const [customers, staff] = [questionsOf(made("relationship")), questionsOf(made("staff-view"))];
  for (const id of ["service", "importance", "overall_satisfaction", "expectations", "recommend"]) {
    const [one, other] = [customers.get(id), staff.get(id)];
    assert.ok(one && other, id);
    assert.equal(one.type, other.type);
    assert.ok(one.meaning);
    assert.equal(one.meaning, other.meaning);
    assert.deepEqual(idsWithin(one), idsWithin(other), id);
    assert.notDeepEqual(one.text, other.text, `${id} is asked of staff as of customers`);
    if (one.type === "rating" && other.type === "rating")
      assert.deepEqual([one.minimum, one.maximum], [other.minimum, other.maximum]);
    if (one.type === "matrix" && other.type === "matrix") assert.deepEqual(pointsOf(one), pointsOf(other));
  }
  assert.equal(idsWithin(customers.get("service")).length, serviceParts.length);
});

const idsWithin = (question: Question | undefined): string[] => {
  assert.ok(question);
  if ("rows" in question) return question.rows.map(({ id }) => id);
  return "options" in question ? question.options.map(({ id }) => id) : [];
};

test("expectation, experience and importance are about the same parts, and what is met is the item of the relationship survey", () => {
  const asked = questionsOf(made("expectations"));
  const parts = serviceParts.map(({ id }) => id);
  for (const id of ["service", "service_expected", "service_importance"])
    assert.deepEqual(idsWithin(asked.get(id)), parts);
  assert.deepEqual(asked.get("service")?.meaning, questionsOf(made("relationship")).get("service")?.meaning);
});

test("competitors make the comparison, and without any there is none", () => {
  const asked = questionsOf(made("relationship", { organisation: "Aldermoor", competitors }));
  const providers = asked.get("providers");
  assert.ok(providers?.type === "matrix");
  assert.deepEqual(
    providers.rows.map(({ id, text }) => [id, text["en"]]),
    [
      ["us", "Aldermoor"],
      ["nordwind-gmbh", "Nordwind GmbH"],
      ["muller-sohne", "Müller & Söhne"],
      ["n3-other", "other"],
      ["n4-us", "Us"],
      ["n5-42", "42"],
    ],
  );
  const without = questionsOf(made("relationship", { accountPerson: false }));
  assert.ok(!without.has("providers") && !without.has("account_person"));
});

test("one moment is not asked for, several are", () => {
  assert.ok(!questionsOf(made("moments-of-truth", { moments: ["A visit"] })).has("moment"));
  const moment = questionsOf(made("moments-of-truth")).get("moment");
  assert.equal(moment?.type, "single-choice");
});

test("what is filled in is bounded, tidied and told apart", () => {
  const problemsWith = (given: Filled) =>
    filling(relationshipFields, given).problems.map(({ field, line, message }) => [field, line, message]);
  assert.deepEqual(problemsWith({ organisation: " " }), [
    ["organisation", undefined, "needs a name; write one"],
  ]);
  assert.deepEqual(problemsWith({ competitors: ["One", " one "] }), [
    ["competitors", 1, "names “one” twice"],
  ]);
  assert.deepEqual(problemsWith({ competitors: Array.from({ length: 7 }, (_, index) => `C${index}`) }), [
    ["competitors", undefined, "has 7 competitors; name at most 6"],
  ]);
  assert.deepEqual(problemsWith({ organisation: "x".repeat(81) }), [
    ["organisation", undefined, "has a line of 81 characters; keep it to 80"],
  ]);
  assert.deepEqual(problemsWith({ organisation: "{{name}}" }), [
    ["organisation", undefined, "holds {{, which stands for a placeholder; leave it out"],
  ]);
  assert.deepEqual(
    problemsWith({ competitors: "One", accountPerson: "yes", organisation: ["x"], unknown: true }).map(
      ([field]) => field,
    ),
    ["unknown", "organisation", "competitors", "accountPerson"],
  );
  assert.deepEqual(filling(relationshipFields, { competitors: ["", "  A   B "] }).filled["competitors"], [
    "A B",
  ]);
});

test("names that come out alike have ids of their own", () => {
  const ids = namedOptions(["A B", "A-B", "京都", "constructor", "x".repeat(80)]).map(({ id }) => id);
  assert.deepEqual(ids, ["a-b", "n2-a-b", "n3", "n4-constructor", "x".repeat(32)]);
});

test("who wants to be contacted is asked what about, nobody else", () => {
  for (const id of [
    "relationship",
    "moments-of-truth",
    "recommendation",
    "satisfaction",
    "effort",
  ] as const) {
    const compiled = compileQuestionnaire(made(id));
    const contactShown = (choice: string) =>
      compiled.shownPages({ contact_me: { choice } }).some((page) => page.id === "getting_in_touch");
    assert.ok(contactShown("yes") && !contactShown("no"), id);
  }
});
