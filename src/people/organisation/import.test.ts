import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { writeWorkbook } from "#platform/spreadsheet/workbook.writer.ts";
import {
  applyImport,
  changeImport,
  chooseLeavers,
  discardImport,
  listImportLines,
  listImports,
  readImport,
} from "./import.contract.ts";
import { openOrganisation } from "./organisation.fixture.ts";
import { changePerson, listPeople } from "./person.contract.ts";

const header = "id,name,email,department,manager_id,job,level,location\n";

describe("import of people", () => {
  test("a first file: plan, apply, result", async () => {
    const { plan, lines, apply, people, units, director, params, actions } = await openOrganisation();
    const planned = await plan(
      `${header}1,Ann,ann@example.com,Sales/East,2,Clerk,Front-Line,Bonn\n2,Bo,,Sales,,,manager,\n,Nobody,,,,,,\n`,
    );
    assert.deepEqual(planned.counts, {
      department: 2,
      new: 2,
      changed: 0,
      missing: 0,
      problem: 1,
      unchanged: 0,
    });
    assert.deepEqual(
      (await lines(planned.id, "department")).map(({ title }) => title),
      ["Sales", "Sales/East"],
    );
    const [ann] = await lines(planned.id, "new");
    assert.equal(ann?.title, "Ann");
    assert.deepEqual(
      ann?.changes.map(({ field, to }) => `${field}: ${to}`),
      [
        "E-mail: ann@example.com",
        "Department: Sales/East",
        "Manager: Bo",
        "Job: Clerk",
        "Level: front line",
        "Location: Bonn",
      ],
    );
    assert.deepEqual(
      (await lines(planned.id, "problem")).map(({ row, title }) => `${row}: ${title}`),
      ["4: Id missing: give every person an id of their own."],
    );
    assert.deepEqual(await people(), [], "nothing is done before it is applied");

    const { applied, import: done } = await apply(planned.id);
    assert.deepEqual([applied, done.state, done.appliedBy], [true, "applied", "Dora Director"]);
    assert.deepEqual(await units(), ["Sales 1", "Sales/East 1"]);
    const { people: all } = await director(listPeople, { params });
    assert.deepEqual(
      all.map(({ staffNumber, name, manager, department, level }) => [
        staffNumber,
        name,
        manager,
        department,
        level,
      ]),
      [
        ["1", "Ann", "Bo", "Sales/East", "front line"],
        ["2", "Bo", null, "Sales", "manager"],
      ],
    );
    assert.equal((await actions())[0], "people.imported");
    await assert.rejects(apply(planned.id), { code: "import.applied", status: 409 });
  });

  test("an update shows each change, and marks as left only who is chosen", async () => {
    const { plan, lines, apply, people, person, director, params } = await openOrganisation();
    await person("Ann", { staffNumber: "1", job: "Cook" });
    const [bo] = [await person("Bo", { staffNumber: "2" }), await person("Cy", { staffNumber: "3" })];
    await person("Di", { email: "di@example.com" });
    const planned = await plan("id;name;department;job;email\n1;Ann;;Clerk;\n9;Di;;;di@example.com\n");
    assert.deepEqual(planned.counts, {
      department: 0,
      new: 0,
      changed: 2,
      missing: 2,
      problem: 0,
      unchanged: 0,
    });
    assert.deepEqual(
      (await lines(planned.id, "changed")).map(({ title, changes }) => [
        title,
        ...changes.map(({ field, from, to }) => [field, from, to]),
      ]),
      [
        ["Ann", ["Job", "Cook", "Clerk"]],
        ["Di", ["Staff number", null, "9"]],
      ],
    );
    const asked = { params: { ...params, import: planned.id } };
    const choose = (leaving: boolean, ids: string[] | null) =>
      director(chooseLeavers, { ...asked, body: { leaving, people: ids } });
    assert.equal((await choose(true, null)).leaving, 2);
    assert.equal((await choose(false, null)).leaving, 0);
    assert.equal((await choose(true, [bo])).leaving, 1);
    await apply(planned.id);
    assert.deepEqual(await people(), ["Ann", "Cy", "Di"]);
    assert.deepEqual(await people({ state: "left" }), ["Bo"]);

    const again = await plan("id,name,department\n2,Bo,\n");
    assert.deepEqual((await lines(again.id, "changed"))[0]?.changes, [
      { field: "State", from: "left", to: "active" },
    ]);
    await apply(again.id);
    assert.deepEqual(await people(), ["Ann", "Bo", "Cy", "Di"]);
  });

  test("empty cells clear only where that is chosen", async () => {
    const { plan, apply, person, director, params } = await openOrganisation();
    await person("Ann", { staffNumber: "1", job: "Cook", location: "Bonn" });
    const planned = await plan("id,name,department,job\n1,Ann,,\n");
    assert.equal(planned.counts.unchanged, 1);
    const asked = { params: { ...params, import: planned.id } };
    const clearing = await director(changeImport, { ...asked, body: { clearEmpty: true } });
    assert.deepEqual([clearing.counts.changed, clearing.clearEmpty], [1, true]);
    await apply(planned.id);
    const [ann] = (await director(listPeople, { params })).people;
    assert.deepEqual([ann?.job, ann?.location], [null, "Bonn"]);
  });

  test("who changed something meanwhile is not overruled: a fresh plan is shown first", async () => {
    const { plan, lines, apply, person, people, director, params } = await openOrganisation();
    const ann = await person("Ann", { staffNumber: "1", job: "Cook" });
    const cy = await person("Cy", { staffNumber: "3" });
    const planned = await plan("id,name,department,job\n1,Ann,,Clerk\n");
    const asked = { params: { ...params, import: planned.id } };
    await director(chooseLeavers, { ...asked, body: { leaving: true, people: [cy] } });
    await director(changePerson, { params: { ...params, person: ann }, body: { job: "Baker" } });
    const refused = await apply(planned.id);
    assert.deepEqual([refused.applied, refused.import.state], [false, "planned"]);
    assert.deepEqual((await lines(planned.id, "changed"))[0]?.changes, [
      { field: "Job", from: "Baker", to: "Clerk" },
    ]);
    assert.equal(refused.import.leaving, 1, "who was chosen stays chosen");
    assert.equal((await apply(planned.id)).applied, true);
    assert.deepEqual(await people(), ["Ann"]);
  });

  test("applied twice at once, it happens once", async () => {
    const { plan, apply, people } = await openOrganisation();
    const planned = await plan(`${header}1,Ann,,,,,,\n`);
    const outcomes = await Promise.allSettled([apply(planned.id), apply(planned.id)]);
    assert.deepEqual(outcomes.map(({ status }) => status).sort(), ["fulfilled", "rejected"]);
    assert.deepEqual(await people(), ["Ann"]);
  });

  test("the same file again changes nothing", async () => {
    const { plan, apply } = await openOrganisation();
    const file = `${header}1,Ann,ann@example.com,Sales/East,2,Clerk,manager,Bonn\n2,Bo,,Sales,,,,\n`;
    await apply((await plan(file)).id);
    assert.deepEqual((await plan(file)).counts, {
      department: 0,
      new: 0,
      changed: 0,
      missing: 0,
      problem: 0,
      unchanged: 2,
    });
  });

  test("a workbook is read as a CSV file is", async () => {
    const { plan, lines, apply, people } = await openOrganisation();
    const rows = [
      ["007", "Ann", "Sales", "boss", "=1+1"],
      ["", "", "", "", ""],
      ["8", "Bo", "", "manager", "a\nb"],
    ];
    const workbook = writeWorkbook({
      name: "Staff",
      header: ["ID", "Name", "Department", "Level", "Job"],
      rows,
    });
    const planned = await plan(await new Response(workbook).bytes(), "staff.xlsx");
    assert.deepEqual(
      (await lines(planned.id, "new")).map(({ row, staffNumber, changes }) => [
        row,
        staffNumber,
        ...changes.map(({ to }) => to),
      ]),
      [
        [2, "007", "Sales", "=1+1"],
        [4, "8", "a b", "manager"],
      ],
    );
    assert.match((await lines(planned.id, "problem"))[1]?.title ?? "", /^Level left out: “boss”/);
    await apply(planned.id);
    assert.deepEqual(await people(), ["Ann", "Bo"]);
  });

  test("headers as other systems write them, in CSV and in workbooks", async () => {
    const { plan, lines } = await openOrganisation();
    const header = ["Staff-Number", "Full name", "E-Mail", "Team", "Job title", "Shoe size"];
    const cells = ["1", "Ann", "ann@example.com", "Sales", "Clerk", "38"];
    const workbook = writeWorkbook({ name: "Staff", header, rows: [cells] });
    for (const file of [`${header}\n${cells}\n`, await new Response(workbook).bytes()]) {
      const { id } = await plan(file);
      const [ann] = await lines(id, "new");
      assert.deepEqual(
        ann?.changes.map(({ to }) => to),
        ["ann@example.com", "Sales", "Clerk"],
      );
      assert.deepEqual(
        (await lines(id, "problem")).map(({ row, title }) => [row, title]),
        [[1, "Columns that were not used: “Shoe size”."]],
      );
    }
    const wrong = writeWorkbook({ name: "Staff", header: ["First Name", "ID"], rows: [cells] });
    await assert.rejects(plan(await new Response(wrong).bytes()), /Found: “First Name”, “ID”/);
  });

  test("where nobody has an e-mail address, that is said, unless they have one here", async () => {
    const { plan, lines, person } = await openOrganisation();
    await person("Ann", { staffNumber: "1", email: "ann@example.com" });
    const told = async (file: string) =>
      (await lines((await plan(file)).id, "problem")).map(({ title }) => title.replace(/,.*/, ""));
    const file = "id,name,department\n1,Ann,\n";
    assert.deepEqual(await told(file), []);
    assert.deepEqual(await told(`${file}2,Bo,\n`), ["Nobody in the file has an e-mail address"]);
    assert.deepEqual(await told(`${header}2,Bo,bo@example.com,,,,,\n3,Cy,,,,,,\n`), []);
  });

  test("departments that differ only in case or spaces are one, as it is known or comes first", async () => {
    const { plan, lines, apply, unit, units } = await openOrganisation();
    await unit("Front Office");
    const planned = await plan(
      "id,name,email,department\n1,Ann,a@example.com,front  office/Desk\n2,Bo,,FRONTOFFICE/desk\n3,Cy,,Sales\n4,Di,,sales\n5,Ed,,sales\n",
    );
    assert.deepEqual(
      (await lines(planned.id, "problem")).map(({ row, title }) => `${row} ${title.replace(/,.*/, "")}`),
      [
        "2 Department “front office/Desk” is taken to be “Front Office/Desk”",
        "3 Department “FRONTOFFICE/desk” is taken to be “Front Office/Desk”",
        "5 Department “sales” is taken to be “Sales”",
      ],
    );
    await apply(planned.id);
    assert.deepEqual(await units(), ["Front Office 0", "Front Office/Desk 2", "Sales 3"]);
  });

  test("can be discarded", async () => {
    const { plan, director, params } = await openOrganisation();
    const asked = { params: { ...params, import: (await plan(`${header}1,Ann,,,,,,\n`)).id } };
    await director(discardImport, asked);
    await assert.rejects(director(readImport, asked), { code: "import.not-found", status: 404 });
    assert.deepEqual((await director(listImports, { params })).imports, []);
  });

  test("of another workspace is not there", async () => {
    const theirs = await openOrganisation();
    const { id } = await theirs.plan(`${header}1,Ann,,,,,,\n`);
    const { director, params, lines, apply, people } = await openOrganisation();
    const asked = { params: { ...params, import: id } };
    const refused = { code: "import.not-found", status: 404 };
    await assert.rejects(director(readImport, asked), refused);
    await assert.rejects(director(listImportLines, { ...asked, query: { kind: "new" } }), refused);
    await assert.rejects(lines(id, "new"), refused);
    await assert.rejects(apply(id), refused);
    await assert.rejects(director(changeImport, { ...asked, body: { clearEmpty: true } }), refused);
    await assert.rejects(
      director(chooseLeavers, { ...asked, body: { leaving: true, people: null } }),
      refused,
    );
    await assert.rejects(director(discardImport, asked), refused);
    for (const table of ["problems.csv", "changes.csv"]) {
      const answer = await director.fetch(`/api/workspaces/${params.workspace}/imports/${id}/${table}`);
      assert.equal(answer.status, 404);
    }
    assert.deepEqual(await people(), []);
    assert.equal((await theirs.apply(id)).applied, true);
  });

  test("is for those who may change people", async () => {
    const { upload, plan, sponsor, stranger, anonymous, params } = await openOrganisation();
    const { id } = await plan(`${header}1,Ann,,,,,,\n`);
    const statuses = async (who: typeof stranger | typeof anonymous) => [
      (await upload(`${header}1,Ann,,,,,,\n`, "staff.csv", who)).status,
      (await who.fetch(`/api/workspaces/${params.workspace}/imports/${id}/changes.csv`)).status,
      (await who.fetch(`/api/workspaces/${params.workspace}/people/export.csv`)).status,
      (await who.fetch(`/api/workspaces/${params.workspace}/people/export.xlsx`)).status,
    ];
    assert.deepEqual(await statuses(anonymous), [401, 401, 401, 401]);
    assert.deepEqual(await statuses(stranger), [403, 403, 403, 403]);
    assert.deepEqual(await statuses(sponsor), [403, 403, 403, 403]);
    await assert.rejects(sponsor(applyImport, { params: { ...params, import: id } }), { status: 403 });
  });

  test("50,000 people, and as many changes", async () => {
    const { plan, apply, director, params } = await openOrganisation();
    const count = 50_000;
    const file = (job: string) =>
      header +
      Array.from(
        { length: count },
        (_, index) =>
          `${index},Person ${index},p${index}@example.com,Area ${index % 40}/Unit ${index % 400},${index === 0 ? "" : count - index},${job},front line,Bonn\n`,
      ).join("");
    const first = await plan(file("Cook"));
    assert.deepEqual([first.counts.new, first.counts.department], [count, 440]);
    assert.equal((await apply(first.id)).applied, true);
    const second = await plan(file("Clerk"));
    assert.equal(second.counts.changed, count);
    await apply(second.id);
    const { total, people } = await director(listPeople, { params, query: { search: "clerk p49999" } });
    assert.deepEqual([total, people], [0, []]);
    const [found] = (await director(listPeople, { params, query: { search: "p49999@" } })).people;
    assert.deepEqual([found?.job, found?.department], ["Clerk", "Area 39/Unit 399"]);
  });
});
