import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { compileQuestionnaire } from "#listen/questionnaires/compile.ts";
import { questionSchemas } from "#listen/questionnaires/definition.schema.ts";
import type { Definition } from "#listen/questionnaires/definition.ts";
import { checkDefinition } from "#listen/questionnaires/definition-check.ts";
import { everyType } from "#listen/respond/every-type.fixture.ts";
import { english } from "#listen/respond/words/english.ts";
import {
  isPossible,
  ruleAbout,
  rulesOf,
  sourceOf,
  subjectsFor,
  testsFor,
  withTest,
} from "../web/pages/listen/questionnaires/condition-rules.ts";
import { conditionWords } from "../web/pages/listen/questionnaires/condition-words.ts";
import { dropped } from "../web/pages/listen/questionnaires/drop.ts";
import { begin, type EditorState, editorState } from "../web/pages/listen/questionnaires/editor-state.ts";
import * as edits from "../web/pages/listen/questionnaires/edits.ts";
import { asType, newQuestion, questionIds } from "../web/pages/listen/questionnaires/new-question.ts";
import { linesOf } from "../web/pages/listen/questionnaires/option-lines.ts";
import { changedAt, withWords } from "../web/pages/listen/questionnaires/patched.ts";
import { nearest, type Place } from "../web/pages/listen/questionnaires/place.ts";
import { wholeContent } from "../web/pages/listen/questionnaires/preview-content.ts";
import { renameQuestion } from "../web/pages/listen/questionnaires/rename-question.ts";
import { withStandIns } from "../web/pages/listen/questionnaires/stand-ins.ts";

const types = questionSchemas.map(({ properties }) => properties.type.const);
const text = (id: string, words = id) => ({ type: "short-text" as const, id, text: { en: words } });
const pagesOf = (...pages: string[][]): Definition => ({
  languages: ["en"],
  title: { en: "Title" },
  pages: pages.map((ids, index) => ({ id: `page-${index + 1}`, questions: ids.map((id) => text(id)) })),
});
const layout = ({ pages }: Definition) => pages.map(({ questions }) => questions.map(({ id }) => id));
const at = (page: number, question: number) => ({ kind: "question", page, question }) as const;

describe("undoing", () => {
  const first = pagesOf(["a"]);
  const typed = (state: EditorState, title: string, time: number, key = "title") =>
    editorState(state, {
      type: "edit",
      definition: { ...state.definition, title: { en: title } },
      key,
      at: time,
    });

  test("takes back what was typed in one go, and brings it again", () => {
    let state = begin(first);
    for (const [index, title] of ["N", "Ne", "New"].entries()) state = typed(state, title, index * 100);
    state = typed(state, "Later", 60_000);
    state = typed(state, "Elsewhere", 60_001, "introduction");
    const titles: (string | undefined)[] = [];
    for (let step = 0; step < 4; step++) {
      state = editorState(state, { type: "undo" });
      titles.push(state.definition.title["en"]);
    }
    assert.deepEqual(titles, ["Later", "New", "Title", "Title"]);
    for (let step = 0; step < 4; step++) state = editorState(state, { type: "redo" });
    assert.equal(state.definition.title["en"], "Elsewhere");
  });

  test("begins a new step after another place was chosen, and forgets what was undone once something changes", () => {
    let state = typed(begin(first), "One", 0);
    state = editorState(state, { type: "select", place: at(0, 0) });
    state = typed(state, "Two", 1);
    state = editorState(state, { type: "undo" });
    assert.equal(state.definition.title["en"], "One");
    state = typed(state, "Three", 2);
    assert.deepEqual(state.future, []);
    assert.equal(editorState(state, { type: "redo" }), state);
  });

  test("brings back a deleted question with its place, and mine after theirs was loaded", () => {
    let state = editorState(begin(pagesOf(["a", "b"])), { type: "select", place: at(0, 1) });
    state = editorState(state, {
      type: "restructure",
      make: (now) => edits.remove(now, at(0, 1)),
    });
    assert.deepEqual(state.place, at(0, 0));
    state = editorState(state, { type: "undo" });
    assert.deepEqual([layout(state.definition), state.place], [[["a", "b"]], at(0, 1)]);
    state = editorState(state, { type: "load", definition: pagesOf([]) });
    assert.deepEqual(state.place, { kind: "page", page: 0 });
    assert.deepEqual(layout(editorState(state, { type: "undo" }).definition), [["a", "b"]]);
  });

  test("keeps a bounded number of steps", () => {
    let state = begin(first);
    for (let step = 0; step < 250; step++) state = typed(state, String(step), step * 10_000);
    assert.equal(state.past.length, 200);
  });
});

describe("moving", () => {
  const before = pagesOf(["a", "b"], [], ["c"]);

  test("step by step a question goes through the pages and back", () => {
    let state: edits.Edited = { definition: before, place: at(0, 0) };
    const seen: string[][][] = [];
    for (
      let next = edits.step(before, state.place, 1);
      next;
      next = edits.step(next.definition, next.place, 1)
    ) {
      state = next;
      seen.push(layout(next.definition));
    }
    assert.deepEqual(seen, [
      [["b", "a"], [], ["c"]],
      [["b"], ["a"], ["c"]],
      [["b"], [], ["a", "c"]],
      [["b"], [], ["c", "a"]],
    ]);
    for (
      let next = edits.step(state.definition, state.place, -1);
      next;
      next = edits.step(state.definition, state.place, -1)
    )
      state = next;
    assert.deepEqual(layout(state.definition), layout(before));
  });

  test("dropping any line at any edge keeps every question and page, and puts it there", () => {
    const places: Place[] = before.pages.flatMap((page, index) => [
      { kind: "page" as const, page: index },
      ...page.questions.map((_, question) => at(index, question)),
    ]);
    for (const moved of places)
      for (const target of places)
        for (const position of ["before", "after"] as const) {
          const result = dropped(before, moved, target, position);
          if (!result) continue;
          assert.deepEqual(layout(result.definition).flat().toSorted(), ["a", "b", "c"]);
          assert.deepEqual(result.definition.pages.map(({ id }) => id).toSorted(), [
            "page-1",
            "page-2",
            "page-3",
          ]);
          assert.notDeepEqual(result.definition, before);
          assert.deepEqual(nearest(result.definition, result.place), result.place);
        }
    assert.deepEqual(layout(dropped(before, at(0, 0), at(2, 0), "after")?.definition ?? before), [
      ["b"],
      [],
      ["c", "a"],
    ]);
    assert.deepEqual(
      layout(dropped(before, at(0, 0), { kind: "page", page: 1 }, "after")?.definition ?? before),
      [["b"], ["a"], ["c"]],
    );
    assert.deepEqual(
      layout(dropped(before, { kind: "page", page: 2 }, at(0, 0), "before")?.definition ?? before),
      [["a", "b"], ["c"], []],
    );
    assert.equal(dropped(before, at(0, 0), at(0, 1), "before"), null);
  });
});

describe("adding", () => {
  test("a questionnaire without pages gets one; ids are never used twice", () => {
    let edited = edits.addQuestion(pagesOf(), { kind: "whole" }, text);
    edited = edits.addQuestion(edited.definition, edited.place, text);
    edited = edits.duplicate(edited.definition, at(0, 0));
    edited = edits.duplicate(edited.definition, { kind: "page", page: 0 });
    assert.deepEqual(layout(edited.definition), [
      ["q1", "q3", "q2"],
      ["q4", "q5", "q6"],
    ]);
    assert.deepEqual(edited.place, { kind: "page", page: 1 });
    assert.equal(new Set(edited.definition.pages.map(({ id }) => id)).size, 2);
  });

  for (const type of types)
    test(`a new ${type} lacks nothing but words, and can become any other type`, () => {
      const question = newQuestion(type, "q1");
      const definition = { ...pagesOf([]), pages: [{ id: "p", questions: [question] }] };
      const errors = checkDefinition(definition).filter(({ severity }) => severity === "error");
      const others = errors.filter(({ message }) => !/^Write this|Nothing is asked/.test(message));
      assert.deepEqual(others, []);
      for (const other of types) {
        const changed = asType({ ...question, text: { en: "Kept" }, required: true, refused: true }, other);
        assert.equal(changed.type, other);
        assert.deepEqual(changed.text, { en: "Kept" });
        assert.equal(changed.refused, other === "statement" || other === "paired-rating" ? undefined : true);
        assert.deepEqual(
          Object.keys(changed).filter((name) => !Object.keys(schemaOf(other)).includes(name)),
          [],
        );
      }
    });

  test("what was deleted comes back into what was written since, each id once", () => {
    const before = pagesOf(["a", "b", "c"], ["d"]);
    for (const place of [at(0, 0), at(0, 1), at(0, 2), at(1, 0)]) {
      const without = edits.remove(before, place).definition;
      const later: Definition = { ...without, title: { en: "Later" } };
      assert.deepEqual(edits.putBack(later, before, place)?.definition, {
        ...before,
        title: { en: "Later" },
      });
    }
    const page = { kind: "page", page: 0 } as const;
    const rest = edits.remove(before, page).definition;
    assert.deepEqual(edits.putBack(rest, before, page)?.definition, before);
    const taken = renameQuestion(rest, "d", "b");
    const both = edits.putBack(taken, before, page)?.definition ?? taken;
    assert.deepEqual(layout(both), [["a", "q1", "c"], ["b"]]);
    assert.deepEqual(layout(edits.putBack(rest, before, at(0, 1))?.definition ?? rest), [["d", "b"]]);
    assert.deepEqual(layout(edits.putBack(pagesOf(), before, at(1, 0))?.definition ?? rest), [["d"]]);
  });

  test("pasted lines lose their bullets and blanks", () => {
    assert.deepEqual(linesOf("- One\r\n\n  • Two\n* Three \n-5 to 0\n"), ["One", "Two", "Three", "-5 to 0"]);
  });
});

const schemaOf = (type: string): object =>
  questionSchemas.find(({ properties }) => properties.type.const === type)?.properties ?? {};

describe("languages and ids", () => {
  test("a text keeps nothing that can't be stored", () => {
    assert.deepEqual(withWords({ de: "Ja" }, "en", "a\u0000b\ud800c\n"), { de: "Ja", en: "ab\ufffdc\n" });
    assert.deepEqual(withWords({ de: "Ja", en: "Yes" }, "en", ""), { de: "Ja" });
  });

  test("a removed language leaves no text, and takes nothing else along", () => {
    const definition = edits.addLanguage(everyType, "id");
    const translated = changedAt(definition, "/pages/0/questions/0/text", (texts) => ({
      ...(texts as object),
      id: "Bahasa",
    }));
    assert.deepEqual(edits.removeLanguage(translated, "id"), everyType);
    const english = edits.removeLanguage(edits.removeLanguage(everyType, "ar"), "de");
    assert.deepEqual(english.languages, ["en"]);
    assert.doesNotMatch(JSON.stringify(english), /"(?:ar|de)":/);
    assert.equal(edits.removeLanguage(english, "en"), english);
    assert.deepEqual(questionIds(english), questionIds(everyType));
  });

  test("another first language keeps all the others", () => {
    assert.deepEqual(edits.makeFirstLanguage(everyType, "ar").languages, ["ar", "en", "de"]);
  });

  test("conditions and placeholders follow a renamed question, and nothing else changes", () => {
    const before: Definition = {
      languages: ["en"],
      title: { en: "q1 {{q1}} {{ q1 | q1 }} {{q10}}" },
      pages: [
        { id: "q1", questions: [text("q1"), text("q10")] },
        {
          id: "second",
          showIf: 'q1 = "q1" and (q10 = q1 or not answered(q1))',
          questions: [{ ...text("q2", "After {{q1|q1}}"), showIf: "q1 = " }],
        },
      ],
    };
    const after = renameQuestion(before, "q1", "visited");
    assert.deepEqual(layout(after), [["visited", "q10"], ["q2"]]);
    assert.equal(after.title["en"], "q1 {{visited}} {{ visited | q1 }} {{q10}}");
    assert.equal(after.pages[0]?.id, "q1");
    assert.equal(after.pages[1]?.showIf, 'visited = "q1" and (q10 = q1 or not answered(visited))');
    assert.equal(after.pages[1]?.questions[0]?.showIf, "q1 = ");
    assert.equal(after.pages[1]?.questions[0]?.text["en"], "After {{visited|q1}}");
    assert.deepEqual(renameQuestion(after, "visited", "q1"), before);
  });
});

describe("conditions put together", () => {
  test("rules and text say the same", () => {
    for (const source of [
      "q1 = yes",
      "q1 = yes and q2 <= 2 and not answered(q3)",
      "q1 in (yes, no) or q2 not in (1, 2)",
      "parts.speed = bad or standards.SL-1.self < 2",
      'not q4 contains price and city = "New York"',
      "visit >= 2026-01-31",
      'city = "and"',
    ]) {
      const rules = rulesOf(source);
      assert.ok(rules, source);
      assert.equal(sourceOf(rules), source);
    }
    for (const source of ["q1 = yes and (q2 = 1 or q3 = 1)", "count(q1) >= 2", "not q1 = yes", "q1 ="])
      assert.equal(rulesOf(source), null, source);
    assert.deepEqual(rulesOf("  "), { join: "and", rules: [] });
  });

  test("whatever the builder offers about any question is a condition without mistakes", () => {
    const page = { id: "last", questions: [text("last")] };
    const definition: Definition = { ...everyType, pages: [...everyType.pages, page] };
    const place = { kind: "page", page: definition.pages.length - 1 } as const;
    const subjects = subjectsFor(definition, place);
    assert.equal(subjects.length, questionIds(everyType).length - 1);
    for (const subject of subjects)
      for (const test of testsFor(subject)) {
        const rule = withTest(ruleAbout(subject), test, subject);
        assert.ok(isPossible(rule, subjects));
        const source = sourceOf({ join: "and", rules: [rule] });
        const pages = definition.pages.with(place.page, { ...page, showIf: source });
        const found = checkDefinition({ ...definition, pages }).filter(({ path }) =>
          path.endsWith(`/${place.page}/showIf`),
        );
        assert.deepEqual(found, [], source);
        assert.deepEqual(rulesOf(source)?.rules, [rule], source);
      }
  });

  test("conditions are read out with the words of questions and answers", () => {
    assert.equal(
      conditionWords(everyType, "channel in (o1, dont-know) or not answered(line)", "en"),
      "“How did you last reach us?” is one of “By telephone”, “I don't know” or “Which line?” was not answered",
    );
    assert.equal(conditionWords(everyType, "nobody = 1", "en"), "nobody = 1");
    const paper = wholeContent(everyType, "en", english).toString();
    assert.match(paper, /Hello \[name\]\..*You answered \[line\]/s);
    for (const { id, type } of everyType.pages.flatMap(({ questions }) => questions))
      assert.equal(paper.includes(`name="${id}`), type !== "statement", id);
  });

  test("what has no words yet stands in a preview by its place", () => {
    assert.equal(withStandIns(everyType), everyType);
    const [first, ...pages] = everyType.pages;
    assert.ok(first);
    const unnamed = { id: "new", type: "multiple-choice", text: {} } as const;
    const options = [
      { id: "o1", text: { en: "Wait" } },
      { id: "o2", text: { en: " " } },
      { id: "o3", text: {} },
    ];
    const written = { ...everyType, pages: [{ ...first, questions: [{ ...unnamed, options }] }, ...pages] };
    const paper = wholeContent(withStandIns(written), "en", english).toString();
    for (const words of ["Question 1", "Wait", "Option 2", "Option 3"]) assert.match(paper, RegExp(words));
    assert.doesNotMatch(paper, /Option 1/);
  });

  test("a rule about something that is gone is left to the text", () => {
    const subjects = subjectsFor(everyType, { kind: "page", page: 1 });
    const ruleOf = (source: string) => rulesOf(source)?.rules[0];
    const isShown = (source: string) => {
      const rule = ruleOf(source);
      return rule !== undefined && isPossible(rule, subjects);
    };
    assert.equal(isShown("channel = o1"), true);
    assert.equal(isShown("channel = refused"), true);
    assert.equal(isShown("channel = o9"), false);
    assert.equal(isShown("nobody = o1"), false);
    assert.ok(compileQuestionnaire(everyType));
  });
});
