import assert from "node:assert/strict";
import { before, describe, test } from "node:test";
import { writeWorkbook } from "#platform/spreadsheet/workbook.writer.ts";
import { openCustomers } from "./customers.fixture.ts";

const csv = (...lines: string[]) => `${lines.join("\n")}\n`;

describe("files of customers that are not as they should be", () => {
  let world: Awaited<ReturnType<typeof openCustomers>>;
  before(async () => {
    world = await openCustomers();
    await world.person("Kim Keller", { staffNumber: "7" });
    await world.person("Kim Kern", { staffNumber: "8" });
  });

  /** The problems of a file, by row. */
  const problemsOf = async (content: string) => {
    const { id } = await world.send(content);
    const planned = await world.check(id);
    assert.equal(planned.state, "planned", planned.problem ?? "");
    const lines = await world.customerLines(id, "problem");
    return { counts: planned.counts, problems: lines.map(({ row, title }) => `${row}: ${title}`) };
  };
  const refused = async (content: NonNullable<RequestInit["body"]>, name?: string) => {
    const answer = await world.uploadCustomers(content, name);
    return { status: answer.status, ...((await answer.json()) as { code: string; detail: string }) };
  };

  test("an account number with two names, and a customer in two accounts", async () => {
    const { counts, problems } = await problemsOf(
      csv(
        "Customer number,Name,Account number,Account,Account segment",
        "1,Ann,A1,Acme,Big",
        "2,Ben,A1,Apex,Big",
        "3,Cid,A1,ACME,Small",
        "1,Ann,A2,Other,",
        "3,Cid,A1,Acme,",
      ),
    );
    assert.equal(counts?.new, 2);
    assert.equal(problems.length, 4);
    assert.match(
      problems[0] ?? "",
      /^3: Row not used: the account number “A1” is that of “Acme” in row 2, and of “Apex” here/,
    );
    assert.match(problems[1] ?? "", /^4: Account segment left out: “Small” differs from “Big”/);
    assert.match(
      problems[2] ?? "",
      /^5: .*row 2 already, with another account\. A customer belongs to one account/,
    );
    assert.match(problems[3] ?? "", /^6: .*row 4 already, which counts/);
  });

  test("addresses that are none, shared, or all that tells who is meant", async () => {
    const { counts, problems } = await problemsOf(
      csv(
        "Customer number,Name,E-mail,Language",
        "11,Ann,ann@example,en",
        "12,Ben,ben@example.com,English",
        "13,Bea,BEN@example.com,pt_BR",
        ",Cid,cid@example.com,",
        ",Cyd,cid@example.com,",
        ",Dan,,",
        ",,,",
      ),
    );
    assert.equal(counts?.new, 4);
    assert.deepEqual(
      problems.map((problem) => problem.split(/[:.]/).slice(0, 2).join(":")),
      [
        "2: E-mail left out",
        "3: Language left out",
        "4: E-mail shared",
        "6: Row not used",
        "7: Row not used",
      ],
    );
    assert.match(problems[3] ?? "", /cid@example.com is in row 5 already/);
    assert.match(problems[4] ?? "", /nothing but a name tells who this is/);
  });

  test("account managers who are nobody, or several", async () => {
    await world.person("Sam Same", { staffNumber: "91" });
    await world.person("Sam Same", { staffNumber: "92" });
    const { problems } = await problemsOf(
      csv(
        "Name,E-mail,Account,Account manager",
        "A,a@x.org,One,nobody@example.org",
        "B,b@x.org,Two,sam same",
        "C,c@x.org,Three,91",
      ),
    );
    assert.match(
      problems[0] ?? "",
      /^2: Account manager left out: nobody under People has .*“nobody@example.org”/,
    );
    assert.match(
      problems[1] ?? "",
      /^3: Account manager left out: several people under People have .*“sam same”/,
    );
    assert.equal(problems.length, 2);
  });

  test("scripts, formulas, right-to-left names and control characters are texts", async () => {
    const name = '<script>alert("x")</script>';
    const applied = await world.bring(
      csv(
        "Customer number,Name,Account number,Account,Role,Note",
        `-F1,"${name.replaceAll('"', '""')}",'=1+1,"=HYPERLINK(""http://evil"")",<b>Boss</b>,@SUM(1)`,
        "F2,مريم الأحمد\u202e,A9,Good\u0007Co,,ok",
        "F3,שרה לוי,A9,GoodCo,,ok",
      ),
    );
    assert.equal(applied.state, "applied", applied.problem ?? "");
    const found = await world.customers();
    assert.ok(found.some((customer) => customer.name === name));
    assert.ok(found.some((customer) => customer.name === "مريم الأحمد"));
    const file = await (
      await world.director.fetch(`/api/workspaces/${world.workspaceId}/customers/export.csv`)
    ).text();
    for (const line of file.split("\r\n").slice(1))
      for (const cell of line.split(",")) assert.doesNotMatch(cell, /^"?[=+\-@]/, line);
  });

  test("one bad row of 50,000 costs one row, in any encoding and with any separator", async () => {
    const lines = Array.from({ length: 50_000 }, (_, row) => `X${row}|Käufer ${row}|k${row}@example.com`);
    lines[31_000] = 'X31000|"Broken|oops';
    const content = Buffer.from(csv("Kundennummer|Name|E-Mail", ...lines), "latin1");
    const sent = await world.send(content as never);
    assert.equal(sent.rows, 49_999);
    const planned = await world.check(sent.id);
    assert.deepEqual([planned.counts?.new, planned.counts?.problem], [49_999, 1]);
    const [problem] = await world.customerLines(sent.id, "problem");
    assert.equal(problem?.row, 31_002);
    assert.equal((await world.customerLines(sent.id, "new"))[0]?.title, "Käufer 0");
    const list = await world.director.fetch(
      `/api/workspaces/${world.workspaceId}/customer-imports/${sent.id}/problems.csv`,
    );
    assert.match(await list.text(), /31002,/);
  });

  test("workbooks are read like text", async () => {
    const sheet = writeWorkbook({
      name: "Customers",
      header: ["Customer", "Full name", "Company", "Roles"],
      rows: [["Z1", "Ola Nord", "Nord AS", "Buyer, Payer"]],
    });
    const { id } = await world.send(Buffer.from(await new Response(sheet).arrayBuffer()) as never, "c.xlsx");
    assert.equal((await world.check(id)).counts?.new, 1);
    const [line] = await world.customerLines(id, "new");
    assert.deepEqual([line?.title, line?.account, line?.ownNumber], ["Ola Nord", "Nord AS", "Z1"]);
  });

  test("what is no list of customers is refused in words", async () => {
    const big = Buffer.alloc(51 * 2 ** 20, "a,b\n");
    assert.deepEqual(await refused(big as never).then(({ status, code }) => [status, code]), [
      413,
      "customer-import.too-large",
    ]);
    const long = `Name,E-mail\n${"a,a@example.com\n".repeat(200_001)}`;
    assert.equal((await refused(long)).code, "customer-import.too-long");
    assert.equal((await refused("")).code, "file.empty");
    assert.equal((await refused("Name,E-mail\n")).code, "customer-import.empty");
    const wide = `${Array.from({ length: 300 }, (_, index) => `c${index}`).join(",")}\nx\n`;
    assert.equal((await refused(wide)).code, "customer-import.too-wide");
    const bytes = Buffer.from("504b0304ffffffffffffffff", "hex");
    assert.equal((await refused(bytes as never, "x.xlsx")).status, 422);
  });

  test("a file of nothing but unknown columns can still be mapped", async () => {
    const sent = await world.send(csv("aaa,bbb", "1,ann@example.com"));
    const planned = await world.check(sent.id, { columns: ["customer-number", "email"] });
    assert.equal(planned.counts?.new, 1);
  });
});
