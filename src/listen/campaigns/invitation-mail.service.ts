import { directedHtml } from "#listen/respond/directed-mail.service.ts";
import { provenPath, respondentPath } from "#listen/respond/respondent-link.service.ts";
import { anonymousWords } from "#listen/respond/words/anonymous-words.ts";
import { optOutWords } from "#listen/respond/words/opt-out-words.ts";
import { directionOf } from "#listen/respond/words.ts";
import { lateLink, type NewMessage, queueMessages } from "#people/mail/mail.service.ts";
import type { Transaction } from "#platform/database/tables.ts";
import type { InstallationKey } from "#platform/installation-key.ts";
import { ballotKeys } from "../anonymous/ballot-keys.service.ts";
import type { Definition } from "../questionnaires/definition.ts";
import { newsPath } from "../said-and-done/news-link.service.ts";
import type { CampaignRow } from "./campaign.store.ts";
import type { CampaignWork } from "./campaign-work.service.ts";
import { firstQuestionOf, mayShowFirstQuestion } from "./first-question.ts";
import type { Addressed } from "./invitation.store.ts";
import { askedInMail } from "./mail-question.ts";
import { questionMail } from "./question-mail.page.ts";
import { findPublished, readAsked, type Surroundings, selectRunningMembers } from "./surroundings.store.ts";
import {
  type CampaignTexts,
  closingText,
  composeMail,
  type MailText,
  textLanguage,
  textLanguages,
} from "./texts.ts";
import { wordsOrEnglish } from "./words/catalogue.ts";
import { spareMails } from "./words/mail-catalogue.ts";

type Mailed = Pick<
  CampaignRow,
  | "workspace_id"
  | "campaign_id"
  | "texts"
  | "closes_at"
  | "anonymity"
  | "link_salt"
  | "confidants"
  | "first_question"
  | "questionnaire_id"
  | "questionnaire_version"
>;

type Linked = Pick<CampaignRow, "workspace_id" | "campaign_id" | "anonymity" | "link_salt">;

/** The path of a person's link. @param key makes those of anonymous campaigns, together with their salt */
export function linkPath(
  key: InstallationKey,
  { link_key }: Pick<Surroundings, "link_key">,
  { workspace_id, campaign_id, anonymity, link_salt }: Linked,
  { invitation_id, link_version }: Pick<Addressed, "invitation_id" | "link_version">,
): string {
  const invited = { workspaceId: workspace_id, campaignId: campaign_id, invitationId: invitation_id };
  if (anonymity !== "anonymous") return respondentPath(link_key, { ...invited, linkVersion: link_version });
  if (!link_salt) throw new Error("an anonymous campaign that is open has no salt");
  const keys = ballotKeys(key, { campaignId: campaign_id, salt: link_salt });
  return provenPath(invited, keys.linkProof(invitation_id, link_version));
}

/** The path of the link by which a customer asks for no more surveys. It opens nobody's answers. */
const refusalPath = (
  { link_key }: Pick<Surroundings, "link_key">,
  { workspace_id: workspaceId }: Pick<CampaignRow, "workspace_id">,
  { invitation_id: id }: Pick<Addressed, "invitation_id">,
): string => newsPath(link_key, "refuse", { workspaceId, id });

/** The mail's languages: the organisation's own first. */
export const mailLanguages = (
  { texts }: Pick<CampaignRow, "texts">,
  { language }: Pick<Surroundings, "language">,
) => textLanguages(texts, [language, ...Object.keys(texts)]);

/** Whom a mail is written to. */
type Recipient = Pick<Addressed, "name" | "own_language" | "account" | "manager">;

/** A mail as it is sent; its HTML is made from the body where there is none. */
interface WrittenMail extends MailText {
  html: string | null;
}

/**
 * The languages of a mail to somebody: only their own, where that is known and there is a text in it, one of the campaign's
 * own or else a built-in one.
 */
function languagesFor(
  { own_language }: Recipient,
  { texts, spare }: { texts: CampaignTexts; spare: CampaignTexts },
  languages: readonly string[],
) {
  if (own_language === null) return languages;
  const own = textLanguage(texts, own_language) ?? textLanguage(spare, own_language);
  return own ? [own] : languages;
}

/** The languages of a campaign's questionnaire; none where none is chosen. */
async function languagesAsked(
  { transaction, workspaceId }: Pick<CampaignWork, "transaction" | "workspaceId">,
  {
    questionnaire_id: id,
    questionnaire_version: version,
  }: Pick<Mailed, "questionnaire_id" | "questionnaire_version">,
): Promise<readonly string[]> {
  if (id === null || version === null) return [];
  return (await findPublished(transaction, workspaceId, id, version))?.languages ?? [];
}

/**
 * Makes a campaign's mails of one kind. Dates are put into words once, not for every person.
 *
 * @param asked the questionnaire's languages: whoever reads one of them gets a built-in text where no own one is written
 * @param definition what the mails show the first question of; null where they show none
 * @returns writes to somebody with their link, and where there is one the link by which they ask for no more surveys
 */
export function mailWriter(
  campaign: Pick<CampaignRow, "texts" | "closes_at" | "anonymity">,
  mail: "invitation" | "reminder",
  { organisation, language, time_zone }: Pick<Surroundings, "organisation" | "language" | "time_zone">,
  asked: readonly string[],
  definition: Definition | null,
): (to: Recipient, link: string, refuse: string | null) => WrittenMail {
  const everyLanguage = mailLanguages(campaign, { language });
  const spare = spareMails(campaign.texts, asked);
  const texts = { ...spare, ...campaign.texts };
  const closes = new Map(
    Object.keys(texts).map((each) => [
      each,
      campaign.closes_at ? closingText(campaign.closes_at, each, time_zone) : "…",
    ]),
  );
  return (to, link, refuse) => {
    const { name, account, manager } = to;
    const languages = languagesFor(to, { texts: campaign.texts, spare }, everyLanguage);
    const valuesIn = (each: string) => ({
      ...wordsOrEnglish(each).unknown,
      ...(account !== null && { account }),
      ...(manager !== null && { account_manager: manager }),
      name,
      organisation,
      link,
      closes: closes.get(each) ?? "",
    });
    const endingIn = (each: string) =>
      [
        ...(campaign.anonymity === "anonymous" ? [anonymousWords(each).mail[mail]] : []),
        ...(refuse === null ? [] : [optOutWords(each).mail(refuse)]),
      ].join("\n\n");
    const { parts, ...written } = composeMail(texts, mail, languages, valuesIn, endingIn);
    if (!definition) return { ...written, html: directedHtml(parts) };
    const known = {
      name,
      organisation,
      ...(account !== null && { account }),
      ...(manager !== null && { account_manager: manager }),
    };
    const shown = parts.map((part) => {
      const asked = askedInMail(definition, part.language, known);
      const answers = asked?.answers.map(({ mark, ...answer }) => ({
        ...answer,
        address: `${link}?a=${encodeURIComponent(mark)}`,
      }));
      const question = asked && {
        ...asked,
        answers: answers ?? [],
        lead: wordsOrEnglish(part.language).askedHere,
      };
      return { ...part, direction: directionOf(part.language), question };
    });
    return { ...written, html: questionMail(written.subject, shown, link) };
  };
}

/** What a campaign's mails show the first question of; null where they are not to show one. */
export async function askedByMail(
  { transaction, workspaceId }: Pick<CampaignWork, "transaction" | "workspaceId">,
  campaign: Pick<CampaignRow, "first_question" | "anonymity" | "questionnaire_id" | "questionnaire_version">,
): Promise<Definition | null> {
  const { questionnaire_id: id, questionnaire_version: version } = campaign;
  if (!campaign.first_question || !mayShowFirstQuestion(campaign.anonymity)) return null;
  if (id === null || version === null) return null;
  const definition = await readAsked(transaction, workspaceId, { id, version });
  return definition && firstQuestionOf(definition) ? definition : null;
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
  work: CampaignWork,
  campaign: Mailed,
  surroundings: Surroundings,
  kind: "invitation" | "reminder" | "test",
  people: readonly Addressed[],
): Promise<void> {
  const { transaction, jobs, origin, key } = work;
  // Links of an anonymous campaign don't lie in the outbox: they are put in while a mail is sent.
  const isAnonymous = campaign.anonymity === "anonymous";
  const pathOf = (person: Addressed) =>
    isAnonymous ? lateLink : linkPath(key, surroundings, campaign, person);
  const asked = await askedByMail(work, campaign);
  const languages = await languagesAsked(work, campaign);
  const mail = kind === "reminder" ? "reminder" : "invitation";
  const write = mailWriter(campaign, mail, surroundings, languages, asked);
  const trial = kind === "test" ? `[${wordsOrEnglish(surroundings.language).trial}] ` : "";
  const privateTo = await readersOf(transaction, campaign);
  const messages = people.flatMap((person) => {
    if (person.email === null) return [];
    const refuse = person.of_customer ? origin + refusalPath(surroundings, campaign, person) : null;
    const { subject, body, html } = write(person, origin + pathOf(person), refuse);
    return [
      {
        kind,
        recipientName: person.name,
        recipientEmail: person.email,
        subject: trial + subject,
        body,
        ...(html !== null && { html }),
        campaignId: campaign.campaign_id,
        invitationId: person.invitation_id,
        ...(campaign.closes_at && kind !== "test" && { expiresAt: campaign.closes_at }),
        ...(refuse !== null && { unsubscribe: refuse }),
        ...(isAnonymous && { completedBy: "anonymous-link" as const }),
        privateTo,
      },
    ];
  });
  if (messages.length > 0) await queueMessages(transaction, jobs, messages);
}
