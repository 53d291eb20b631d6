import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { type AppError, isKind } from "#platform/errors.ts";
import { type OpenWorkspace, openWorkspace } from "../../application.fixture.ts";
import { serviceCommitmentFile } from "../profile/questionnaire.import.ts";
import { definitionWith, en, everyType } from "./definition.fixture.ts";
import type { Definition } from "./definition.ts";
import * as contract from "./questionnaire.contract.ts";
import * as errors from "./questionnaire.errors.ts";
import { fileFormat } from "./questionnaire-file.ts";
import { templateIds } from "./templates/template-ids.ts";

type Kind = Parameters<typeof isKind>[1];

async function refusal(work: Promise<unknown>, kind: Kind): Promise<AppError> {
  const error = await work.then(
    () => assert.fail(`${kind.code} was expected`),
    (reason: unknown) => reason,
  );
  assert.ok(isKind(error, kind), String(error));
  return error;
}

const unsigned = { code: "access.not-signed-in" };
const notAllowed = { code: "access.not-allowed" };

async function begin(options: { definition?: Definition } = {}) {
  const open = await openWorkspace();
  const { director, workspaceId: workspace } = open;
  const { id: questionnaire } = await director(contract.createQuestionnaire, {
    params: { workspace },
    body: { template: "blank", name: "  Our survey " },
  });
  const params = { workspace, questionnaire };
  if (options.definition)
    await director(contract.saveDraft, { params, body: { revision: 1, definition: options.definition } });
  return { ...open, workspace, questionnaire, params };
}

const summaryOf = async ({ director, workspaceId: workspace }: OpenWorkspace, archived = false) =>
  director(contract.listQuestionnaires, { params: { workspace }, query: { archived } });

test("a questionnaire's life: from a template over versions to the archive", async () => {
  const open = await begin();
  const { director, params } = open;
  const fresh = await director(contract.readDraft, { params });
  assert.deepEqual(
    [fresh.name, fresh.revision, fresh.state, fresh.latestVersion, fresh.savedBy],
    ["Our survey", 1, "unpublished", null, "Dora Director"],
  );
  assert.deepEqual(
    fresh.problems.map(({ path, severity }) => [path, severity]),
    [
      ["/pages", "error"],
      ["/pages/0", "warning"],
    ],
  );
  const refused = await refusal(
    director(contract.publishDraft, { params, body: { revision: 1 } }),
    errors.notPublishable,
  );
  assert.deepEqual(
    refused.fields.map(({ pointer }) => pointer),
    ["/pages"],
  );

  const first = definitionWith(everyType.rating);
  const unfinished = { ...first, title: {} };
  const half = await director(contract.saveDraft, { params, body: { revision: 1, definition: unfinished } });
  assert.deepEqual([half.revision, half.problems[0]?.path], [2, "/title"]);
  const second = definitionWith();
  const saved = await director(contract.saveDraft, { params, body: { revision: 2, definition: second } });
  assert.deepEqual([saved.revision, saved.problems], [3, []]);
  const published = await director(contract.publishDraft, {
    params,
    body: { revision: 3, note: "First\nwords" },
  });
  assert.deepEqual(published, { version: 1 });
  await refusal(director(contract.publishDraft, { params, body: { revision: 3 } }), errors.nothingToPublish);

  const changed = { ...second, title: en("Renewed") };
  await director(contract.saveDraft, { params, body: { revision: 3, definition: changed } });
  assert.deepEqual(
    (await summaryOf(open)).map(({ name, state, latestVersion, questions, pages }) => [
      name,
      state,
      latestVersion,
      questions,
      pages,
    ]),
    [["Our survey", "changed", 1, 13, 1]],
  );
  const toDraft = await director(contract.compareVersions, { params, query: { from: 1 } });
  assert.deepEqual(
    toDraft.map(({ subject, details }) => [subject, details]),
    [["questionnaire", ["title changed (en)"]]],
  );
  await director(contract.publishDraft, { params, body: { revision: 4 } });
  assert.equal((await director(contract.compareVersions, { params, query: { from: 1, to: 2 } })).length, 1);
  assert.deepEqual(
    (await director(contract.listVersions, { params })).map(({ version, note, publishedBy, campaigns }) => [
      version,
      note,
      publishedBy,
      campaigns,
    ]),
    [
      [2, "", "Dora Director", 0],
      [1, "First words", "Dora Director", 0],
    ],
  );
  const old = await director(contract.readVersion, { params: { ...params, version: 1 } });
  assert.deepEqual(old.definition, second);

  const reverted = await director(contract.revertDraft, { params, body: { revision: 4, version: 1 } });
  assert.deepEqual([reverted.revision, reverted.state], [5, "changed"]);
  assert.deepEqual((await director(contract.readDraft, { params })).definition, second);

  await refusal(director(contract.deleteQuestionnaire, { params }), errors.hasVersions);
  await director(contract.archiveQuestionnaire, { params });
  await director(contract.archiveQuestionnaire, { params });
  assert.deepEqual((await summaryOf(open)).length, 0);
  assert.deepEqual((await summaryOf(open, true)).length, 1);
  await refusal(
    director(contract.saveDraft, { params, body: { revision: 5, definition: first } }),
    errors.questionnaireArchived,
  );
  await director(contract.restoreQuestionnaire, { params });
  await director(contract.renameQuestionnaire, { params, body: { name: "Another name" } });
  assert.deepEqual(
    (await summaryOf(open)).map(({ name }) => name),
    ["Another name"],
  );
});

test("two editors don't overwrite each other unseen", async () => {
  const { director, consultant, params } = await begin();
  const save = (definition: Definition) => ({ params, body: { revision: 1, definition } });
  await consultant(contract.saveDraft, save({ ...definitionWith(), title: en("Carl's") }));
  const conflict = await refusal(director(contract.saveDraft, save(definitionWith())), errors.draftConflict);
  assert.match(conflict.message, /^Carl Consultant saved this draft at \d\d:\d\d UTC on \d{4}-\d\d-\d\d/);
  const both = await Promise.allSettled([
    director(contract.saveDraft, { params, body: { revision: 2, definition: definitionWith() } }),
    consultant(contract.saveDraft, { params, body: { revision: 2, definition: definitionWith() } }),
  ]);
  assert.deepEqual(both.map(({ status }) => status).sort(), ["fulfilled", "rejected"]);
});

test("publishing twice at once makes one version", async () => {
  const { director, params } = await begin({ definition: definitionWith() });
  const publish = () => director(contract.publishDraft, { params, body: { revision: 2 } });
  const tries = await Promise.allSettled([publish(), publish(), publish()]);
  assert.equal(tries.filter(({ status }) => status === "fulfilled").length, 1);
  assert.equal((await director(contract.listVersions, { params })).length, 1);
});

test("a published version can't be changed or deleted by the application", async () => {
  const { director, params, transaction } = await begin({ definition: definitionWith() });
  await director(contract.publishDraft, { params, body: { revision: 2 } });
  await assert.rejects(
    transaction((tx) => tx.updateTable("listen.questionnaire_version").set({ note: "x" }).execute()),
    /permission denied/,
  );
  await assert.rejects(
    transaction((tx) => tx.deleteFrom("listen.questionnaire_version").execute()),
    /permission denied/,
  );
});

test("what was never published can be deleted", async () => {
  const { director, params } = await begin();
  await director(contract.deleteQuestionnaire, { params });
  await refusal(director(contract.readDraft, { params }), errors.questionnaireNotFound);
  await refusal(director(contract.deleteQuestionnaire, { params }), errors.questionnaireNotFound);
});

test("every template makes a questionnaire, and all but the blank one can be published", async () => {
  const { director, workspaceId: workspace } = await openWorkspace();
  const offered = await director(contract.listTemplates, { params: { workspace } });
  assert.deepEqual(
    offered.map(({ id }) => id),
    templateIds,
  );
  for (const { id: template, name } of offered) {
    const { id: questionnaire } = await director(contract.createQuestionnaire, {
      params: { workspace },
      body: { template },
    });
    const params = { workspace, questionnaire };
    const draft = await director(contract.readDraft, { params });
    assert.equal(draft.name, name);
    assert.equal(draft.isProfile, template === "service-commitment");
    if (template === "blank") continue;
    assert.deepEqual(draft.problems, [], template);
    assert.deepEqual(await director(contract.publishDraft, { params, body: { revision: 1 } }), {
      version: 1,
    });
  }
});

test("a profile keeps its statements, and its version the words that people read", async () => {
  const { director, workspaceId: workspace, transaction } = await openWorkspace();
  const { id: questionnaire } = await director(contract.createQuestionnaire, {
    params: { workspace },
    body: { template: "service-commitment" },
  });
  const params = { workspace, questionnaire };
  const { definition } = await director(contract.readDraft, { params });
  const without = { ...definition, pages: definition.pages.slice(1) };
  const { problems } = await director(contract.saveDraft, {
    params,
    body: { revision: 1, definition: without },
  });
  assert.match(problems[0]?.message ?? "", /Bring back SL-1/);
  await refusal(director(contract.publishDraft, { params, body: { revision: 2 } }), errors.notPublishable);

  const text = JSON.stringify(definition).replace("can describe in plain words", "can say in plain words");
  await director(contract.saveDraft, { params, body: { revision: 2, definition: JSON.parse(text) } });
  await director(contract.publishDraft, { params, body: { revision: 3 } });
  const { profile } = await transaction((tx) =>
    tx.selectFrom("listen.questionnaire_version").select("profile").executeTakeFirstOrThrow(),
  );
  assert.match(profile?.competencies[0]?.statements[0]?.text ?? "", /^can say in plain words/);
});

test("an export comes back the same, profile and all", async () => {
  const { director, workspaceId: workspace } = await openWorkspace();
  for (const template of ["relationship", "service-commitment"] as const) {
    const { id: questionnaire } = await director(contract.createQuestionnaire, {
      params: { workspace },
      body: { template, name: "Größe: *1*" },
    });
    const path = contract.exportPath
      .replace(":workspace", workspace)
      .replace(":questionnaire", questionnaire);
    const answer = await director.fetch(path);
    assert.equal(answer.status, 200);
    assert.match(answer.headers.get("content-disposition") ?? "", /attachment; filename="Gro/);
    const text = await answer.text();
    const { id: copy } = await director(contract.importQuestionnaire, {
      params: { workspace },
      body: { fileName: "x.json", text: `\uFEFF${text}`, name: "Imported" },
    });
    const again = await director.fetch(path.replace(questionnaire, copy));
    assert.deepEqual(await again.json(), { ...JSON.parse(text), name: "Imported" });
    assert.equal((await director.fetch(`${path}?version=1`)).status, 404);
    assert.equal((await director.fetch(`${path}?version=x`)).status, 422);
  }
});

test("a copy is of the draft or of a version, and stands by itself", async () => {
  const { director, params, workspace } = await begin({ definition: definitionWith() });
  await director(contract.publishDraft, { params, body: { revision: 2 } });
  await director(contract.saveDraft, {
    params,
    body: { revision: 2, definition: { ...definitionWith(), title: en("New") } },
  });
  const titles = await Promise.all(
    [{}, { version: 1 }].map(async (source) => {
      const { id } = await director(contract.copyQuestionnaire, {
        params,
        body: { name: "Copy", ...source },
      });
      const { definition, latestVersion } = await director(contract.readDraft, {
        params: { workspace, questionnaire: id },
      });
      return [definition.title["en"], latestVersion];
    }),
  );
  assert.deepEqual(titles, [
    ["New", null],
    ["Everything", null],
  ]);
  await refusal(
    director(contract.copyQuestionnaire, { params, body: { name: "x", version: 9 } }),
    errors.versionNotFound,
  );
});

test("a profile of one's own comes in as YAML", async () => {
  const { director, workspaceId: workspace } = await openWorkspace();
  const text = readFileSync(serviceCommitmentFile, "utf8").replace(
    "title: Service commitment profile",
    "title: Our profile",
  );
  const { id: questionnaire } = await director(contract.importQuestionnaire, {
    params: { workspace },
    body: { fileName: "ours.yaml", text },
  });
  const draft = await director(contract.readDraft, { params: { workspace, questionnaire } });
  assert.deepEqual(
    [draft.name, draft.isProfile, draft.definition.pages.length, draft.problems],
    ["Our profile", true, 6, []],
  );
});

test("a file that can't be used is refused with places and reasons", async () => {
  const { director, workspaceId: workspace } = await openWorkspace();
  const file = { format: fileFormat, formatVersion: 1, name: "x", definition: definitionWith() };
  const cases: [string, string][] = [
    [
      JSON.stringify({
        ...file,
        definition: { ...file.definition, pages: [{ id: "p", questions: [{ type: "slider" }] }] },
      }),
      "/definition/pages/0/questions/0/type",
    ],
    [JSON.stringify({ ...file, formatVersion: 2 }), "/formatVersion"],
    [JSON.stringify({ ...file, more: true }), "/more"],
    [JSON.stringify({ ...file, profile: { id: "x" } }), "/text"],
    ["{}", "/text"],
    ["[1,", "/text"],
    ["title: x\n\tpages: 3", "/text"],
    ["<html>", "/text"],
    [`${"[".repeat(100_000)}`, "/text"],
  ];
  for (const [text, pointer] of cases) {
    const { fields } = await refusal(
      director(contract.importQuestionnaire, { params: { workspace }, body: { fileName: "x", text } }),
      errors.fileNotUsable,
    );
    assert.ok(
      fields.some((field) => field.pointer === pointer && field.detail.length > 10),
      `${text.slice(0, 80)} ${JSON.stringify(fields)}`,
    );
  }
  assert.deepEqual(await director(contract.listQuestionnaires, { params: { workspace } }), []);
});

test("a draft that is no questionnaire is refused with its place", async () => {
  const { director, params } = await begin();
  const definition = {
    ...definitionWith(),
    pages: [{ id: "p", questions: [{ ...everyType.rating, minimum: "1" }] }],
  };
  const answer = await refusal(
    director(contract.saveDraft, {
      params,
      body: { revision: 1, definition: definition as unknown as Definition },
    }),
    { code: "request.invalid" },
  );
  assert.deepEqual(answer.fields, [
    {
      in: "body",
      pointer: "/definition/pages/0/questions/0/minimum",
      detail: '"minimum" must be a whole number.',
    },
  ]);
});

test("texts with scripts and broken characters are kept as text", async () => {
  const { director, params } = await begin();
  const title = "<script>alert(1)</script>{{name}}";
  const text = "half \ud800 character";
  const definition = { ...definitionWith(), title: en(title), introduction: en(text) };
  await director(contract.saveDraft, { params, body: { revision: 1, definition } });
  const draft = await director(contract.readDraft, { params });
  assert.deepEqual(
    [draft.definition.title, draft.definition.introduction],
    [en(title), en("half \ufffd character")],
  );
});

test("names are needed", async () => {
  const { director, params } = await begin();
  const invalid = { code: "request.invalid" };
  for (const name of ["", "   ", "a\u0000b", "x".repeat(201)])
    await refusal(director(contract.renameQuestionnaire, { params, body: { name } }), invalid);
});

test("sponsors, staff and strangers get nothing, another workspace's ids lead nowhere", async () => {
  const { params, workspace, sponsor, stranger, anonymous } = await begin({ definition: definitionWith() });
  const other = await openWorkspace();
  await refusal(sponsor(contract.readDraft, { params }), notAllowed);
  await refusal(stranger(contract.listQuestionnaires, { params: { workspace } }), notAllowed);
  await refusal(anonymous(contract.listQuestionnaires, { params: { workspace } }), unsigned);
  const path = contract.exportPath
    .replace(":workspace", workspace)
    .replace(":questionnaire", params.questionnaire);
  assert.equal((await anonymous.fetch(path)).status, 401);
  assert.equal((await stranger.fetch(path)).status, 403);

  const foreign = { ...params, workspace: other.workspaceId };
  const { director } = other;
  const notFound = errors.questionnaireNotFound;
  const body = { revision: 2, definition: definitionWith() };
  await refusal(director(contract.readDraft, { params: foreign }), notFound);
  await refusal(director(contract.saveDraft, { params: foreign, body }), notFound);
  await refusal(director(contract.publishDraft, { params: foreign, body: { revision: 2 } }), notFound);
  await refusal(
    director(contract.revertDraft, { params: foreign, body: { revision: 2, version: 1 } }),
    notFound,
  );
  await refusal(director(contract.copyQuestionnaire, { params: foreign, body: { name: "x" } }), notFound);
  await refusal(director(contract.listVersions, { params: foreign }), notFound);
  await refusal(director(contract.compareVersions, { params: foreign, query: { from: 1 } }), notFound);
  await refusal(director(contract.renameQuestionnaire, { params: foreign, body: { name: "x" } }), notFound);
  await refusal(director(contract.archiveQuestionnaire, { params: foreign }), notFound);
  await refusal(director(contract.restoreQuestionnaire, { params: foreign }), notFound);
  await refusal(director(contract.deleteQuestionnaire, { params: foreign }), notFound);
  await refusal(
    director(contract.readVersion, { params: { ...foreign, version: 1 } }),
    errors.versionNotFound,
  );
  assert.equal((await director.fetch(path.replace(workspace, other.workspaceId))).status, 404);
});

test("what is done with questionnaires is in the log, without their content", async () => {
  const { director, params, transaction } = await begin({ definition: definitionWith() });
  await director(contract.publishDraft, { params, body: { revision: 2 } });
  const entries = await transaction((tx) =>
    tx.selectFrom("people.audit_entry").select(["action", "subject", "details"]).orderBy("number").execute(),
  );
  const own = entries.filter(({ action }) => action.startsWith("questionnaire."));
  assert.deepEqual(
    own.map(({ action, subject }) => [action, subject]),
    [
      ["questionnaire.created", "Our survey"],
      ["questionnaire.saved", "Our survey"],
      ["questionnaire.published", "Our survey"],
    ],
  );
  assert.deepEqual(own[2]?.details, { id: params.questionnaire, version: 1 });
});
