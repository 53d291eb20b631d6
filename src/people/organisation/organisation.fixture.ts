import { openWorkspace } from "../../application.fixture.ts";
import { listAudit } from "../audit/audit.contract.ts";
import { applyImport, type Import, listImportLines } from "./import.contract.ts";
import type { ImportLineKind } from "./import-lines.ts";
import { addPerson, listPeople, type PeopleFilter, type PersonChange } from "./person.contract.ts";
import { addUnit, listUnits } from "./unit.contract.ts";

/** What `fetch` sends as a body. */
type SentBody = NonNullable<RequestInit["body"]>;

/** A fresh workspace with short ways to do, as the director, what tests of people do. */
export async function openOrganisation() {
  const workspace = await openWorkspace();
  const { director, workspaceId } = workspace;
  const params = { workspace: workspaceId };
  const upload = (content: SentBody, name = "staff.csv", who: Pick<typeof director, "fetch"> = director) =>
    who.fetch(`/api/workspaces/${workspaceId}/imports?name=${encodeURIComponent(name)}`, {
      method: "POST",
      headers: { "content-type": "application/octet-stream" },
      body: content,
      duplex: "half",
    });
  return {
    ...workspace,
    params,
    upload,
    unit: async (name: string, parentId: string | null = null) =>
      (await director(addUnit, { params, body: { name, parentId } })).id,
    /** Paths of all departments with how many active people are directly in them, e.g. "Sales/East 3". */
    units: async () =>
      (await director(listUnits, { params })).units.map(({ path, people }) => `${path} ${people}`),
    person: async (name: string, given: PersonChange = {}) =>
      (await director(addPerson, { params, body: { ...given, name } })).id,
    /** Names of the people whom a query gives. */
    people: async (query: PeopleFilter & { offset?: number; limit?: number } = {}) =>
      (await director(listPeople, { params, query })).people.map(({ name }) => name),
    /** Sends a file that can be used. */
    plan: async (content: SentBody, name?: string): Promise<Import> => {
      const answer = await upload(content, name);
      if (answer.status !== 200) throw new Error(await answer.text());
      return (await answer.json()) as Import;
    },
    lines: async (id: string, kind: ImportLineKind) =>
      (await director(listImportLines, { params: { ...params, import: id }, query: { kind } })).lines,
    apply: (id: string) => director(applyImport, { params: { ...params, import: id } }),
    /** What the audit log says was done, newest first. */
    actions: async () => (await director(listAudit, { params })).entries.map(({ action }) => action),
  };
}
