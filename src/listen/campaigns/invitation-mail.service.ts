import { respondentPath } from "#listen/respond/respondent-link.service.ts";
import { type NewMessage, queueMessages } from "#people/mail/mail.service.ts";
import type { Transaction } from "#platform/database/tables.ts";
import type { CampaignRow } from "./campaign.store.ts";
import type { CampaignWork } from "./campaign-work.service.ts";
import type { Addressed } from "./invitation.store.ts";
import { type Surroundings, selectRunningMembers } from "./surroundings.store.ts";
import { closingText, composeMail, type MailText, textLanguages } from "./texts.ts";
import { wordsOrEnglish } from "./words/catalogue.ts";

type Mailed = Pick<
  CampaignRow,
  "workspace_id" | "campaign_id" | "texts" | "closes_at" | "anonymity" | "confidants"
>;

/** The path of a person's link. */
export const linkPath = (
  { link_key }: Pick<Surroundings, "link_key">,
  { workspace_id, campaign_id }: Pick<CampaignRow, "workspace_id" | "campaign_id">,
  { invitation_id, link_version }: Pick<Addressed, "invitation_id" | "link_version">,
): string =>
  respondentPath(link_key, {
    workspaceId: workspace_id,
    campaignId: campaign_id,
    invitationId: invitation_id,
    linkVersion: link_version,
  });

/** The mail's languages: the organisation's own first. */
export const mailLanguages = (
  { texts }: Pick<CampaignRow, "texts">,
  { language }: Pick<Surroundings, "language">,
) => textLanguages(texts, [language, ...Object.keys(texts)]);

/** Makes a campaign's mails of one kind. Dates are put into words once, not for every person. */
export function mailWriter(
  campaign: Pick<CampaignRow, "texts" | "closes_at">,
  mail: "invitation" | "reminder",
  { organisation, language, time_zone }: Pick<Surroundings, "organisation" | "language" | "time_zone">,
): (name: string, link: string) => MailText {
  const languages = mailLanguages(campaign, { language });
  const closes = new Map(
    languages.map((each) => [
      each,
      campaign.closes_at ? closingText(campaign.closes_at, each, time_zone) : "…",
    ]),
  );
  return (name, link) =>
    composeMail(campaign.texts, mail, languages, (each) => ({
      name,
      organisation,
      link,
      closes: closes.get(each) ?? "",
    }));
}

/** Who may read the links: of a confidential campaign those whom respondents were told of, or would be told of today. */
async function readersOf(
  transaction: Transaction,
  { workspace_id, anonymity, confidants }: Mailed,
): Promise<NonNullable<NewMessage["privateTo"]>> {
  if (anonymity === "named") return "programme";
  if (confidants) return { consultants: confidants };
  const members = await selectRunningMembers(transaction, workspace_id);
  return { consultants: members.filter(({ consultant }) => consultant).map(({ id }) => id) };
}

/**
 * Hands mails with personal links over to be sent, with the whole text as it is now.
 *
 * @param kind "test" is a trial, and says so
 */
export async function queueInvitationMails(
  { transaction, jobs, origin }: CampaignWork,
  campaign: Mailed,
  surroundings: Surroundings,
  kind: "invitation" | "reminder" | "test",
  people: readonly Addressed[],
): Promise<void> {
  const write = mailWriter(campaign, kind === "reminder" ? "reminder" : "invitation", surroundings);
  const trial = kind === "test" ? `[${wordsOrEnglish(surroundings.language).trial}] ` : "";
  const privateTo = await readersOf(transaction, campaign);
  const messages = people.flatMap((person) => {
    if (person.email === null) return [];
    const { subject, body } = write(person.name, origin + linkPath(surroundings, campaign, person));
    return [
      {
        kind,
        recipientName: person.name,
        recipientEmail: person.email,
        subject: trial + subject,
        body,
        campaignId: campaign.campaign_id,
        invitationId: person.invitation_id,
        ...(campaign.closes_at && kind !== "test" && { expiresAt: campaign.closes_at }),
        privateTo,
      },
    ];
  });
  if (messages.length > 0) await queueMessages(transaction, jobs, messages);
}
