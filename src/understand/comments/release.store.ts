import type { Insertable } from "kysely";
import "#people/customers/customers.tables.ts";
import "#people/organisation/organisation.tables.ts";
import type { Row, Tables, Transaction } from "#platform/database/tables.ts";
import "#listen/campaigns/campaign.tables.ts";
import "./comments.tables.ts";

export type ReleaseRow = Row<"understand.theme_release">;

/** Releases of before themes had shares by group have none. */
const withGroups = ({ record, ...row }: ReleaseRow): ReleaseRow => ({
  ...row,
  record: {
    ...record,
    themes: record.themes.map((theme) => ({ ...theme, byBreakdown: theme.byBreakdown ?? [] })),
  },
});

/** The newest release of a source. */
export async function findRelease(
  tx: Transaction,
  workspaceId: string,
  sourceId: string,
): Promise<ReleaseRow | undefined> {
  const row = await tx
    .selectFrom("understand.theme_release")
    .selectAll()
    .where("workspace_id", "=", workspaceId)
    .where("source_id", "=", sourceId)
    .orderBy("released_at", "desc")
    .orderBy("release_id")
    .limit(1)
    .executeTakeFirst();
  return row && withGroups(row);
}

/** All releases of a source, the oldest first. */
export async function findReleases(
  tx: Transaction,
  workspaceId: string,
  sourceId: string,
): Promise<ReleaseRow[]> {
  const rows = await tx
    .selectFrom("understand.theme_release")
    .selectAll()
    .where("workspace_id", "=", workspaceId)
    .where("source_id", "=", sourceId)
    .orderBy("released_at")
    .orderBy("release_id", "desc")
    .execute();
  return rows.map(withGroups);
}

export async function insertThemeRelease(
  tx: Transaction,
  row: Insertable<Tables["understand.theme_release"]>,
): Promise<void> {
  await tx.insertInto("understand.theme_release").values(row).execute();
}

/** A source's quotations with their code's name, the newest last. */
export const listQuotations = (tx: Transaction, workspaceId: string, sourceId: string) =>
  tx
    .selectFrom("understand.quotation")
    .selectAll()
    .where("workspace_id", "=", workspaceId)
    .where("source_id", "=", sourceId)
    .orderBy("released_at")
    .orderBy("quotation_id")
    .execute();

export async function insertQuotation(
  tx: Transaction,
  row: Insertable<Tables["understand.quotation"]>,
): Promise<void> {
  await tx.insertInto("understand.quotation").values(row).execute();
}

/** @returns whether there was one */
export async function deleteQuotation(
  tx: Transaction,
  workspaceId: string,
  sourceId: string,
  quotationId: string,
): Promise<boolean> {
  const { numDeletedRows } = await tx
    .deleteFrom("understand.quotation")
    .where("workspace_id", "=", workspaceId)
    .where("source_id", "=", sourceId)
    .where("quotation_id", "=", quotationId)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

type Whose = { person: string } | { customer: string };

/** Quotations of what somebody answered, in campaigns that they were invited to. */
export const quotationsOf = (tx: Transaction, workspaceId: string, whose: Whose) =>
  tx
    .selectFrom("understand.quotation as quotation")
    .innerJoin("understand.comment as comment", (join) =>
      join
        .onRef("comment.workspace_id", "=", "quotation.workspace_id")
        .onRef("comment.source_id", "=", "quotation.source_id")
        .onRef("comment.comment_id", "=", "quotation.comment_id"),
    )
    .innerJoin("listen.invitation as invitation", (join) =>
      join
        .onRef("invitation.workspace_id", "=", "comment.workspace_id")
        .onRef("invitation.campaign_id", "=", "comment.campaign_id")
        .onRef("invitation.invitation_id", "=", "comment.ballot_id"),
    )
    .innerJoin("listen.campaign as campaign", (join) =>
      join
        .onRef("campaign.workspace_id", "=", "comment.workspace_id")
        .onRef("campaign.campaign_id", "=", "comment.campaign_id"),
    )
    .select([
      "quotation.source_id as source",
      "quotation.quotation_id as quotation",
      "quotation.words",
      "quotation.released_at as releasedAt",
      "invitation.email",
      "campaign.name as campaign",
      "campaign.anonymity",
      "campaign.confidants",
      "campaign.state",
    ])
    .where("quotation.workspace_id", "=", workspaceId)
    .where(
      "person" in whose ? "invitation.person_id" : "invitation.customer_id",
      "=",
      "person" in whose ? whose.person : whose.customer,
    )
    .execute();

/** Names of everybody whom the programme knows: staff and customers. */
export async function knownNames(tx: Transaction, workspaceId: string): Promise<string[]> {
  const [people, customers] = [
    await tx
      .selectFrom("people.person")
      .select("name")
      .where("workspace_id", "=", workspaceId)
      .limit(50_000)
      .execute(),
    await tx
      .selectFrom("people.customer")
      .select("name")
      .where("workspace_id", "=", workspaceId)
      .limit(50_000)
      .execute(),
  ];
  return [...people, ...customers].map(({ name }) => name);
}
