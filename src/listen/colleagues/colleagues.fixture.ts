import { randomBytes } from "node:crypto";
import { fieldNames } from "#listen/respond/form.ts";
import { respondent } from "#listen/respond/respond.fixture.ts";
import { type CampaignPlan, putCampaign } from "#understand/results/campaign.fixture.ts";
import { definition, profile, ratedBy } from "#understand/results/profile-answers.fixture.ts";
import { openWorkspace, type SignedIn, type TestApplication } from "../../application.fixture.ts";
import { closeCampaign } from "../campaigns/campaign.contract.ts";
import { askColleague, listMyRequests } from "./colleagues.contract.ts";
import { colleaguesOf } from "./colleagues.service.ts";

const crew = ["Ana Berg", "Ben", "Cleo", "Dan", "Eva", "Finn", "Gil"] as const;
type Name = (typeof crew)[number];

/** An open profile with a crew who have all answered it. Ana Berg is the one who asks. */
export async function openProfile(plan: Partial<CampaignPlan> = {}, application?: TestApplication) {
  const workspace = await openWorkspace(application ? { application } : {});
  const { workspaceId, transaction, staff, mails, origin } = workspace;
  const unique = randomBytes(4).toString("hex");
  const email = (name: string) => `${name.toLowerCase().replace(" ", ".")}.${unique}@example.org`;
  const { campaignId, invitationOf } = await transaction((tx) =>
    putCampaign(
      tx,
      workspaceId,
      { definition, profile, confidants: [workspace.consultant.user.id], state: "open", ...plan },
      crew.map((name, index) => ({
        name,
        email: email(name),
        department: index < 4 ? "Sales" : "Service",
        pages: ratedBy(index + 1),
      })),
    ),
  );
  const people = await transaction((tx) =>
    tx
      .selectFrom("people.person")
      .select(["person_id", "name"])
      .where("workspace_id", "=", workspaceId)
      .execute(),
  );
  const person = (name: Name) => people.find((each) => each.name === name)?.person_id ?? "";
  const ana = await staff(email("Ana Berg"), "Ana Berg");
  const invitation = invitationOf("Ana Berg");
  const own = { params: { workspace: workspaceId, invitation } };

  /** The pages that the link in the colleague's next mail opens. */
  const opened = async (name: Name) => {
    const mail = await mails.to(email(name));
    const link = mail.links.find((each) => each.includes("/a/")) ?? "";
    const path = new URL(link).pathname;
    return { mail, path, ...respondent(origin, path) };
  };
  const asked = async (name: Name, aboutPerson = true) => {
    const { request } = await ana(askColleague, { ...own, body: { person: person(name), aboutPerson } });
    return { request, ...(await opened(name)) };
  };
  return {
    ...workspace,
    campaignId,
    invitation,
    invitationOf,
    ana,
    own,
    person,
    email,
    opened,
    asked,
    /** Asks a colleague, who agrees, rates everything alike and finishes. */
    async rated(name: Name, rating: number, { person: rates = true, named = false } = {}) {
      const colleague = await asked(name);
      await colleague.post("/request", reply("accept", { person: rates, name: named }));
      for (const page of definition.pages)
        await colleague.send(page.id, ratings(page.id, rating, rates ? bothSides : ["organisation"]));
      await colleague.post("/complete", "");
      return colleague;
    },
    signIn: (name: Name): Promise<SignedIn> => staff(email(name), name),
    mine: (who: SignedIn = ana) => who(listMyRequests, { params: { workspace: workspaceId } }),
    close: () =>
      workspace.director(closeCampaign, { params: { workspace: workspaceId, campaign: campaignId } }),
    figures: (of = invitation) => transaction((tx) => colleaguesOf(tx, workspaceId, of)),
  };
}

const bothSides = ["self", "organisation"] as const;

/** A colleague's form: what they say to the request, and the boxes that they tick. */
export function reply(
  said: "accept" | "decline" | "change",
  ticked: { person?: boolean; name?: boolean } = {},
) {
  const form = new URLSearchParams({ reply: said });
  for (const box of ["person", "name"] as const) if (ticked[box]) form.set(box, "yes");
  return form.toString();
}

/** The fields of a page of the profile, all rated alike. */
export function ratings(
  page: string,
  rating: number,
  sides: readonly ("self" | "organisation")[] = bothSides,
): Record<string, string> {
  const question = definition.pages.find(({ id }) => id === page)?.questions[0];
  if (question?.type !== "paired-rating") return {};
  return Object.fromEntries(
    question.rows.flatMap((row) =>
      sides.map((side) => [fieldNames.pair(question.id, row.id, side), String(rating)]),
    ),
  );
}
