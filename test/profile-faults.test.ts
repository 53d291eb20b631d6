import assert from "node:assert/strict";
import { mkdir, readdir, readFile, truncate, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, test } from "node:test";
import { readPdf } from "./pdf-text.ts";
import { endCli, fullAnswers, runCli, temporaryFolder, writeAnswers, writeStaff } from "./profile-run.ts";

const files = ["--staff", "staff.csv", "--answers", "answers.csv"];

/** A folder with six people in one department, all of whom answered everything. */
async function smallOrganisation() {
  const folder = await temporaryFolder();
  const ids = ["a", "b", "c", "d", "e", "f"];
  await writeStaff(
    join(folder.path, "staff.csv"),
    ids.map((id) => ({ id, name: `Zoë ${id}` })),
  );
  const answers = ids.flatMap((id, index) => [
    ...fullAnswers(id, (s, p) => (s * (p === "self" ? 1 : 2) + index) % 4),
  ]);
  await writeAnswers(join(folder.path, "answers.csv"), answers);
  return folder;
}

/** Rows of errors.csv below its header. */
async function errorsIn(folder: string): Promise<string[]> {
  const [header, ...rows] = (await readFile(join(folder, "errors.csv"), "utf8")).trimEnd().split("\n");
  assert.equal(header, "file,row,reason");
  return rows;
}

async function peopleIn(folder: string): Promise<string[]> {
  const { people } = JSON.parse(await readFile(join(folder, "results.json"), "utf8")) as {
    people: { id: string }[];
  };
  return people.map(({ id }) => id);
}

describe("wrong usage", () => {
  const cases: [string, string[], RegExp][] = [
    ["no command", [], /Say what to do/],
    ["an unknown command", ["profil"], /no command "profil"/],
    ["an unknown option", ["profile", "--exmaple", "--out", "x"], /--exmaple/],
    ["no output folder", ["profile", "--example"], /--out DIR/],
    ["one file of two", ["profile", "--staff", "s.csv", "--out", "x"], /--answers FILE/],
    [
      "files beside the example",
      ["profile", "--example", "--staff", "s.csv", "--out", "x"],
      /leave out --staff/,
    ],
    [
      "a minimum that protects nobody",
      ["profile", "--example", "--out", "x", "--minimum", "2"],
      /from 3 to 1000/,
    ],
    ["a minimum in words", ["profile", "--example", "--out", "x", "--minimum", "five"], /from 3 to 1000/],
    [
      "a colour that can't be read",
      ["profile", "--example", "--out", "x", "--colour", "#ffee00"],
      /too light/,
    ],
    ["no colour at all", ["profile", "--example", "--out", "x", "--accent", "blue"], /#17495c/],
    ["a day that never was", ["profile", "--example", "--out", "x", "--date", "2026-02-30"], /2026-02-30/],
    [
      "a logo that is not there",
      ["profile", "--example", "--out", "x", "--logo", "logo.png"],
      /does not exist/,
    ],
    [
      "a logo of a kind that can't be shown",
      ["profile", "--example", "--out", "x", "--logo", "logo.gif"],
      /SVG, PNG or JPEG/,
    ],
  ];
  for (const [what, argv, message] of cases) {
    test(`${what} ends with code 64 and says what to do`, async () => {
      await using folder = await temporaryFolder();
      const run = await runCli(folder.path, ...argv);
      assert.equal(run.code, 64, run.stderr);
      assert.match(run.stderr, message);
      assert.deepEqual(await readdir(folder.path), []);
    });
  }

  test("a logo that is no picture is said to be none, before anything is read", async () => {
    await using folder = await temporaryFolder();
    await writeFile(join(folder.path, "logo.png"), "not a picture");
    const run = await runCli(folder.path, "profile", "--example", "--out", "out", "--logo", "logo.png");
    assert.equal(run.code, 64);
    assert.match(run.stderr, /--logo .*logo\.png can't be shown/);
    assert.deepEqual(await readdir(folder.path), ["logo.png"]);
  });

  test("help is no error", async () => {
    const run = await runCli(".", "help");
    assert.equal(run.code, 0);
    assert.match(run.stdout, /--questionnaire FILE/);
  });
});

describe("nothing is written", () => {
  test("where a file is missing", async () => {
    await using folder = await smallOrganisation();
    const run = await runCli(
      folder.path,
      "profile",
      "--staff",
      "nobody.csv",
      "--answers",
      "answers.csv",
      "--out",
      "out",
    );
    assert.equal(run.code, 1);
    assert.match(run.stderr, /nobody\.csv/);
    assert.deepEqual((await readdir(folder.path)).sort(), ["answers.csv", "staff.csv"]);
  });

  test("where no row can be used; the first reasons are said", async () => {
    await using folder = await smallOrganisation();
    await writeAnswers(
      join(folder.path, "answers.csv"),
      fullAnswers("stranger", () => 1),
    );
    const run = await runCli(folder.path, "profile", ...files, "--out", "out");
    assert.equal(run.code, 1);
    assert.match(run.stderr, /answers\.csv holds no answer that can be used.*\n.*row 2: .*stranger/);
    assert.deepEqual((await readdir(folder.path)).sort(), ["answers.csv", "staff.csv"]);
  });

  test("into a folder that holds something, which stays as it was", async () => {
    await using folder = await smallOrganisation();
    await mkdir(join(folder.path, "out"));
    await writeFile(join(folder.path, "out", "mine.txt"), "mine");
    const run = await runCli(folder.path, "profile", ...files, "--out", "out");
    assert.equal(run.code, 1);
    assert.match(run.stderr, /not an empty folder/);
    assert.deepEqual(await readdir(join(folder.path, "out")), ["mine.txt"]);
  });
});

describe("rejected rows", () => {
  test("are listed, the rest goes on, and the code is 2", async () => {
    await using folder = await smallOrganisation();
    const staff = join(folder.path, "staff.csv");
    await writeFile(
      staff,
      `${await readFile(staff, "utf8")}a,Again,,Sales,,,,\n,Nobody,,Sales,,,,\ng,Gill,,Sales,h,,boss,\nh,Hal,,Sales,g,,,\n`,
    );
    const answers = join(folder.path, "answers.csv");
    await writeFile(
      answers,
      `${await readFile(answers, "utf8")}a,a,SL-1,self,2\na,b,SL-1,self,"3,0"\na,c,SL-1,self,7\na,c,SL-9,self,1\nz,z,SL-1,self,1\n=1+1,a,SL-1,self,1\n`,
    );
    const run = await runCli(folder.path, "profile", ...files, "--out", "out");
    assert.equal(run.code, 2, run.stderr);
    const out = join(folder.path, "out");
    const rows = await errorsIn(out);
    const inFile = (file: string) =>
      rows.filter((row) => row.startsWith(`${file},`)).map((row) => Number(row.split(",")[1]));
    assert.deepEqual(
      [...new Set(inFile("staff.csv"))].sort((a, b) => a - b),
      [8, 9, 10, 11],
    );
    assert.deepEqual(inFile("answers.csv"), [578, 579, 580, 581, 582, 583]);
    assert.deepEqual(await peopleIn(out), ["a", "b", "c", "d", "e", "f", "g", "h"]);
    assert.equal((await readdir(join(out, "reports"))).length, 6);
    assert.match(run.stdout, /listed in errors\.csv/);
  });

  test("of other encodings and separators there are none", async () => {
    await using folder = await smallOrganisation();
    const staff = join(folder.path, "staff.csv");
    await writeFile(
      staff,
      Buffer.from(`\ufeff${(await readFile(staff, "utf8")).replaceAll(",", ";")}`, "utf16le"),
    );
    const answers = join(folder.path, "answers.csv");
    await writeFile(answers, Buffer.from((await readFile(answers, "utf8")).replaceAll(",", "\t"), "latin1"));
    const run = await runCli(folder.path, "profile", ...files, "--out", "out");
    assert.equal(run.code, 0, run.stdout + run.stderr);
    assert.deepEqual(await peopleIn(join(folder.path, "out")), ["a", "b", "c", "d", "e", "f"]);
  });
});

describe("names that the fonts can't print", () => {
  test("don't stop anybody's report; a box stands for each character, and it is said", async () => {
    await using folder = await smallOrganisation();
    const ids = ["a", "b", "c"];
    await writeStaff(
      join(folder.path, "staff.csv"),
      ids.map((id) => ({ id, name: `山田 ${id} 🎉`, department: "Care 💬", job: "\ufffe" })),
    );
    await writeAnswers(
      join(folder.path, "answers.csv"),
      fullAnswers("a", (s) => s % 4),
    );
    const run = await runCli(folder.path, "profile", ...files, "--out", "out");
    assert.equal(run.code, 0, run.stderr);
    assert.match(run.stdout, /lack characters in the name or post of a, b, c; □/);
    const { pages } = await readPdf(join(folder.path, "out", "reports", "a.pdf"));
    assert.ok(pages[0]?.includes("□□ a □"), pages[0]);
  });
});

describe("a logo", () => {
  test("needs no consultant's name beside it, whatever its shape", async () => {
    await using folder = await smallOrganisation();
    const svg =
      '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 600 20"><rect width="600" height="20"/></svg>';
    await writeFile(join(folder.path, "wide.svg"), svg);
    const run = await runCli(folder.path, "profile", ...files, "--out", "out", "--logo", "wide.svg");
    assert.equal(run.code, 0, run.stderr);
    const { alternatives } = await readPdf(join(folder.path, "out", "reports", "a.pdf"));
    assert.equal(alternatives[0], "Logo");
  });
});

describe("files cut anywhere", () => {
  for (const share of [0.001, 0.2, 0.517, 0.83, 0.999]) {
    test(`at ${share} of their bytes give whole results or none`, async () => {
      await using folder = await smallOrganisation();
      for (const file of ["staff.csv", "answers.csv"]) {
        const path = join(folder.path, file);
        await truncate(path, Math.floor((await readFile(path)).length * share));
      }
      const run = await runCli(folder.path, "profile", ...files, "--out", "out");
      const left = (await readdir(folder.path)).sort();
      if (run.code === 1) {
        assert.deepEqual(left, ["answers.csv", "staff.csv"]);
        assert.notEqual(run.stderr, "");
      } else {
        assert.equal(run.code, 2, run.stderr);
        assert.deepEqual(left, ["answers.csv", "out", "staff.csv"]);
        assert.ok((await errorsIn(join(folder.path, "out"))).length > 0);
      }
    });
  }
});

describe("a run that is ended", () => {
  /** Starts the example and sends the signal once the first personal report is on the disk. */
  const endWith = (signal: NodeJS.Signals, folder: string) =>
    endCli(signal, /reports.+\.pdf$/, folder, "profile", "--example", "--out", "out");

  test("by a request leaves nothing behind and says so", async () => {
    await using folder = await temporaryFolder();
    const run = await endWith("SIGTERM", folder.path);
    assert.equal(run.code, 130, run.stderr);
    assert.match(run.stderr, /Stopped\. Nothing was written/);
    assert.deepEqual(await readdir(folder.path), []);
  });

  test("by force never leaves a folder under the final name, and the next run succeeds", async () => {
    await using folder = await smallOrganisation();
    const run = await endWith("SIGKILL", folder.path);
    assert.equal(run.code, null);
    assert.ok(!(await readdir(folder.path)).includes("out"));
    assert.equal((await runCli(folder.path, "profile", ...files, "--out", "out")).code, 0);
    assert.deepEqual((await readdir(folder.path)).sort(), ["answers.csv", "out", "staff.csv"]);
  });
});
