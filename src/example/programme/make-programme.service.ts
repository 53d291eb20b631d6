import { everybody } from "#listen/campaigns/audience.ts";
import { copyCampaign } from "#listen/campaigns/campaign.service.ts";
import { readQuestionnaire, serviceCommitmentFile } from "#listen/profile/questionnaire.import.ts";
import { createFromTemplate } from "#listen/questionnaires/beginning.service.ts";
import type { Definition } from "#listen/questionnaires/definition.ts";
import { draftOf } from "#listen/questionnaires/questionnaire.service.ts";
import type { TemplateId } from "#listen/questionnaires/templates/template-ids.ts";
import { publish } from "#listen/questionnaires/version.service.ts";
import type { Actor, User } from "#people/access/actor.ts";
import type { Context } from "#people/access/context.ts";
import { addMember } from "#people/members/members.service.ts";
import { placedUnits } from "#people/organisation/unit.service.ts";
import type { Person } from "#people/person.ts";
import { beginWorkspace } from "#people/workspace/workspace.service.ts";
import type { Transaction } from "#platform/database/tables.ts";
import { type Random, seededRandom } from "#stats/random.ts";
import { departmentOf } from "../respondents.ts";
import { drawTwoWaves, type Sheet } from "../two-waves.ts";
import { answersOfRows } from "./answering.service.ts";
import { movingBack, sealAgain } from "./backdate.service.ts";
import { type Cast, castMembers, castOf, type Part, parts, rolesOf } from "./cast.ts";
import { climateAnswers } from "./climate-answers.ts";
import { askColleagues } from "./colleagues.service.ts";
import { type ContractPlan, writeContracts } from "./contracts.service.ts";
import type { Given } from "./held.ts";
import { markSent } from "./invitations.store.ts";
import { campaignWork, type Doing, jobsAhead, type Making } from "./making.ts";
import { accountOf, changeDepartments, importStaff } from "./people.service.ts";
import { consultant, nextWave, programme, pulse, waves } from "./story.ts";
import { storyTimes } from "./story-time.ts";
import { runCampaign } from "./wave.service.ts";

/** What the finished example is entered by. */
export interface Made {
  users: Record<Part, string>;
  names: Record<Part, string>;
  organisation: string;
  /** How many work there. */
  people: number;
  campaigns: { first: string; second: string; pulse: string };
}

interface MakingOptions extends Pick<Making, "owner" | "workspaceId" | "now" | "seed"> {
  context: Pick<Context, "transaction" | "jobs" | "origin">;
  /** Gets a phrase for each stage. */
  say: (stage: string) => void;
}

/** Makes the example programme in an empty workspace, through the use cases that serve people. */
export async function makeProgramme({ say, context: given, ...options }: MakingOptions): Promise<Made> {
  const { owner, workspaceId, now, seed } = options;
  const context = { ...given, jobs: jobsAhead(given.jobs, now) };
  const moveBack = movingBack(owner, workspaceId);
  const at: Making["at"] = (moment, work) => moveBack(moment, () => context.transaction(workspaceId, work));
  const making: Making = { ...options, context, at };
  const times = storyTimes(now);
  const drawn = drawTwoWaves(await readQuestionnaire(serviceCommitmentFile), seed, (people, first) =>
    castMembers(castOf(people, first)),
  );
  const cast = castOf(drawn.people, drawn.first);

  say("people and questionnaires");
  const users = await at(times.begun, (tx) => begin(tx, workspaceId, cast));
  const director = actorOf(users.director, workspaceId);
  const doing = (tx: Transaction): Doing => ({ tx, workspace: workspaceId, actor: director });
  const questionnaire = await at(times.begun, async (tx) => {
    await importStaff(doing(tx), "Staff list.csv", drawn.people);
    return published(doing(tx), "service-commitment");
  });
  const wave = { questionnaire, anonymity: "confidential" } as const;

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

  say("contracts for change");
  await writeContracts(making, second, contractPlans(cast), times.contracts);

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
    campaigns: { first: first.campaignId, second: second.campaignId, pulse: pulsing.campaignId },
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

const actorOf = (user: User, workspaceId: string): Actor => ({
  user,
  member: { ...user, workspaceId, personId: null, roles: rolesOf.director },
});

/** Begins a questionnaire with a template and publishes it as it is. @returns its id */
async function published(doing: Doing, template: TemplateId, name?: string): Promise<string> {
  const { id } = await createFromTemplate(doing, { template, ...(name !== undefined && { name }) });
  const { revision } = await draftOf(doing, id);
  await publish(doing, id, { revision });
  return id;
}

async function unitAt({ tx, workspace }: Doing, path: string): Promise<string> {
  const unit = (await placedUnits(tx, workspace)).find((each) => each.path === path);
  if (!unit) throw new RangeError(`the example has no department ${path}`);
  return unit.id;
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
