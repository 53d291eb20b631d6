import type { PersonalDataSource } from "#people/data-protection/personal-data.service.ts";
import "./account-people.tables.ts";

/** What is kept of account people: when they first opened what their customers say. */
export const accountPeopleData: PersonalDataSource = {
  key: "accountPeople",
  erasure: { removed: ["When the person first opened what their own customers say."], stays: [] },
  describe: async () => [
    {
      name: "Account people's first view",
      purpose: "Letting account people read what their own customers say before anybody else does.",
      data: "Who opened which campaign's figures of their own customers first, and when.",
      seenBy: "Nobody. From then on those who may read results see the figures, too.",
      keptUntil: "Until the person is erased.",
    },
  ],
  async read(tx, { workspaceId, personId }) {
    const rows = await tx
      .selectFrom("understand.account_first_view as view")
      .innerJoin("listen.campaign as campaign", (join) =>
        join
          .onRef("campaign.workspace_id", "=", "view.workspace_id")
          .onRef("campaign.campaign_id", "=", "view.campaign_id"),
      )
      .where("view.workspace_id", "=", workspaceId)
      .where("view.person_id", "=", personId)
      .select(["campaign.name as campaign", "view.opened_at as openedAt"])
      .execute();
    return rows.length === 0 ? null : rows;
  },
  async erase(tx, { workspaceId, personId }) {
    await tx
      .deleteFrom("understand.account_first_view")
      .where("workspace_id", "=", workspaceId)
      .where("person_id", "=", personId)
      .execute();
  },
};
