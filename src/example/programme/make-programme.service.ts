import { everybody } from "#listen/campaigns/audience.ts";
import { copyCampaign } from "#listen/campaigns/campaign.service.ts";
import { readQuestionnaire, serviceCommitmentFile } from "#listen/profile/questionnaire.import.ts";
import type { Definition } from "#listen/questionnaires/definition.ts";
import type { Actor, Role, User } from "#people/access/actor.ts";
import { addMember } from "#people/members/members.service.ts";
import type { Person } from "#people/person.ts";
import { beginWorkspace } from "#people/workspace/workspace.service.ts";
import type { Transaction } from "#platform/database/tables.ts";
import { type Random, seededRandom } from "#stats/random.ts";
import { saveComparison } from "#understand/perceptions/perceptions.service.ts";
import { competitors } from "../customers/customer-answers.ts";
import { answersStaffSurvey, staffAnswers } from "../customers/staff-answers.ts";
import { departmentOf } from "../respondents.ts";
import { shiftQuestionnaire } from "../shifts/shift-questionnaire.ts";
import { drawTwoWaves, type Sheet } from "../two-waves.ts";
import { answersOfRows } from "./answering.service.ts";
import { movingBack, sealAgain, writtenTables } from "./backdate.service.ts";
import { type Cast, castMembers, castOf, type Part, parts, rolesOf } from "./cast.ts";
import { climateAnswers } from "./climate-answers.ts";
import { askColleagues } from "./colleagues.service.ts";
import { workOnComments } from "./comments.service.ts";
import { type ContractPlan, writeContracts } from "./contracts.service.ts";
import { importCustomers, marketOf, surveyCustomers } from "./customers.service.ts";
import { followUp } from "./follow-ups.service.ts";
import type { Given } from "./held.ts";
import { markSent } from "./invitations.store.ts";
import { campaignWork, type Doing, jobsAhead, type Making } from "./making.ts";
import { accountOf, changeDepartments, importStaff, unitAt } from "./people.service.ts";
import { published, publishedAs } from "./questionnaires.service.ts";
import { weightFigures } from "./quotas.service.ts";
import { askShifts, type WaysIn } from "./shifts.service.ts";
import { registerSignIn } from "./sign-in.service.ts";
import {
  comparison,
  consultant,
  customerSurvey,
  nextWave,
  programme,
  pulse,
  secondCoder,
  shiftPulse,
  staffSurvey,
  waves,
} from "./story.ts";
import { storyTimes } from "./story-time.ts";
import { keepPanel, publishAs, tellBack } from "./told-back.service.ts";
import { runCampaign } from "./wave.service.ts";

/** What the finished example is entered by. */
export interface Made {
  users: Record<Part, string>;
  names: Record<Part, string>;
  organisation: string;
  /** How many work there. */
  people: number;
  campaigns: Record<"first" | "second" | "pulse" | "customers" | "staff" | "shifts" | "shiftsAgain", string>;
  /** How somebody gets in who has no account. */
  ways: WaysIn;
}

interface MakingOptions extends Pick<Making, "owner" | "workspaceId" | "now" | "seed"> {
  context: Making["context"];
  /** Gets a phrase for each stage. */
  say: (stage: string) => void;
}

/** Makes the example programme in an empty workspace, through the use cases that serve people. */
export async function makeProgramme({ say, context: given, ...options }: MakingOptions): Promise<Made> {
  const { owner, workspaceId, now, seed } = options;
  const context = { ...given, jobs: jobsAhead(given.jobs, now) };
  const moveBack = movingBack(owner, workspaceId);
  const at: Making["at"] = (moment, work) =>
    moveBack(moment, (wrote) =>
      context.transaction(workspaceId, async (tx) => {
        const result = await work(tx);
        wrote(await writtenTables(tx));
        return result;
      }),
    );
  const making: Making = { ...options, context, at };
  const times = storyTimes(now);
  const drawn = drawTwoWaves(await readQuestionnaire(serviceCommitmentFile), seed, (people, first) =>
    castMembers(castOf(people, first)),
  );
  const cast = castOf(drawn.people, drawn.first);

  say("people and questionnaires");
  const users = await at(times.begun, (tx) => begin(tx, workspaceId, cast));
  const director = actorOf(users.director, workspaceId, rolesOf.director);
  const maren = actorOf(users.consultant, workspaceId, rolesOf.consultant);
  const doing = (tx: Transaction): Doing => ({ tx, workspace: workspaceId, actor: director });
  const questionnaire = await at(times.begun, async (tx) => {
    await publishAs(tx, maren, workspaceId);
    await registerSignIn(making, tx, director, times.begun);
    await importStaff(doing(tx), "Staff list.csv", drawn.people);
    return published(doing(tx), "service-commitment");
  });
  const wave = { questionnaire, anonymity: "confidential", many: true } as const;

  say("first wave");
  const first = await runCampaign(
    making,
    director,
    { ...wave, name: waves.first.name, settings: { purpose: waves.first.purpose }, ...times.firstWave },
    ratingsOf(drawn.first),
  );

  say("four months of organisational life");
  await at(times.reorganised, async (tx) => {
    await changeDepartments(doing(tx));
    await importStaff(doing(tx), "Staff list, four months later.csv", drawn.later.people);
  });

  say("second wave, with colleagues' views");
  const { asked, answered, ...secondWave } = times.secondWave;
  const second = await runCampaign(
    making,
    director,
    {
      ...wave,
      name: waves.second.name,
      settings: { purpose: waves.second.purpose, follows: first.campaignId },
      ...secondWave,
    },
    ratingsOf(drawn.second),
    (held) => askColleagues(making, held, cast.asking, { asked, answered, ...secondWave, ...drawn }),
  );

  say("what customers say, and what the staff think they say");
  const market = marketOf(drawn.later.people, seed);
  const voices = await at(times.customers.imported, async (tx) => {
    await importCustomers(doing(tx), market, times.customers.imported);
    const { organisation, questionnaire: relationship } = customerSurvey;
    const fields = { organisation, competitors, accountPerson: true };
    return {
      idris: await secondConsultant(tx, workspaceId),
      customers: await published(doing(tx), "relationship", relationship, fields),
      staff: await published(doing(tx), "staff-view", staffSurvey.questionnaire),
    };
  });
  const headOfCare = second.invited.get(cast.players.manager.id)?.personId ?? "";
  const customers = await surveyCustomers(making, director, voices.customers, {
    market,
    people: drawn.later.people,
    owner: headOfCare,
    ...times.customers,
  });
  const staff = await runCampaign(
    making,
    director,
    {
      name: staffSurvey.name,
      questionnaire: voices.staff,
      anonymity: "confidential",
      settings: { purpose: staffSurvey.purpose, breakdowns: ["standing", "department"] },
      many: true,
      reminds: false,
      ...times.staffView,
    },
    staffGiven(drawn.later.people, seededRandom(seed + 13)),
  );
  await at(times.weighted, (tx) =>
    weightFigures(tx, director, { workspaceId, campaignId: customers.campaignId, now: times.weighted }),
  );
  await at(times.compared, (tx) =>
    saveComparison(
      tx,
      director,
      workspaceId,
      { name: comparison, customers: customers.campaignId, staff: staff.campaignId },
      times.compared,
    ),
  );

  say("comments, coded by two, and calls to those who asked for one");
  const coders = { first: maren, second: voices.idris };
  await workOnComments(making, customers.campaignId, coders, times.comments);
  await followUp(making, maren, customers.campaignId);
  const willing = customers.given.flatMap(({ number }) => customers.invited.get(number)?.personId ?? []);
  await at(times.panel, (tx) => keepPanel(doing(tx), willing, seed));
  await at(times.toldBack, (tx) =>
    tellBack(making, tx, director, { campaignId: customers.campaignId, now: times.toldBack }),
  );

  say("contracts for change");
  await writeContracts(making, second, contractPlans(cast), times.contracts);

  say("late and night shifts, by poster, kiosk, cards and paper");
  const shifts = await at(times.shifts.opens, async (tx) => ({
    questionnaire: await publishedAs(doing(tx), shiftPulse.questionnaire, shiftQuestionnaire),
    units: await Promise.all(shiftPulse.departments.map((path) => unitAt(doing(tx), path))),
  }));
  const typist = actorOf(users.typist, workspaceId, rolesOf.typist);
  const shiftPlan = {
    ...shifts,
    purpose: shiftPulse.purpose,
    purposes: shiftPulse.purposes,
    typists: [typist, maren] as const,
  };
  const shiftsBefore = await askShifts(making, director, drawn.later.people, {
    ...shiftPlan,
    ...times.shifts,
    name: shiftPulse.earlier,
    comers: { mailed: 0.6, cards: [6, 7], link: 5, kiosk: 6, paper: [8, 6] },
  });
  const shiftsNow = await askShifts(making, director, drawn.later.people, {
    ...shiftPlan,
    ...times.shiftsAgain,
    name: shiftPulse.now,
    comers: { mailed: 0.25, cards: [3, 2], link: 6, kiosk: 5, paper: [4, 2] },
  });

  say("a pulse that is open, and a draft");
  const open = await at(times.pulse.opens, async (tx) => ({
    questionnaire: await published(doing(tx), "service-climate", pulse.questionnaire),
    unit: await unitAt(doing(tx), pulse.department),
  }));
  const audience = { ...everybody, who: "groups" as const, units: [open.unit] };
  const pulsing = await runCampaign(
    making,
    director,
    {
      name: pulse.name,
      questionnaire: open.questionnaire,
      anonymity: "named",
      settings: { purpose: pulse.purpose, audience },
      ...times.pulse,
    },
    pulseAnswers(drawn.later.people, cast, seededRandom(seed + 3)),
  );
  await at(times.draft, (tx) =>
    copyCampaign(campaignWork(making, tx, times.draft), director, second.campaignId, {
      name: nextWave,
      nextWave: true,
    }),
  );
  await at(now, (tx) => markSent(tx, workspaceId, times.draft));
  await sealAgain(owner, workspaceId);
  const byPart = (of: (user: User) => string) =>
    Object.fromEntries(parts.map((part) => [part, of(users[part])])) as Record<Part, string>;
  return {
    users: byPart(({ id }) => id),
    names: byPart(({ name }) => name),
    organisation: programme.organisation,
    people: drawn.later.people.length,
    campaigns: {
      first: first.campaignId,
      second: second.campaignId,
      pulse: pulsing.campaignId,
      customers: customers.campaignId,
      staff: staff.campaignId,
      shifts: shiftsBefore.campaignId,
      shiftsAgain: shiftsNow.campaignId,
    },
    ways: shiftsNow.ways,
  };
}

/** Begins the workspace, with everybody who can be looked around as. */
async function begin(tx: Transaction, workspaceId: string, { players }: Cast): Promise<Record<Part, User>> {
  const director = await accountOf(tx, players.director);
  await beginWorkspace(tx, workspaceId, programme, { user: director, roles: rolesOf.director });
  const users: Partial<Record<Part, User>> = { director };
  for (const part of parts) {
    if (part === "director") continue;
    const user = await accountOf(tx, part === "consultant" ? consultant : players[part]);
    if (rolesOf[part].length > 0) await addMember(tx, workspaceId, { user, roles: rolesOf[part] });
    users[part] = user;
  }
  return users as Record<Part, User>;
}

const actorOf = (user: User, workspaceId: string, roles: Role[]): Actor => ({
  user,
  member: { ...user, workspaceId, personId: null, roles },
});

/** Has a second consultant join, who is told of to everybody who is asked from then on. */
async function secondConsultant(tx: Transaction, workspaceId: string): Promise<Actor> {
  const user = await accountOf(tx, secondCoder);
  await addMember(tx, workspaceId, { user, roles: rolesOf.consultant });
  return actorOf(user, workspaceId, rolesOf.consultant);
}

/** Somebody who stopped on the way didn't say that they were done. */
const ratingsOf =
  (sheets: readonly Sheet[]) =>
  (definition: Definition): Given[] =>
    sheets.map(({ person, manner, rows }) => ({
      number: person.id,
      answers: answersOfRows(definition, rows),
      completes: manner !== "stopped",
    }));

/** Who writes a contract, and how it goes on: one is completed, one ends early, and weeks are missed as they are. */
function contractPlans({ players, contractors, asking }: Cast): ContractPlan[] {
  const own: ContractPlan = {
    author: players.staff,
    supporters: (asking[0]?.colleagues ?? []).slice(0, 2),
    weeks: [0, 1, 2, 4, 5, 6],
    end: "goes on",
  };
  const others = contractors.map(
    (author, index): ContractPlan => ({
      author,
      supporters: contractors.filter((other) => other !== author).slice(index % 5, (index % 5) + (index % 3)),
      weeks: [0, 1, 2, 3, 4, 5, 6, 7].filter((week) => (week + index) % 4 !== 2 && week < 5 + index),
      end: index === 1 ? "ended early" : index === 2 ? "completed" : "goes on",
    }),
  );
  return [own, ...others];
}

const staffGiven =
  (people: readonly Person[], random: Random) =>
  (_definition: Definition): Given[] =>
    people
      .filter((person) => answersStaffSurvey(person, random))
      .map((person) => ({ number: person.id, answers: staffAnswers(person, random), completes: true }));

/** Share of those asked who have answered the pulse so far. */
const pulseShare = 0.55;

const pulseAnswers =
  (people: readonly Person[], { players }: Cast, random: Random) =>
  (definition: Definition): Given[] =>
    people
      .filter((person) => departmentOf(person) === pulse.department && person.id !== players.asked.id)
      .filter(({ id }) => random.uniform() < pulseShare || id === players.staff.id)
      .map(({ id }) => ({
        number: id,
        answers: climateAnswers(definition, random.normal(0.58, 0.14), random),
        completes: random.uniform() < 0.9 || id === players.staff.id,
      }));
