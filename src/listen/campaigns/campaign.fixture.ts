import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { until } from "#platform/database/database.fixture.ts";
import type { ResponseOf } from "#platform/http/contract.ts";
import { type OpenWorkspace, openWorkspace } from "../../application.fixture.ts";
import * as contract from "./campaign.contract.ts";
import type { CampaignSettings } from "./campaign.schema.ts";

type CampaignView = ResponseOf<typeof contract.readCampaign>;

/** Somebody on the staff, as tests describe them. */
export interface NewPerson {
  name: string;
  email?: string | null;
  /** Path of the department. */
  department?: string;
  level?: "executive" | "manager" | "team leader" | "front line";
}

/** A workspace with staff and a questionnaire, and what tests do with campaigns again and again. */
export interface CampaignWorkspace extends OpenWorkspace {
  /** A published questionnaire's id. */
  questionnaire: string;
  /** Adds people, with their departments. @returns their ids */
  hire(people: readonly NewPerson[]): Promise<string[]>;
  /** The id of a department. */
  unit(path: string): string;
  leave(person: string): Promise<void>;
  /** A draft that can open. @returns its id */
  prepare(settings?: Partial<CampaignSettings>): Promise<string>;
  read(campaign: string): Promise<CampaignView>;
  /** Opens it and waits until everybody is invited and all mail is handed over. */
  open(campaign: string): Promise<CampaignView>;
  /** Invitations by name of the person. */
  invitations(
    campaign: string,
  ): Promise<Map<string, { id: string; personId: string | null; withdrawn: boolean }>>;
  /** Saves an answer as the person's page does. */
  answer(campaign: string, name: string, completed: boolean): Promise<void>;
  /** Waits until nothing is to be done for the campaign. */
  settled(campaign: string): Promise<CampaignView>;
}

const definition = (languages: string[]) => ({
  languages,
  title: { en: "Service" },
  pages: [
    {
      id: "page-1",
      questions: [
        {
          id: "q1",
          type: "zero-to-ten",
          text: { en: "How likely?" },
          low: { en: "no" },
          high: { en: "yes" },
        },
      ],
    },
  ],
});

/** A number of people with addresses of their own. */
export const crowd = (count: number, department = "", prefix = "person"): NewPerson[] =>
  Array.from({ length: count }, (_, index) => ({
    name: `${prefix} ${String(index).padStart(5, "0")}`,
    email: `${prefix}-${index}-${randomUUID().slice(0, 8)}@example.org`,
    department,
  }));

export async function openCampaigns(
  options?: Parameters<typeof openWorkspace>[0],
): Promise<CampaignWorkspace> {
  const workspace = await openWorkspace(options);
  const { workspaceId, transaction, director } = workspace;
  const questionnaire = randomUUID();
  await transaction(async (tx) => {
    const text = JSON.stringify(definition(["en"]));
    await tx
      .insertInto("listen.questionnaire")
      .values({
        workspace_id: workspaceId,
        questionnaire_id: questionnaire,
        name: "Service",
        draft: text,
        draft_saved_by: "Test",
      })
      .execute();
    await tx
      .insertInto("listen.questionnaire_version")
      .values({
        workspace_id: workspaceId,
        questionnaire_id: questionnaire,
        version: 1,
        definition: text,
        published_by: "Test",
      })
      .execute();
  });
  const units = new Map<string, string>();

  /** Adds a department with those above it that are missing. */
  async function unitAt(path: string): Promise<string | null> {
    if (path === "") return null;
    const known = units.get(path);
    if (known) return known;
    const cut = path.lastIndexOf("/");
    const parent = await unitAt(path.slice(0, Math.max(0, cut)));
    const id = randomUUID();
    units.set(path, id);
    await transaction((tx) =>
      tx
        .insertInto("people.unit")
        .values({ workspace_id: workspaceId, unit_id: id, parent_id: parent, name: path.slice(cut + 1) })
        .execute(),
    );
    return id;
  }

  const params = (campaign: string) => ({ params: { workspace: workspaceId, campaign } });
  const read = (campaign: string) => director(contract.readCampaign, params(campaign));

  const made: CampaignWorkspace = {
    ...workspace,
    questionnaire,
    unit: (path) => units.get(path) ?? assert.fail(`no department ${path}`),
    read,
    async hire(people) {
      const rows = [];
      for (const { name, email = null, department = "", level = null } of people) {
        const unit = await unitAt(department);
        rows.push({
          workspace_id: workspaceId,
          person_id: randomUUID(),
          name,
          email,
          unit_id: unit,
          level,
          staff_number: null,
          manager_id: null,
          job: null,
          location: null,
        });
      }
      for (let start = 0; start < rows.length; start += 1000) {
        const batch = rows.slice(start, start + 1000);
        await transaction((tx) => tx.insertInto("people.person").values(batch).execute());
      }
      return rows.map(({ person_id }) => person_id);
    },
    leave: (person) =>
      transaction(async (tx) => {
        await tx
          .updateTable("people.person")
          .set({ left_at: new Date() })
          .where("workspace_id", "=", workspaceId)
          .where("person_id", "=", person)
          .execute();
      }),
    async prepare(changes = {}) {
      const { campaign } = await director(contract.createCampaign, {
        params: { workspace: workspaceId },
        body: { name: "How do we serve?", questionnaire },
      });
      const { revision, settings } = await read(campaign);
      await director(contract.updateCampaign, {
        ...params(campaign),
        body: { revision, settings: { ...settings, purpose: "To serve better.", ...changes } },
      });
      return campaign;
    },
    async open(campaign) {
      const { revision } = await read(campaign);
      await director(contract.openCampaign, { ...params(campaign), body: { revision, when: "now" } });
      return made.settled(campaign);
    },
    settled: (campaign) =>
      until("a campaign has invited everybody", async () => {
        const view = await read(campaign);
        return view.state !== "opening" && view.inviting === null && view;
      }),
    async invitations(campaign) {
      const rows = await transaction((tx) =>
        tx
          .selectFrom("listen.invitation")
          .select(["name", "invitation_id", "person_id", "withdrawn_at"])
          .where("workspace_id", "=", workspaceId)
          .where("campaign_id", "=", campaign)
          .where("pilot", "=", false)
          .execute(),
      );
      return new Map(
        rows.map(({ name, invitation_id, person_id, withdrawn_at }) => [
          name,
          { id: invitation_id, personId: person_id, withdrawn: withdrawn_at !== null },
        ]),
      );
    },
    async answer(campaign, name, completed) {
      const ballot =
        (await made.invitations(campaign)).get(name)?.id ?? assert.fail(`no invitation of ${name}`);
      const key = { workspace_id: workspaceId, campaign_id: campaign, ballot_id: ballot };
      await transaction(async (tx) => {
        await tx
          .insertInto("listen.ballot")
          .values({ ...key, completed_at: completed ? new Date() : null })
          .execute();
        await tx
          .insertInto("listen.answer_page")
          .values({ ...key, page_id: "page-1", answers: JSON.stringify({ q1: { rating: 9 } }) })
          .execute();
      });
    },
  };
  return made;
}
