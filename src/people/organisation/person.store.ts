import { type SelectQueryBuilder, sql } from "kysely";
import type { Tables, Transaction } from "#platform/database/tables.ts";
import type { PeopleFilter } from "./person.contract.ts";
import "./organisation.tables.ts";

const paths = (workspace: string) => sql<{ unit_id: string; path: string }>`(
  WITH RECURSIVE placed AS (
    SELECT unit_id, name AS path FROM people.unit WHERE workspace_id = ${workspace} AND parent_id IS NULL
    UNION ALL
    SELECT unit.unit_id, placed.path || '/' || unit.name
    FROM people.unit JOIN placed ON unit.parent_id = placed.unit_id
    WHERE unit.workspace_id = ${workspace}
  ) SELECT unit_id, path FROM placed
)`;

/** People with the path of their department and their manager's name. */
function listed(tx: Transaction, workspace: string) {
  return tx
    .selectFrom("people.person as person")
    .leftJoin(paths(workspace).as("placed"), "placed.unit_id", "person.unit_id")
    .leftJoin("people.person as manager", (join) =>
      join
        .onRef("manager.workspace_id", "=", "person.workspace_id")
        .onRef("manager.person_id", "=", "person.manager_id"),
    )
    .where("person.workspace_id", "=", workspace)
    .select([
      "person.person_id as id",
      "person.staff_number as staffNumber",
      "person.name",
      "person.email",
      "person.unit_id as unitId",
      sql<string>`coalesce(placed.path, '')`.as("department"),
      "person.manager_id as managerId",
      "manager.name as manager",
      "manager.staff_number as managerNumber",
      "person.job",
      "person.level",
      "person.location",
      "person.left_at as leftAt",
    ]);
}

/** A person as it is read from the tables. */
export type ListedPerson = Awaited<ReturnType<typeof findPeople>>[number];

type Filtered = SelectQueryBuilder<Tables & { person: Tables["people.person"] }, "person", unknown>;

function filter<Query>(query: Query, workspace: string, given: PeopleFilter): Query {
  let people = query as Filtered;
  if (given.state !== "all")
    people = people.where("person.left_at", given.state === "left" ? "is not" : "is", null);
  if (given.level === "none") people = people.where("person.level", "is", null);
  else if (given.level !== undefined) people = people.where("person.level", "=", given.level);
  if (given.unit === "organisation") people = people.where("person.unit_id", "is", null);
  else if (given.unit !== undefined && given.below === false)
    people = people.where("person.unit_id", "=", given.unit);
  else if (given.unit !== undefined)
    people = people.where("person.unit_id", "in", idsBelow(workspace, given.unit));
  for (const word of (given.search ?? "").split(/\s+/).filter(Boolean).slice(0, mostWords)) {
    const pattern = `%${word.replace(/[\\%_]/g, "\\$&")}%`;
    people = people.where((eb) =>
      eb.or([
        eb("person.name", "ilike", pattern),
        eb("person.email", "ilike", pattern),
        eb("person.staff_number", "ilike", pattern),
      ]),
    );
  }
  return people as Query;
}
const mostWords = 6;

const idsBelow = (workspace: string, unit: string) => sql<string>`(
  WITH RECURSIVE below AS (
    SELECT unit_id FROM people.unit WHERE workspace_id = ${workspace} AND unit_id = ${unit}
    UNION ALL
    SELECT unit.unit_id FROM people.unit JOIN below ON unit.parent_id = below.unit_id
    WHERE unit.workspace_id = ${workspace}
  ) SELECT unit_id FROM below
)`;

const orders = {
  name: sql`lower(person.name)`,
  staffNumber: sql`person.staff_number`,
  department: sql`coalesce(placed.path, '')`,
  job: sql`lower(person.job)`,
  level: sql`array_position(ARRAY['executive', 'manager', 'team leader', 'front line'], person.level)`,
  location: sql`lower(person.location)`,
};

/** People as they are listed; where two are alike in what is sorted by, by name. */
export function findPeople(
  tx: Transaction,
  workspace: string,
  given: PeopleFilter,
  page: { offset: number; limit: number } | null = null,
) {
  const { sort = "name", order = "ascending" } = given;
  const direction = order === "ascending" ? "asc" : "desc";
  let people = filter(listed(tx, workspace), workspace, given).orderBy(orders[sort], (by) =>
    direction === "asc" ? by.asc().nullsLast() : by.desc().nullsLast(),
  );
  if (sort !== "name") people = people.orderBy(orders.name);
  people = people.orderBy("person.person_id", direction);
  if (page) people = people.offset(page.offset).limit(page.limit);
  return people.execute();
}

export async function countFiltered(
  tx: Transaction,
  workspace: string,
  given: PeopleFilter,
): Promise<number> {
  const people = tx.selectFrom("people.person as person").where("person.workspace_id", "=", workspace);
  const { count } = await filter(people, workspace, given)
    .select(({ fn }) => fn.countAll<number>().as("count"))
    .executeTakeFirstOrThrow();
  return count;
}

export function findPerson(tx: Transaction, workspace: string, person: string) {
  return listed(tx, workspace).where("person.person_id", "=", person).executeTakeFirst();
}

export async function countReports(tx: Transaction, workspace: string, manager: string): Promise<number> {
  const { count } = await tx
    .selectFrom("people.person")
    .select(({ fn }) => fn.countAll<number>().as("count"))
    .where("workspace_id", "=", workspace)
    .where("manager_id", "=", manager)
    .where("left_at", "is", null)
    .executeTakeFirstOrThrow();
  return count;
}

/** Other active people with an address, the first few. */
export function findWithEmail(tx: Transaction, workspace: string, email: string, except: string) {
  return tx
    .selectFrom("people.person")
    .select(["person_id as id", "name"])
    .where("workspace_id", "=", workspace)
    .where("email_key", "=", sql<string>`lower(${email})`)
    .where("person_id", "<>", except)
    .where("left_at", "is", null)
    .orderBy("name")
    .limit(5)
    .execute();
}

export function findByStaffNumber(tx: Transaction, workspace: string, staffNumber: string) {
  return tx
    .selectFrom("people.person")
    .select(["person_id as id", "name"])
    .where("workspace_id", "=", workspace)
    .where("staff_number", "=", staffNumber)
    .executeTakeFirst();
}

/** Whether one person is another's manager, directly or through others. */
export async function isAbove(
  tx: Transaction,
  workspace: string,
  manager: string,
  person: string,
): Promise<boolean> {
  const { rows } = await sql<{ above: boolean }>`
    WITH RECURSIVE above AS (
      SELECT manager_id FROM people.person WHERE workspace_id = ${workspace} AND person_id = ${person}
      UNION
      SELECT person.manager_id FROM people.person JOIN above ON person.person_id = above.manager_id
      WHERE person.workspace_id = ${workspace}
    ) SELECT EXISTS (SELECT FROM above WHERE manager_id = ${manager}) AS above`.execute(tx);
  return rows[0]?.above ?? false;
}

export interface PersonDetails {
  staffNumber: string | null;
  name: string;
  email: string | null;
  unitId: string | null;
  managerId: string | null;
  job: string | null;
  level: Tables["people.person"]["level"];
  location: string | null;
}

const columnsOf = (details: PersonDetails) => ({
  staff_number: details.staffNumber,
  name: details.name,
  email: details.email,
  unit_id: details.unitId,
  manager_id: details.managerId,
  job: details.job,
  level: details.level,
  location: details.location,
});

const peopleAtOnce = 1_000;

/** Managers must be there already or come in the same call, before or among the same thousand. */
export async function insertPeople(
  tx: Transaction,
  workspace: string,
  people: readonly (PersonDetails & { id: string })[],
): Promise<void> {
  for (let start = 0; start < people.length; start += peopleAtOnce) {
    const rows = people
      .slice(start, start + peopleAtOnce)
      .map((person) => ({ workspace_id: workspace, person_id: person.id, ...columnsOf(person) }));
    await tx.insertInto("people.person").values(rows).execute();
  }
}

export async function updatePerson(
  tx: Transaction,
  workspace: string,
  person: string,
  details: PersonDetails,
): Promise<void> {
  await tx
    .updateTable("people.person")
    .set({ ...columnsOf(details), updated_at: new Date() })
    .where("workspace_id", "=", workspace)
    .where("person_id", "=", person)
    .execute();
}

/** Writes all details of many people at once; whoever had left is back. */
export async function updatePeople(
  tx: Transaction,
  workspace: string,
  people: readonly (PersonDetails & { id: string })[],
): Promise<void> {
  for (let start = 0; start < people.length; start += peopleAtOnce) {
    const rows = people
      .slice(start, start + peopleAtOnce)
      .map(
        ({ id, staffNumber, name, email, unitId, managerId, job, level, location }) =>
          sql`(${sql.join([id, staffNumber, name, email, unitId, managerId, job, level, location])})`,
      );
    await sql`
      UPDATE people.person SET
        staff_number = given.staff_number, name = given.name, email = given.email,
        unit_id = given.unit_id::uuid, manager_id = given.manager_id::uuid,
        job = given.job, level = given.level, location = given.location,
        left_at = NULL, updated_at = now()
      FROM (VALUES ${sql.join(rows)})
        AS given (person_id, staff_number, name, email, unit_id, manager_id, job, level, location)
      WHERE person.workspace_id = ${workspace} AND person.person_id = given.person_id::uuid`.execute(tx);
  }
}

/** @returns how many people this changed */
export async function setLeft(
  tx: Transaction,
  workspace: string,
  people: readonly string[],
  leftAt: Date | null,
): Promise<number> {
  let changed = 0;
  for (let start = 0; start < people.length; start += peopleAtOnce) {
    const result = await tx
      .updateTable("people.person")
      .set({ left_at: leftAt, updated_at: new Date() })
      .where("workspace_id", "=", workspace)
      .where("person_id", "in", people.slice(start, start + peopleAtOnce))
      .where("left_at", leftAt === null ? "is not" : "is", null)
      .executeTakeFirst();
    changed += Number(result.numUpdatedRows);
  }
  return changed;
}
