import { newNonce } from "#listen/anonymous/anonymous.service.ts";
import { everybody } from "#listen/campaigns/audience.ts";
import { linkPath } from "#listen/campaigns/invitation-mail.service.ts";
import { dateAfter, localTimeOf, momentAt } from "#listen/campaigns/schedule.ts";
import type { DoorKind } from "#listen/doors/door.ts";
import { type Entering, enterWithCard, visitDoor } from "#listen/doors/door-visit.service.ts";
import type { Answers } from "#listen/questionnaires/answer.ts";
import type { RespondentKey } from "#listen/respond/find-visit.service.ts";
import { createRespond } from "#listen/respond/respond.service.ts";
import { readLinkCode } from "#listen/respond/respondent-link.service.ts";
import type { Actor } from "#people/access/actor.ts";
import type { Person } from "#people/person.ts";
import type { Transaction } from "#platform/database/tables.ts";
import { type Random, seededRandom } from "#stats/random.ts";
import { type Shift, shiftAnswers } from "../shifts/shift-answers.ts";
import { answerByCode } from "./answering.service.ts";
import { spreadAnswers } from "./backdate.service.ts";
import type { Making } from "./making.ts";
import { type Doors, openDoors } from "./shift-doors.service.ts";
import { takePaper } from "./shift-paper.service.ts";
import { timeZone } from "./story-time.ts";
import { ballotsOf, findUnlinking } from "./unlinked.store.ts";
import { closeCampaign, type Opened, openCampaign, whileOpen } from "./wave.service.ts";

/** How many answer by each way. */
interface Comers {
  /** Share of those with a desk and a mailbox who answer by the link in their mail. */
  mailed: number;
  /** By team, as the cards were handed out. */
  cards: readonly number[];
  link: number;
  kiosk: number;
  /** By batch of sheets. */
  paper: readonly number[];
}

interface ShiftPlan {
  name: string;
  purpose: string;
  /** The same in further languages. */
  purposes: Readonly<Record<string, string>>;
  questionnaire: string;
  /** Ids of the departments that are asked. */
  units: readonly string[];
  opens: Date;
  closes: Date;
  comers: Comers;
  typists: readonly [Actor, Actor];
}

/** What somebody without an account gets into an open campaign with. */
export interface WaysIn {
  link: string;
  kiosk: string;
  cards: string;
  /** A card's code that nobody has used. */
  code: string;
  /** The number of a sheet that nobody has typed. */
  sheet: string;
}

const shiftOf = (department: string): Shift =>
  department.startsWith("Telemarketing")
    ? "telephone"
    : department.endsWith("Warehouse")
      ? "warehouse"
      : "mailing";

const cameBy = (count: number, shift: Shift, random: Random): Answers[] =>
  Array.from({ length: count }, () => shiftAnswers(shift, random));

/** Asks late and night shifts anonymously: by mail, poster, kiosk, cards and paper. */
export async function askShifts(
  making: Making,
  director: Actor,
  people: readonly Person[],
  { name, purpose, purposes, questionnaire, units, opens, closes, comers, typists }: ShiftPlan,
): Promise<{ campaignId: string; ways: WaysIn }> {
  const { now, seed, at } = making;
  const random = seededRandom(seed + name.length);
  const opened = await openCampaign(making, director, {
    name,
    questionnaire,
    anonymity: "anonymous",
    settings: {
      purpose,
      purposes,
      audience: { ...everybody, who: "groups", units: [...units] },
      breakdowns: ["department"],
    },
    opens,
    closes,
  });
  const { campaignId, definition } = opened;
  const doors = await at(opens, (tx) =>
    whileOpen(tx, making, { campaignId, closes }, () =>
      openDoors(making, tx, director, { campaignId, now: opens }),
    ),
  );
  const isOver = closes < now;
  const lastDay = dateAfter(localTimeOf(isOver ? closes : now, timeZone).date, -1);
  const sheet = await at(opens, (tx) =>
    whileOpen(tx, making, { campaignId, closes }, async () => {
      await answerByMail(making, tx, opened, people, comers.mailed, random);
      await comeThroughDoors(making, tx, opened, doors, comers, random);
      return takePaper(making, tx, director, {
        campaignId,
        definition,
        typists,
        now: momentAt({ date: lastDay, time: "14:30" }, timeZone),
        until: localTimeOf(closes, timeZone).date,
        filled: comers.paper.map((count) => cameBy(count, "warehouse", random)),
        typedOnce: isOver ? 0 : 1,
        settled: isOver,
      });
    }),
  );
  await spreadOverDays(making, campaignId, { opens, lastDay }, random);
  if (isOver) await closeCampaign(making, campaignId, closes);
  const { link, kiosk, cards, codes } = doors;
  const code = [...codes.values()].at(0)?.at(-1) ?? "";
  return {
    campaignId,
    ways: { link: link.path, kiosk: kiosk.path, cards: cards.path, code, sheet },
  };
}

/** Exchanges links for ballots, and answers these. */
async function answerByMail(
  { workspaceId, context: { jobs, key } }: Making,
  tx: Transaction,
  { campaignId, invited, definition }: Opened,
  people: readonly Person[],
  share: number,
  random: Random,
): Promise<void> {
  const respond = createRespond(jobs, key);
  const { link_key, link_salt } = await findUnlinking(tx, workspaceId, campaignId);
  const campaign = {
    workspace_id: workspaceId,
    campaign_id: campaignId,
    anonymity: "anonymous",
    link_salt,
  } as const;
  for (const { id, department } of people) {
    const link = invited.get(id);
    const shift = shiftOf(department);
    if (!link || shift === "warehouse" || random.uniform() >= share) continue;
    const { invitationId: invitation_id, linkVersion: link_version } = link;
    const path = linkPath(key, { link_key }, campaign, { invitation_id, link_version });
    const code = readLinkCode(path.slice("/a/".length));
    const offered = code && (await respond.visit(tx, code))?.anonymous?.offered;
    if (!code || !offered) throw new Error("a link of the example offers no ballot");
    const ballot = Buffer.from(offered);
    const exchanged = await respond.exchange(tx, code, ballot);
    if (!exchanged || !("ballot" in exchanged)) throw new Error("a link of the example leads to no ballot");
    const said = { definition, answers: shiftAnswers(shift, random), completes: true };
    await answerByCode(respond, tx, { workspaceId, campaignId, ballot }, said);
  }
}

/** Comes through each door as somebody does who stands before it. */
async function comeThroughDoors(
  { workspaceId, now, context: { jobs, key } }: Making,
  tx: Transaction,
  { campaignId, definition }: Opened,
  doors: Doors,
  comers: Comers,
  random: Random,
): Promise<void> {
  const respond = createRespond(jobs, key);
  const entering: Entering = { within: { tx, workspaceId }, respond, key, now };
  const visited = async (kind: DoorKind) => {
    const visit = await visitDoor(entering, doors[kind].id, kind);
    if (!visit?.keys) throw new Error(`the example's ${kind} is not open`);
    return { ...visit, keys: visit.keys };
  };
  const answer = (bytes: Buffer, answers: Answers) => {
    const ballot: RespondentKey = { workspaceId, campaignId, ballot: bytes };
    return answerByCode(respond, tx, ballot, { definition, answers, completes: true });
  };
  for (const [kind, shift] of [
    ["link", "telephone"],
    ["kiosk", "mailing"],
  ] as const) {
    const { keys, door } = await visited(kind);
    for (const answers of cameBy(comers[kind], shift, random))
      await answer(keys.code(newNonce(), door.cell).bytes, answers);
  }
  const cards = await visited("cards");
  for (const [index, codes] of [...doors.codes.values()].entries())
    for (const code of codes.slice(0, comers.cards[index] ?? 0)) {
      const entered = await enterWithCard(entering, cards, code, newNonce());
      if (typeof entered === "string") throw new Error(`a card of the example lets nobody in: ${entered}`);
      await answer(entered.bytes, shiftAnswers("warehouse", random));
    }
}

/** Puts ballots on the days between the opening and a last one. Of anonymous ones nothing but the day is known. */
async function spreadOverDays(
  { owner, workspaceId }: Making,
  campaignId: string,
  { opens, lastDay }: { opens: Date; lastDay: string },
  random: Random,
): Promise<void> {
  const firstDay = dateAfter(localTimeOf(opens, timeZone).date, 1);
  const days = Math.max(1, Math.round((Date.parse(lastDay) - Date.parse(firstDay)) / 86_400_000) + 1);
  const ballots = await ballotsOf(owner, workspaceId, campaignId);
  const sittings = ballots.map(({ id, completed }) => {
    const day = momentAt({ date: dateAfter(firstDay, random.integer(days)), time: "00:00" }, timeZone);
    return { invitationId: id, started: day, changed: day, completed, due: lastDay };
  });
  await spreadAnswers(owner, workspaceId, campaignId, sittings);
}
