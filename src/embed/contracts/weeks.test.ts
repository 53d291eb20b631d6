import assert from "node:assert/strict";
import { test } from "node:test";
import {
  askedWeek,
  dayOf,
  mondayOf,
  nextLook,
  nextReminder,
  openWeeks,
  type ReminderPlan,
  weekdayOf,
  weeksBetween,
  weekToAsk,
} from "./weeks.ts";

const berlin = "Europe/Berlin";
const plan: ReminderPlan = {
  weekday: 5,
  timeZone: berlin,
  signedAt: new Date("2021-03-08T10:00:00Z"),
  beginsOn: "2021-03-08",
  endsOn: "2021-05-31",
  pausedUntil: null,
  remindedWeek: null,
};

test("weeks begin on Monday, also across a year's end", () => {
  assert.equal(weekdayOf("2021-03-08"), 1);
  assert.equal(weekdayOf("2021-03-14"), 7);
  assert.equal(mondayOf("2021-03-14"), "2021-03-08");
  assert.equal(mondayOf("2021-01-01"), "2020-12-28");
  assert.deepEqual(weeksBetween("2020-12-30", "2021-01-12"), ["2020-12-28", "2021-01-04", "2021-01-11"]);
});

test("on Monday and Tuesday the week before is asked about, later the present one", () => {
  assert.deepEqual(["2021-03-15", "2021-03-16", "2021-03-17", "2021-03-21"].map(askedWeek), [
    "2021-03-08",
    "2021-03-08",
    "2021-03-15",
    "2021-03-15",
  ]);
});

test("a reminder goes at nine by the organisation's clocks, before and after they are changed", () => {
  // In Berlin summer time began on Sunday, 28 March 2021.
  const friday = nextReminder(new Date("2021-03-22T12:00:00Z"), 5, berlin);
  assert.equal(friday.toISOString(), "2021-03-26T08:00:00.000Z");
  assert.equal(nextReminder(friday, 5, berlin).toISOString(), "2021-04-02T07:00:00.000Z");
  // And ended on Sunday, 31 October.
  assert.equal(
    nextReminder(new Date("2021-10-30T00:00:00Z"), 7, berlin).toISOString(),
    "2021-10-31T08:00:00.000Z",
  );
  // On the other side of the date line.
  assert.equal(
    nextReminder(new Date("2021-03-11T12:00:00Z"), 5, "Pacific/Auckland").toISOString(),
    "2021-03-11T20:00:00.000Z",
  );
});

test("each week is asked about once, across both changes of the clocks", () => {
  const long = {
    ...plan,
    beginsOn: "2021-01-04",
    endsOn: "2021-12-24",
    signedAt: new Date("2021-01-04T08:00:00Z"),
  };
  const asked: string[] = [];
  let remindedWeek: string | null = null;
  // Somebody looks every hour.
  for (
    let hour = Date.parse("2021-01-04T08:00:00Z");
    hour < Date.parse("2022-01-10T00:00:00Z");
    hour += 3_600_000
  ) {
    const week = weekToAsk({ ...long, remindedWeek }, new Date(hour));
    if (week === null) continue;
    asked.push(week);
    remindedWeek = week;
  }
  assert.deepEqual(asked, weeksBetween("2021-01-04", "2021-12-24"));
});

test("what came too late is left out: nobody is asked about weeks long gone", () => {
  const due = new Date("2021-03-19T08:00:00Z");
  const later = (hours: number) => new Date(due.getTime() + hours * 3_600_000);
  assert.equal(weekToAsk(plan, later(-1)), null);
  assert.equal(weekToAsk(plan, due), "2021-03-15");
  assert.equal(weekToAsk(plan, later(47)), "2021-03-15");
  assert.equal(weekToAsk(plan, later(49)), null);
});

test("nobody is asked in the first two days, during a pause, after the end, or twice in a week", () => {
  const friday = new Date("2021-03-19T08:00:00Z");
  assert.equal(weekToAsk({ ...plan, signedAt: new Date("2021-03-18T08:00:00Z") }, friday), null);
  assert.equal(weekToAsk({ ...plan, pausedUntil: "2021-03-20" }, friday), null);
  assert.equal(weekToAsk({ ...plan, pausedUntil: "2021-03-19" }, friday), "2021-03-15");
  assert.equal(weekToAsk({ ...plan, endsOn: "2021-03-18" }, friday), null);
  assert.equal(weekToAsk({ ...plan, endsOn: "2021-03-19" }, friday), "2021-03-15");
  // Asked on Friday; then the weekday was changed to Monday.
  const monday = new Date("2021-03-22T08:00:00Z");
  assert.equal(weekToAsk({ ...plan, weekday: 1, remindedWeek: "2021-03-15" }, monday), null);
  assert.equal(weekToAsk({ ...plan, weekday: 1 }, monday), "2021-03-15");
});

test("nobody looks again once the contract is over", () => {
  assert.equal(nextLook(plan, new Date("2021-05-28T08:00:00Z")), null);
  assert.equal(nextLook(plan, new Date("2021-05-28T06:00:00Z"))?.toISOString(), "2021-05-28T07:00:00.000Z");
});

test("this week and the one asked about before can be written down, inside the contract", () => {
  const [begins, ends] = ["2021-03-10", "2021-06-02"];
  assert.deepEqual(openWeeks("2021-03-10", begins, ends), ["2021-03-08"]);
  assert.deepEqual(openWeeks("2021-03-19", begins, ends), ["2021-03-08", "2021-03-15"]);
  assert.deepEqual(openWeeks("2021-03-23", begins, ends), ["2021-03-08", "2021-03-15", "2021-03-22"]);
  assert.deepEqual(openWeeks("2021-06-07", begins, ends), ["2021-05-24", "2021-05-31"]);
  assert.deepEqual(openWeeks("2021-06-30", begins, ends), []);
});

test("a day is the organisation's", () => {
  assert.equal(dayOf(new Date("2021-03-28T22:30:00Z"), berlin), "2021-03-29");
});
