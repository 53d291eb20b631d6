import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { signed } from "#embed/contracts/contract.fixture.ts";
import { closeCampaign, listLinks } from "#listen/campaigns/campaign.contract.ts";
import { type CampaignWorkspace, crowd, openCampaigns } from "#listen/campaigns/campaign.fixture.ts";
import type { CampaignSettings } from "#listen/campaigns/campaign.schema.ts";
import type { Answers } from "#listen/questionnaires/answer.ts";
import type { Definition } from "#listen/questionnaires/definition.ts";
import * as questionnaires from "#listen/questionnaires/questionnaire.contract.ts";
import type { TemplateId } from "#listen/questionnaires/templates/template-ids.ts";
import { addAccount } from "#people/customers/accounts.contract.ts";
import { planCustomerImport, readCustomerImport } from "#people/customers/customer-imports.contract.ts";
import { addCustomer } from "#people/customers/customers.contract.ts";
import { addPanel, addPanelMembers } from "#people/customers/panels.contract.ts";
import { listMessages } from "#people/mail/outbox.contract.ts";
import { addPerson } from "#people/organisation/person.contract.ts";
import { until } from "#platform/database/database.fixture.ts";
import { codedComments } from "#understand/comments/comments.fixture.ts";
import { answersCsv, surveysIn } from "#understand/imported-surveys/imported-surveys.fixture.ts";
import { listMeasures } from "#understand/measures/measures.contract.ts";
import { ratedBy } from "#understand/results/profile-answers.fixture.ts";
import { readOverview } from "#understand/results/result-pages.contract.ts";
import { openWorkspace, type SignedIn, type TestApplication } from "../../src/application.fixture.ts";
import { withDoors } from "./doors-world.ts";
import { withPaper } from "./paper-world.ts";
import { noVoices, type Typed, type Voices, voices } from "./voices-world.ts";

/** A programme to look at, and what the addresses of its pages name. */
export interface World {
  workspace: string;
  /** Is the consultant, too, and sees all there is to see. */
  director: SignedIn;
  /** Somebody on the staff. */
  staff: SignedIn;
  people: string[];
  imports: string[];
  /** Customers, their account, and a file of customers that was checked. */
  customers: { ids: string[]; accounts: string[]; imports: string[] };
  questionnaires: string[];
  /** The first of those that are not drafts has results, and others that it can be compared with. */
  campaigns: { draft: string[]; opened: string[] };
  messages: string[];
  measures: string[];
  /** Sources of comments, coded, with suggested themes and released ones. */
  comments: string[];
  /** Surveys from other tools: files of the director's, the first of which has results, and one kept with two waves. */
  surveys: { files: string[]; kept: string[]; waves: string[] };
  voices: Voices;
  /** Anonymous campaigns with doors. */
  doors: string[];
  /** An anonymous campaign with sheets on paper. */
  paper: string[];
  /** Of a named campaign; the first has notes and words. */
  followUps: string[];
  /** The staff member's own invitations that have results. */
  ownResults: string[];
  /** Paths of respondents, "/a/…". */
  respondents: string[];
}

/** A programme that has just begun: its lists are empty. */
export async function emptyWorld(application: TestApplication): Promise<World> {
  const {
    workspaceId: workspace,
    director,
    staff,
  } = await openWorkspace({ application, withoutConsultant: true });
  const email = `${randomUUID()}@example.org`;
  await director(addPerson, { params: { workspace }, body: { name: "Nora Nobody", email } });
  return {
    workspace,
    director,
    staff: await staff(email, "Nora Nobody"),
    people: [],
    imports: [],
    customers: { ids: [], accounts: [], imports: [] },
    questionnaires: [],
    campaigns: { draft: [], opened: [] },
    messages: [],
    measures: [],
    comments: [],
    surveys: { files: [], kept: [], waves: [] },
    voices: noVoices,
    doors: [],
    paper: [],
    followUps: [],
    ownResults: [],
    respondents: [],
  };
}

/**
 * A programme in full swing: departments, people, an import with problems, questionnaires, campaigns in every state.
 *
 * @param typed changes every name and text that somebody typed, to see what becomes of it
 */
export async function fullWorld(application: TestApplication, typed: Typed = (text) => text): Promise<World> {
  const made = await openCampaigns({
    application,
    withoutConsultant: true,
    name: typed("Customers first"),
    organisation: typed("Nordic Rail"),
  });
  const { director, workspaceId: workspace } = made;
  const subject = `sam.${randomUUID()}@example.org`;
  const [sam = ""] = await made.hire([
    { name: typed("Sam Subject"), email: subject, department: typed("Sales"), level: "front line" },
    ...crowd(9, `${typed("Sales")}/${typed("North")}`, typed("Nina")).map((one, index) => ({
      ...one,
      email: index === 0 ? null : `${randomUUID()}@example.org`,
    })),
    ...crowd(8, `${typed("Sales")}/South`, `Saul`),
    ...crowd(6, "Depot", "Dirk"),
    ...crowd(7, "Depot", "Lea").map((one) => ({ ...one, level: "team leader" as const })),
  ]);
  const profile = await publish(made, "service-commitment", typed);
  const contact = await publish(made, "contact-satisfaction", typed);
  const settings = { name: typed("How do we serve?"), purpose: typed("To serve better.") };
  const waveOf = async (name: string, follows: string | null, shift: number) => {
    const wave = await opened(made, {
      ...settings,
      name: typed(name),
      follows,
      questionnaire: { id: profile, version: 1 },
    });
    await answer(made, wave, (index) => ratedBy(index + shift), typed("Sam Subject"));
    const params = { workspace, campaign: wave };
    await director(closeCampaign, { params });
    await until(
      "results are there",
      async () => (await director(readOverview, { params })).state === "ready",
    );
    return wave;
  };
  const closed = await waveOf("How do we serve?", await waveOf("How did we serve?", null, 0), 3);
  const named = await opened(made, {
    ...settings,
    name: typed("The last contact"),
    anonymity: "named",
    questionnaire: { id: contact, version: 1 },
  });
  const confidential = await opened(made, {
    ...settings,
    name: typed("Quarterly"),
    questionnaire: { id: contact, version: 1 },
  });
  const draft = await made.prepare({ ...settings, name: typed("A draft") });
  const { people } = await director(listLinks, { params: { workspace, campaign: named } });
  const { messages } = await director(listMessages, { params: { workspace } });
  const { measures } = await director(listMeasures, { params: { workspace } });
  const staff = await made.staff(subject, typed("Sam Subject"));
  await signed(made, { client: staff, name: typed("Sam Subject") }, { record: typed("A line on Friday") });
  return {
    workspace,
    director,
    staff,
    people: [sam],
    imports: [await upload(made, typed)],
    customers: await served(made, sam, typed),
    questionnaires: [profile, contact],
    campaigns: { draft: [draft], opened: [closed, named, confidential] },
    messages: messages.slice(0, 1).map(({ id }) => id),
    measures: measures.slice(0, 1).map(({ measure }) => measure),
    comments: [await codedComments(made, typed)],
    surveys: await broughtSurveys(made, typed),
    voices: await voices(made, { manager: sam, told: named, typed }),
    doors: [await withDoors(made, typed)],
    paper: [await withPaper(made, typed)],
    followUps: [await putFollowUp(made, named, typed)],
    ownResults: [(await made.invitations(closed)).get(typed("Sam Subject"))?.id ?? ""],
    respondents: people.map(({ link }) => new URL(link).pathname),
  };
}

/** Adds an account with a customer and a panel, and brings a file with every kind of line, which waits to be applied. */
async function served(
  { director, workspaceId: workspace }: CampaignWorkspace,
  manager: string,
  typed: Typed,
): Promise<World["customers"]> {
  const params = { workspace };
  const { id: account } = await director(addAccount, {
    params,
    body: { name: typed("Okafor Foods"), number: "A1", segment: typed("Wholesale"), managerId: manager },
  });
  const { id: customer } = await director(addCustomer, {
    params,
    body: {
      name: typed("Amina Okafor"),
      number: "1",
      email: "amina@example.com",
      accountId: account,
      roles: [typed("Buyer")],
      attributes: { [typed("Contract")]: typed("Gold") },
    },
  });
  await director(addCustomer, { params, body: { name: typed("Missing"), number: "2" } });
  const panel = await director(addPanel, { params, body: { name: typed("Sounding board") } });
  await director(addPanelMembers, {
    params: { ...params, panel: panel.id },
    body: { customers: [customer] },
  });
  const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
  const rows = [
    ["number", "name", "email", typed("Tariff")],
    ["1", typed("Amina Berg"), "amina@example.com", typed("Silver")],
    ["3", typed("Ben"), "ben", typed("Gold")],
  ];
  const answer = await director.fetch(`/api/workspaces/${workspace}/customer-imports?name=customers.csv`, {
    method: "POST",
    headers: { "content-type": "application/octet-stream" },
    body: rows.map((cells) => cells.map(quoted).join(",")).join("\n"),
  });
  if (!answer.ok) throw new Error(await answer.text());
  const { id } = (await answer.json()) as { id: string };
  const chosen = { params: { ...params, import: id } };
  await director(planCustomerImport, { ...chosen, body: {} });
  await until(
    "the file is checked",
    async () => (await director(readCustomerImport, chosen)).state === "planned",
  );
  return { ids: [customer], accounts: [account], imports: [id] };
}

/** Brings answers from another tool: two waves that are kept, a file with results, and one to be checked. */
async function broughtSurveys(made: CampaignWorkspace, typed: Typed): Promise<World["surveys"]> {
  const here = surveysIn(made);
  const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
  const header = [typed("speed"), "friendly", "clear", "satisfaction", "department"].map(quoted).join(",");
  const { survey, wave: earlier } = await here.keep(answersCsv({ header }), {
    name: typed("Customers"),
    wave: typed("First"),
  });
  const later = await here.keep(answersCsv({ header, seed: 2, shift: 0.5 }), {
    survey,
    wave: typed("Second"),
    to: "2026-06-30",
  });
  const ready = await here.compute(await here.bring(answersCsv({ header, seed: 3 })));
  const checked = await here.bring(answersCsv({ header, seed: 4 }), typed("To check.csv"));
  return { files: [ready.import, checked.import], kept: [survey], waves: [later.wave, earlier] };
}

/** Makes a questionnaire from a template and publishes it, with a draft that has gone on since. */
async function publish(
  { director, workspaceId: workspace }: CampaignWorkspace,
  template: TemplateId,
  typed: Typed,
) {
  const { id } = await director(questionnaires.createQuestionnaire, {
    params: { workspace },
    body: { template, name: typed(template) },
  });
  const chosen = { params: { workspace, questionnaire: id } };
  const { revision, definition } = await director(questionnaires.readDraft, chosen);
  const own = withTexts(definition as Definition, typed);
  const saved = await director(questionnaires.saveDraft, {
    ...chosen,
    body: { revision, definition: own },
  });
  await director(questionnaires.publishDraft, {
    ...chosen,
    body: { revision: saved.revision, note: typed("First") },
  });
  const { revision: later } = await director(questionnaires.readDraft, chosen);
  const changed = withTexts(definition as Definition, (text) => typed(`${text} (new)`));
  await director(questionnaires.saveDraft, { ...chosen, body: { revision: later, definition: changed } });
  return id;
}

/** The same questionnaire with texts of its own; a profile's statements stay. */
const withTexts = (definition: Definition, typed: Typed): Definition => ({
  ...definition,
  title: { ...definition.title, en: typed(definition.title["en"] ?? "") },
  introduction: { ...definition.introduction, en: typed(definition.introduction?.["en"] ?? "") },
});

async function opened(made: CampaignWorkspace, settings: Partial<CampaignSettings>): Promise<string> {
  const campaign = await made.prepare(settings);
  await made.open(campaign);
  return campaign;
}

/** Everybody's answers but for two people's: `first` answers in any case. */
async function answer(
  { invitations, transaction, workspaceId }: CampaignWorkspace,
  campaign: string,
  pagesOf: (index: number) => Record<string, Answers>,
  first: string,
): Promise<void> {
  const invited = Array.from(await invitations(campaign), ([name, { id }]) => ({ name, id }));
  const ballots = invited
    .sort((one, other) => Number(other.name === first) - Number(one.name === first))
    .map(({ id }) => id)
    .slice(0, -2);
  const key = { workspace_id: workspaceId, campaign_id: campaign };
  await transaction(async (tx) => {
    for (const [index, ballot] of ballots.entries()) {
      await tx
        .insertInto("listen.ballot")
        .values({ ...key, ballot_id: ballot, completed_at: new Date() })
        .execute();
      const pages = Object.entries(pagesOf(index)).map(([page, answers]) => ({
        ...key,
        ballot_id: ballot,
        page_id: page,
        answers: JSON.stringify(answers),
      }));
      await tx.insertInto("listen.answer_page").values(pages).execute();
    }
  });
}

/** Somebody of a campaign who asked to be contacted. */
async function putFollowUp(
  { transaction, workspaceId }: CampaignWorkspace,
  campaign: string,
  typed: Typed,
): Promise<string> {
  const words = JSON.stringify([{ question: typed("What should we talk about?"), text: typed("My bill") }]);
  const notes = JSON.stringify([{ at: "2026-03-09T09:30:00.000Z", by: typed("Olga"), text: typed("Rang") }]);
  const { rows } = await transaction((tx) =>
    sql<{ id: string }>`INSERT INTO listen.follow_up
        (workspace_id, follow_up_id, campaign_id, invitation_id, reason, words, notes, opened_at, due_on)
      SELECT workspace_id, gen_random_uuid(), campaign_id, invitation_id, 'asked', ${words}::jsonb, ${notes}::jsonb,
        now(), '2026-03-10'::date
      FROM listen.invitation WHERE workspace_id = ${workspaceId} AND campaign_id = ${campaign} AND NOT pilot LIMIT 1
      RETURNING follow_up_id AS id`.execute(tx),
  );
  return rows[0]?.id ?? "";
}

/** Sends a staff list with every kind of line. */
async function upload({ director, workspaceId }: CampaignWorkspace, typed: Typed): Promise<string> {
  const name = typed("Ann").replaceAll('"', '""');
  const text = `id,name,email,department,level\n1,"${name}",ann@example.org,Sales,boss\n,Nobody,,,\n2,Bo,,Canteen,\n`;
  const answer = await director.fetch(`/api/workspaces/${workspaceId}/imports?name=staff.csv`, {
    method: "POST",
    headers: { "content-type": "application/octet-stream" },
    body: text,
  });
  if (!answer.ok) throw new Error(await answer.text());
  return ((await answer.json()) as { id: string }).id;
}
