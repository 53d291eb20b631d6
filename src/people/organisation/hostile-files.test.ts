import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { deflateRawSync } from "node:zlib";
import { writeWorkbook } from "#platform/spreadsheet/workbook.writer.ts";
import { openOrganisation } from "./organisation.fixture.ts";

const header = "id,name,department\n";

/** A ZIP archive of one file, which says of itself what it is told to. */
function zip(name: string, content: Buffer, declaredSize = content.length): Buffer {
  const packed = deflateRawSync(content);
  const local = Buffer.alloc(30);
  local.writeUInt32LE(0x04034b50, 0);
  const entry = Buffer.alloc(46);
  entry.writeUInt32LE(0x02014b50, 0);
  for (const [part, offset] of [
    [local, 0],
    [entry, 2],
  ] as const) {
    part.writeUInt16LE(8, 8 + offset);
    part.writeUInt32LE(packed.length, 18 + offset);
    part.writeUInt32LE(declaredSize, 22 + offset);
    part.writeUInt16LE(name.length, 26 + offset);
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(entry.length + name.length, 12);
  end.writeUInt32LE(local.length + name.length + packed.length, 16);
  return Buffer.concat([local, Buffer.from(name), packed, entry, Buffer.from(name), end]);
}

describe("hostile files", () => {
  /** Sends a file that must be refused, and gives what is said about it. */
  async function refused(
    content: string | Buffer | ReadableStream,
  ): Promise<{ status: number; code: string; detail: string }> {
    const { upload, people } = await openOrganisation();
    const answer = await upload(content, "staff list.xlsx");
    const problem = await answer.json();
    assert.deepEqual(await people(), []);
    return { ...(problem as { code: string; detail: string }), status: answer.status };
  }

  test("formulas and scripts are texts, in lists and in exports", async () => {
    const { plan, apply, people, director, params } = await openOrganisation();
    const formula = '=HYPERLINK("http://evil.example","x")';
    const script = "<script>alert(1)</script>";
    const names = [formula, "+1", "-1", "@SUM(A1)", script, "'; DROP TABLE person; --", "＝1"];
    const cell = (text: string) => `"${text.replaceAll('"', '""')}"`;
    const { id } = await plan(header + names.map((name, index) => `${index},${cell(name)},\n`).join(""));
    await apply(id);
    assert.deepEqual((await people()).sort(), [...names].sort());
    const path = `/api/workspaces/${params.workspace}/people/export.csv?search=hyperlink`;
    const csv = await (await director.fetch(path)).text();
    assert.ok(csv.includes(`0,"'=HYPERLINK(""http://evil.example"",""x"")"`), csv);
    const all = await (await director.fetch(path.replace(/\?.*/, ""))).text();
    assert.ok(!/(^|,|\n)"?[=+\-@＝]/.test(all), all);
    const workbook = await director.fetch(path.replace("csv", "xlsx"));
    assert.equal(workbook.headers.get("content-disposition"), 'attachment; filename="people.xlsx"');
    const { readXlsx } = await import("hucre/xlsx");
    const [sheet] = (await readXlsx(await workbook.bytes(), { readStyles: true })).sheets;
    assert.equal(sheet?.rows[1]?.[1], formula);
    assert.ok(!sheet?.cells?.values().some((each) => each.formula !== undefined));
  });

  test("characters that no database keeps are left out or reported", async () => {
    const { plan, lines, apply, people } = await openOrganisation();
    const rows = [
      ["1", "A_x0000_nn\uFFFF", "Sales", "_x0000_9", "bo_x0000_ss", "ann@example.com"],
      ["2_x0000_", "Bo", "", "", "", ""],
      ["3", "Cy", "", "", "", ""],
    ];
    const header = ["id", "name", "department", "manager_id", "level", "email"];
    const workbook = await new Response(writeWorkbook({ name: "Staff", header, rows })).bytes();
    const { id, counts } = await plan(workbook, "\u202Estaff\u0000.xlsx");
    assert.deepEqual([counts.new, counts.problem], [2, 3]);
    const problems = (await lines(id, "problem")).map(({ title }) => title);
    assert.ok(problems.every((title) => !/\p{Cc}/u.test(title)));
    await apply(id);
    assert.deepEqual(await people(), ["Ann", "Cy"]);
  });

  test("a search for what no database keeps is refused", async () => {
    const { director, params } = await openOrganisation();
    const answer = await director.fetch(`/api/workspaces/${params.workspace}/people?search=%00`);
    assert.equal(answer.status, 422);
  });

  test("many files at once are read one after the other", async () => {
    const { upload } = await openOrganisation();
    const answers = await Promise.all(
      ["1", "", "3", "wrong"].map((id) => upload(id === "wrong" ? "" : `${header}${id},Ann,\n`)),
    );
    assert.deepEqual(
      answers.map(({ status }) => status),
      [200, 422, 200, 422],
    );
  });

  test("rows of 200 columns are listed as problems", async () => {
    const { plan, lines } = await openOrganisation();
    const { id, counts } = await plan(`${header}1,Ann,Sales\n2,Bo,Sales${",x".repeat(200)}\n`);
    assert.deepEqual([counts.new, counts.problem], [1, 2]);
    assert.match(
      (await lines(id, "problem"))[1]?.title ?? "",
      /^Too many fields: 203 where the header has 3/,
    );
  });

  test("a workbook that unpacks to more than fits is refused before that", async () => {
    const bomb = zip("xl/worksheets/sheet1.xml", Buffer.alloc(200 * 2 ** 20, " "));
    assert.ok(bomb.length < 2 ** 20);
    const problem = await refused(bomb);
    assert.deepEqual([problem.status, problem.code], [422, "workbook.too-large"]);
    assert.match(problem.detail, /^staff list\.xlsx unpacks to more/);
  });

  test("a workbook that lies about its size is refused", async () => {
    const bomb = zip("[Content_Types].xml", Buffer.alloc(200 * 2 ** 20, " "), 100);
    assert.deepEqual((await refused(bomb)).code, "workbook.unreadable");
    const silent = zip("[Content_Types].xml", Buffer.alloc(200 * 2 ** 20, " "), 0);
    assert.deepEqual((await refused(silent)).code, "workbook.unreadable");
  });

  test("what is no workbook is refused", async () => {
    for (const content of [zip("a.txt", Buffer.from("hello")), Buffer.from("PK\x03\x04 and nothing more")])
      assert.equal((await refused(content)).code, "workbook.unreadable");
    assert.equal((await refused(Buffer.from("d0cf11e0a1b11ae10000", "hex"))).code, "file.workbook");
    assert.equal((await refused(Buffer.from("%PDF-1.7\nid,name,department"))).code, "file.pdf");
    const slides = zip("ppt/presentation.xml", Buffer.from("<p/>"));
    assert.equal((await refused(slides)).code, "workbook.other-document");
  });

  test("more than 20 MB are refused, also without a length", async () => {
    const much = Buffer.alloc(21 * 2 ** 20, "x");
    assert.deepEqual((await refused(much)).status, 413);
    const pieces = Array.from({ length: 21 }, () => new Uint8Array(2 ** 20));
    const stream = new ReadableStream({
      pull: (controller) => {
        const piece = pieces.pop();
        if (piece) controller.enqueue(piece);
        else controller.close();
      },
    });
    assert.deepEqual([(await refused(stream)).code], ["import.too-large"]);
  });

  test("more than 100,000 rows are refused, good or broken", async () => {
    const good = header + Array.from({ length: 100_001 }, (_, index) => `${index},Ann,\n`).join("");
    assert.equal((await refused(good)).code, "import.too-long");
    assert.equal((await refused(header + "x\n".repeat(5_000_000))).code, "import.too-long");
  });

  test("files of nobody say what is wrong with them", async () => {
    assert.equal((await refused("")).code, "file.empty");
    assert.match((await refused(header)).detail, /header and nothing below/);
    assert.match((await refused(`${header},Ann,\n`)).detail, /Id missing/);
    const missing = await refused("name,mail\nAnn,x\n");
    assert.deepEqual([missing.status, missing.code], [422, "csv.missing-column"]);
    assert.match(missing.detail, /^staff list\.xlsx lacks the column id, department/);
  });

  test("of another type is refused", async () => {
    const { director, params } = await openOrganisation();
    const answer = await director.fetch(`/api/workspaces/${params.workspace}/imports?name=x`, {
      method: "POST",
      headers: { "content-type": "text/plain" },
      body: header,
    });
    assert.equal(answer.status, 415);
  });
});
