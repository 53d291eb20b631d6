import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { archiveNamer } from "./report-file-names.ts";

const one = (folders: string[], title: string) => archiveNamer()(folders, title);

describe("names in an archive", () => {
  test("are what people read where they can be", () => {
    assert.equal(one(["Sales", "North"], "Ana Ångström - Spring"), "Sales/North/Ana Ångström - Spring.pdf");
    assert.equal(one([], "Ana"), "Ana.pdf");
  });

  test("leave no folder, hide nothing and stand for no device", () => {
    assert.equal(one([".."], "../etc/passwd"), "_/__etc_passwd.pdf");
    assert.equal(one(["."], ".hidden"), "_/_hidden.pdf");
    assert.equal(one(["a\\b", ""], "C:\\x\u0000\r\n"), "a_b/_/C_x_.pdf");
    assert.equal(one(["NUL"], "con"), "_NUL/_con.pdf");
    assert.equal(one(["Aux.files"], "Sales."), "_Aux.files/Sales_.pdf");
    assert.equal(one(["\u202Egpj"], "x\u2028y"), "_gpj/x_y.pdf");
  });

  test("fit file systems, cut between characters", () => {
    const long = one(["部".repeat(200)], "👩‍🚀".repeat(100));
    const [folder = "", file = ""] = long.split("/");
    assert.ok(Buffer.byteLength(folder) <= 255 && Buffer.byteLength(file) <= 255);
    assert.match(file, /^(👩‍🚀)+\.pdf$/u);
    assert.equal(one([], "\ud800"), "\ufffd.pdf");
  });

  test("are each another one, also where upper and lower case are one", () => {
    const nameOf = archiveNamer();
    assert.deepEqual(
      [nameOf(["Sales"], "Ana"), nameOf(["SALES"], "ana"), nameOf(["Sales"], "Ana"), nameOf([], "Ana")],
      ["Sales/Ana.pdf", "SALES/ana (2).pdf", "Sales/Ana (3).pdf", "Ana.pdf"],
    );
    assert.equal(nameOf(["Ana.pdf"], "Ben"), "Ana.pdf_/Ben.pdf");
  });
});
