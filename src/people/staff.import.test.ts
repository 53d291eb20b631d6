import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { AppError } from "#platform/errors.ts";
import type { Person } from "./person.ts";
import { readStaff } from "./staff.import.ts";

describe("staff import", () => {
  let folder: string;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "staff-"));
  });
  after(() => rm(folder, { recursive: true }));

  interface Result {
    people: Map<string, Person>;
    /** "row: reason" */
    rejects: string[];
  }

  async function read(content: string | Buffer): Promise<Result> {
    const path = join(folder, "staff.csv");
    await writeFile(path, content);
    const rejects: string[] = [];
    return { people: await readStaff(path, (row, reason) => rejects.push(`${row}: ${reason}`)), rejects };
  }

  const header = "id,name,email,department,manager_id,job,level,location\n";
  const row = (
    values: Partial<
      Record<"id" | "name" | "email" | "department" | "manager" | "job" | "level" | "location", string>
    >,
  ) => {
    const {
      id = "1",
      name = "Ann",
      email = "",
      department = "",
      manager = "",
      job = "",
      level = "",
      location = "",
    } = values;
    return `${[id, name, email, department, manager, job, level, location].map((value) => `"${value}"`).join(",")}\n`;
  };

  /** Reads one row with id 1 and expects no report. */
  async function readOne(values: Parameters<typeof row>[0]): Promise<Person> {
    const { people, rejects } = await read(header + row(values));
    assert.deepEqual(rejects, []);
    const [person] = people.values();
    assert.ok(person);
    return person;
  }

  /** Reads one row and expects it to be rejected for one reason. */
  async function rejectOne(values: Parameters<typeof row>[0], reason: RegExp): Promise<void> {
    const { people, rejects } = await read(header + row(values));
    assert.equal(people.size, 0);
    assert.equal(rejects.length, 1);
    assert.match(rejects[0] ?? "", reason);
  }

  /** Reads one row and expects it to be kept with one report. */
  async function reportOne(values: Parameters<typeof row>[0], reason: RegExp): Promise<Person> {
    const { people, rejects } = await read(header + row(values));
    assert.equal(rejects.length, 1);
    assert.match(rejects[0] ?? "", reason);
    const [person] = people.values();
    assert.ok(person);
    return person;
  }

  test("a whole person, trimmed and in composed form", async () => {
    const line = " 1 , Zoe\u0308 ,zoe@example.com, Sales / East ,2,Clerk,Front-Line,Malmö\n2,Bo,,,,,,\n";
    const { people, rejects } = await read(header + line);
    assert.deepEqual(rejects, []);
    assert.deepEqual([...people.keys()], ["1", "2"]);
    assert.deepEqual(people.get("1"), {
      id: "1",
      name: "Zoë",
      email: "zoe@example.com",
      department: "Sales/East",
      managerId: "2",
      job: "Clerk",
      level: "front line",
      location: "Malmö",
    });
    const none = { email: null, managerId: null, job: null, level: null, location: null };
    assert.deepEqual(people.get("2"), { id: "2", name: "Bo", department: "", ...none });
  });

  test("only id, name and department are required columns", async () => {
    assert.equal((await read("Department;Name;ID\nSales;Ann;1\n")).people.get("1")?.department, "Sales");
    await assert.rejects(read("id,name\n1,Ann\n"), {
      code: "csv.missing-column",
      message: /column department/,
    });
  });

  test("other spellings of the columns; the exact name wins", async () => {
    const spelled = "Employee-ID,NAME,E-Mail,Dept,Line Manager,Job Title,Site\n";
    const { people, rejects } = await read(`${spelled}1,Ann,ann@example.com,Sales,,Clerk,Bonn\n`);
    assert.deepEqual(rejects, []);
    const ann = people.get("1");
    assert.deepEqual(
      [ann?.email, ann?.department, ann?.job, ann?.location],
      ["ann@example.com", "Sales", "Clerk", "Bonn"],
    );
    const both = await read("Mail,id,name,department,Email,E-Mail\na@a.com,1,Ann,,b@b.com,c@c.com\n");
    assert.equal(both.people.get("1")?.email, "b@b.com");
    await assert.rejects(read("id,name,department,e-mail,E Mail\n"), {
      code: "csv.duplicate-column",
      message: /has the column email more than once: “e-mail”, “E Mail”\./,
    });
  });

  test("several spaces in a name, a department or a job are one", async () => {
    const person = await readOne({
      name: "Ann   Lee",
      department: "Front  Office / A \u00A0 B",
      job: "Chief\t\t Clerk",
    });
    assert.deepEqual(
      [person.name, person.department, person.job],
      ["Ann Lee", "Front Office/A B", "Chief Clerk"],
    );
  });

  describe("ids", () => {
    test("any characters", async () => {
      for (const id of ["../x", "__proto__", "=1", "é", "x".repeat(200), "😀".repeat(200)]) {
        assert.equal((await readOne({ id })).id, id);
      }
    });
    test("required", () => rejectOne({ id: " " }, /^2: Id missing: /));
    test("at most 200 characters", () =>
      rejectOne({ id: "x".repeat(201) }, /^2: Id too long: “x{39}…” .* Shorten/));
    test("no control characters", () => rejectOne({ id: "a\nb" }, /^2: Id with a control character: “a b”/));
    test("the first of two stays", async () => {
      const { people, rejects } = await read(
        header + row({ id: "a" }) + row({ id: "b" }) + row({ id: " a", name: "Bo" }),
      );
      assert.equal(people.get("a")?.name, "Ann");
      assert.equal(people.size, 2);
      assert.deepEqual(rejects, [
        "4: Id used twice: “a” is in row 2 already, which stays. Give this person another id or delete the row.",
      ]);
    });
    test("composed and decomposed ids are the same", async () => {
      const { rejects } = await read(header + row({ id: "é" }) + row({ id: "e\u0301" }));
      assert.match(rejects.join(), /^3: Id used twice: /);
    });
    test("an id is free again where its first row was rejected", async () => {
      const { people } = await read(
        header + row({ id: "a", job: "x".repeat(501) }) + row({ id: "a", name: "Bo" }),
      );
      assert.equal(people.get("a")?.name, "Bo");
    });
  });

  describe("texts", () => {
    test("a missing name is the id", async () => {
      assert.equal(
        (await reportOne({ name: "\u202E " }, /^2: Name missing: the id “1” stands in/)).name,
        "1",
      );
    });
    test("control and bidi override characters go silently", async () => {
      const person = await readOne({ name: "A\u0007n\u202En\u2066\u2069\r\nBell", job: "\u202Dclerk\u202C" });
      assert.equal(person.name, "Ann Bell");
      assert.equal(person.job, "clerk");
    });
    for (const column of ["name", "job", "location"] as const) {
      test(`a ${column} of up to 500 characters`, async () => {
        assert.equal((await readOne({ [column]: "李".repeat(500) }))[column], "李".repeat(500));
        const label = `${column.charAt(0).toUpperCase()}${column.slice(1)}`;
        await rejectOne(
          { [column]: "x".repeat(501) },
          new RegExp(`^2: ${label} too long: .* over 500 characters`),
        );
      });
    }
    test("each obstacle of a row is reported", async () => {
      const { people, rejects } = await read(header + row({ id: "", job: "x".repeat(501), level: "boss" }));
      assert.equal(people.size, 0);
      assert.deepEqual(
        rejects.map((reject) => reject.slice(0, 9)),
        ["2: Id mis", "2: Job to"],
      );
    });
  });

  describe("departments", () => {
    test("segments are trimmed, empty ones dropped", async () => {
      const paths = { "": "", "/": "", " / Sales // East / ": "Sales/East", Sales: "Sales", "..": ".." };
      for (const [department, path] of Object.entries(paths)) {
        assert.equal((await readOne({ department })).department, path);
      }
    });
    test("at most 20 levels of 100 characters", async () => {
      const deepest = Array.from({ length: 20 }, () => "x".repeat(100)).join("/");
      assert.equal((await readOne({ department: deepest })).department, deepest);
      await rejectOne({ department: "a/".repeat(21) }, /^2: Department too deep: .* over 20 levels/);
      await rejectOne(
        { department: `a/${"x".repeat(101)}` },
        /^2: Department too long: “x{39}…” .* 100 characters/,
      );
    });
  });

  test("levels in any case, with hyphens or underscores", async () => {
    const spellings = {
      "front-line": "front line",
      "Team Leader": "team leader",
      TEAM_LEADER: "team leader",
      "Front‑Line": "front line",
      Executive: "executive",
      manager: "manager",
    };
    for (const [level, expected] of Object.entries(spellings))
      assert.equal((await readOne({ level })).level, expected);
    const person = await reportOne(
      { level: "Boss" },
      /^2: Level left out: “Boss” .* executive, manager, team leader, front line/,
    );
    assert.equal(person.level, null);
  });

  test("e-mail addresses of a plausible form", async () => {
    for (const email of ["a.b+c@mail.example.com", "Zoë@exämple.org"])
      assert.equal((await readOne({ email })).email, email);
    const implausible = [
      "ann",
      "ann@",
      "@example.com",
      "ann@example",
      "a b@example.com",
      "a@b@example.com",
      "a@example..com",
      `${"x".repeat(250)}@a.com`,
    ];
    for (const email of implausible) {
      assert.equal(
        (await reportOne({ email }, /^2: E-mail left out: “.* like name@example\.com/)).email,
        null,
        email,
      );
    }
  });

  describe("managers", () => {
    const staff = (managers: Record<string, string>) =>
      header +
      Object.entries(managers)
        .map(([id, manager]) => row({ id, manager }))
        .join("");
    const managersOf = ({ people }: Result) => Array.from(people.values(), (person) => person.managerId);

    test("may stand after their people", async () => {
      const result = await read(staff({ a: "b", b: " c", c: "" }));
      assert.deepEqual(managersOf(result), ["b", "c", null]);
      assert.deepEqual(result.rejects, []);
    });
    test("unknown", async () => {
      const result = await read(staff({ a: "x", b: "a" }));
      assert.deepEqual(managersOf(result), [null, "a"]);
      assert.match(result.rejects.join(), /^2: Manager left out: “x” is the id of nobody/);
    });
    test("the person", async () => {
      const result = await read(staff({ a: "a", b: "a" }));
      assert.deepEqual(managersOf(result), [null, "a"]);
      assert.match(result.rejects.join(), /^2: Manager left out: the person is their own manager/);
    });
    test("a circle is undone for its members only", async () => {
      const result = await read(staff({ x: "b", a: "b", b: "c", c: "a", d: "e", e: "d" }));
      assert.deepEqual(managersOf(result), ["b", null, null, null, null, null]);
      assert.deepEqual(result.rejects.map((reject) => reject.replace(/\. .*/, "")).sort(), [
        "3: Manager left out: a circle of 3 people, “a” → “b” → “c” → “a”",
        "4: Manager left out: a circle of 3 people, “b” → “c” → “a” → “b”",
        "5: Manager left out: a circle of 3 people, “c” → “a” → “b” → “c”",
        "6: Manager left out: a circle of 2 people, “d” → “e” → “d”",
        "7: Manager left out: a circle of 2 people, “e” → “d” → “e”",
      ]);
    });
    test("a long circle and a long line of command", async () => {
      const count = 50_000;
      const lines = Array.from({ length: count }, (_, index) => `${index},N,,,${(index + 1) % count},,,\n`);
      const circle = await read(header + lines.join(""));
      assert.equal(circle.rejects.length, count);
      assert.ok(circle.rejects.every((reject) => reject.length < 200));
      assert.match(
        circle.rejects.at(-1) ?? "",
        /^50001: .* of 50000 people, “49999” → “0” → “1” → “2” → … → “49999”\./,
      );
      const line = await read(header + lines.with(-1, `${count - 1},N,,,,,,\n`).join(""));
      assert.deepEqual(line.rejects, []);
    });
  });

  test("a file cut anywhere: everybody before is read", async () => {
    const bytes = Buffer.from(
      header + row({ id: "a", name: "Zoë" }) + row({ id: "b", manager: "a" }) + row({ id: "c" }),
    );
    const ends = [...bytes.entries()].filter(([, byte]) => byte === 10).map(([index]) => index);
    for (let length = 0; length <= bytes.length; length++) {
      const complete = ends.slice(1).filter((end) => end <= length).length;
      const result = await read(bytes.subarray(0, length)).catch((error: unknown) => error);
      if (result instanceof AppError) {
        assert.ok(length < "id,name,email,department".length, `cut at ${length}`);
      } else {
        const ids = [...(result as Result).people.keys()];
        assert.deepEqual(ids.slice(0, complete), ["a", "b", "c"].slice(0, complete), `cut at ${length}`);
      }
    }
  });
});
