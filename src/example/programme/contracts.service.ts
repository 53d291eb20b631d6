import { checkInOwn } from "#embed/contracts/check-in.service.ts";
import { type Clauses, mostGoals } from "#embed/contracts/clauses.ts";
import {
  beginContract,
  finishContract,
  markMilestone,
  saveContract,
  signContract,
} from "#embed/contracts/contract.service.ts";
import { readContractCode } from "#embed/contracts/contract-link.service.ts";
import type { ContractWork } from "#embed/contracts/contract-work.service.ts";
import { answerSupport } from "#embed/contracts/link-visit.service.ts";
import { planReminder } from "#embed/contracts/reminders.service.ts";
import { suggestionsFor } from "#embed/contracts/suggestions.service.ts";
import { addSupporter, supportedBy } from "#embed/contracts/supporters.service.ts";
import { dateAfter, localTimeOf, momentAt } from "#listen/campaigns/schedule.ts";
import type { Person } from "#people/person.ts";
import type { Transaction } from "#platform/database/tables.ts";
import * as words from "./contract-words.ts";
import { employee } from "./employee.ts";
import type { Held } from "./held.ts";
import type { Making } from "./making.ts";
import { timeZone } from "./story-time.ts";

/** Somebody who writes a contract, and how it goes on. */
export interface ContractPlan {
  author: Person;
  supporters: readonly Person[];
  /** Weeks that are written down, counted from the first. */
  weeks: readonly number[];
  end: "goes on" | "completed" | "ended early";
}

const day = 86_400_000;
const week = 7 * day;
/** A contract that is completed runs for so many weeks. */
const shortRun = 5;

/**
 * Writes contracts for change from their authors' own results, has support persons sign, and follows them week by week to
 * the present.
 */
export async function writeContracts(
  making: Making,
  { invited }: Held,
  plans: readonly ContractPlan[],
  begins: Date,
): Promise<void> {
  const { workspaceId, now, context, at } = making;
  const workAt = (tx: Transaction, moment: Date): ContractWork => ({
    tx,
    workspaceId,
    jobs: context.jobs,
    origin: context.origin(),
    now: moment,
  });
  for (const [index, plan] of plans.entries()) {
    const author = employee(plan.author, invited, workspaceId);
    const signed = new Date(begins.getTime() + (index % 5) * day);
    const contract = await at(signed, async (tx) => {
      const work = workAt(tx, signed);
      const { id, revision, clauses } = await beginContract(work, author);
      const from = invited.get(plan.author.id)?.invitationId;
      const suggested = await suggestionsFor(tx, author, workspaceId, from);
      const chosen = wordsOf(clauses, suggested.competencies, index, signed, plan.end === "completed");
      const saved = await saveContract(work, author, id, { revision, clauses: chosen });
      for (const [place, supporter] of plan.supporters.entries()) {
        const person = invited.get(supporter.id)?.personId ?? "";
        await addSupporter(work, author, id, { person, shares: place === 0 ? "whole" : "goals" });
      }
      await signContract(work, author, id, { revision: saved, name: plan.author.name });
      return id;
    });
    await support(plan.supporters.slice(0, 1), new Date(signed.getTime() + 2 * day));
    const reached = new Date(signed.getTime() + 4 * week + day);
    const last = new Date(signed.getTime() + shortRun * week);
    await at(plan.end === "goes on" ? reached : last, async (tx) => {
      for (const number of plan.weeks) {
        const friday = fridayAfter(signed, number);
        const isOver = plan.end === "goes on" ? friday >= now : friday >= last;
        if (!isOver) await checkIn(workAt(tx, friday), author, contract, number + index);
      }
      if (plan.end !== "ended early") await markMilestone(workAt(tx, reached), author, contract, "m1", true);
      if (plan.end === "goes on") return;
      const word = plan.end === "completed" ? words.completed : words.endedEarly;
      const as = plan.end === "completed" ? "completed" : "ended";
      await finishContract(workAt(tx, last), author, contract, { as, word });
    });
    if (plan.end === "goes on")
      await context.transaction(workspaceId, (tx) => planReminder(workAt(tx, now), contract));
  }

  async function support(supporters: readonly Person[], moment: Date): Promise<void> {
    for (const supporter of supporters)
      await at(moment, async (tx) => {
        const work = workAt(tx, moment);
        const actor = employee(supporter, invited, workspaceId);
        const { contracts } = await supportedBy(work, actor);
        for (const { path, state } of contracts) {
          const code = readContractCode(path.split("/").at(-1) ?? "");
          if (!code || state !== "asked") continue;
          await answerSupport(work, code, { accept: true, name: supporter.name, version: 1 });
        }
      });
  }
}

async function checkIn(
  work: ContractWork,
  author: Parameters<typeof checkInOwn>[1],
  contract: string,
  turn: number,
) {
  const { marks, note, learned } = pick(words.checkIns, turn);
  const monday = dateAfter(localTimeOf(work.now, timeZone).date, -4);
  const given = { g1: marks[0], g2: marks[1] };
  await checkInOwn(work, author, contract, { week: monday, marks: given, note, learned, revision: 0 });
}

/** The Friday of the week that comes so many weeks later, in the afternoon. */
function fridayAfter(from: Date, weeks: number): Date {
  const { date } = localTimeOf(from, timeZone);
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay();
  return momentAt({ date: dateAfter(date, 5 - weekday + 7 * weeks), time: "15:40" }, timeZone);
}

type Suggested = Awaited<ReturnType<typeof suggestionsFor>>["competencies"];

/** Fills the clauses: goals from one's own results, the rest in one's own words. */
function wordsOf(
  empty: Clauses,
  suggested: Suggested,
  index: number,
  signed: Date,
  isShort: boolean,
): Clauses {
  const goals = suggested.flatMap(({ name, goals: [first] }) =>
    first
      ? [{ text: first.text, from: { competency: name, statement: first.statement, topic: first.topic } }]
      : [],
  );
  const [reward, endReward] = pick(words.rewards, index);
  const on = (weeks: number) => localTimeOf(new Date(signed.getTime() + weeks * week), timeZone).date;
  return {
    ...empty,
    goals: empty.goals.map((goal, place) => {
      const chosen = place < mostGoals - 1 ? goals[place] : undefined;
      if (chosen) return { ...goal, ...chosen, sign: pick(words.signs, index + place) };
      return place === 0
        ? { ...goal, text: "I ring back on the day on which I said I would.", sign: words.signs[1] }
        : goal;
    }),
    less: [...pick(words.less, index)],
    record: pick(words.records, index),
    help: [...pick(words.help, index)],
    methods: [...pick(words.methods, index)],
    milestones: words.milestones.map((text, place) => ({
      id: `m${place + 1}`,
      on: on(isShort ? 4 + place : 4 + 5 * place),
      text,
    })),
    milestoneReward: reward,
    endReward,
    endsOn: isShort ? on(shortRun) : empty.endsOn,
  };
}

const pick = <Item>(list: readonly [Item, ...Item[]] | readonly Item[], index: number): Item =>
  list[index % list.length] as Item;
