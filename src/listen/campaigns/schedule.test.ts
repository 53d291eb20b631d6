import assert from "node:assert/strict";
import { test } from "node:test";
import {
  answersDeletedAfter,
  dateAfter,
  defaultClosing,
  localTimeOf,
  momentAt,
  reminderDue,
} from "./schedule.ts";

const berlin = "Europe/Berlin";
const at = (date: string, time: string, timeZone = berlin) =>
  momentAt({ date, time }, timeZone).toISOString();

test("a time of day in winter and in summer", () => {
  assert.equal(at("2026-01-15", "09:00"), "2026-01-15T08:00:00.000Z");
  assert.equal(at("2026-07-15", "09:00"), "2026-07-15T07:00:00.000Z");
  assert.equal(at("2026-07-15", "09:00", "Pacific/Kiritimati"), "2026-07-14T19:00:00.000Z");
  assert.equal(at("2026-07-15", "09:00", "Asia/Kathmandu"), "2026-07-15T03:15:00.000Z");
  assert.equal(at("2026-07-15", "00:00", "UTC"), "2026-07-15T00:00:00.000Z");
});

test("on the day of 23 hours, a time that clocks skip is as long after the skip", () => {
  assert.equal(at("2026-03-29", "01:59"), "2026-03-29T00:59:00.000Z");
  assert.equal(at("2026-03-29", "02:30"), "2026-03-29T01:30:00.000Z");
  assert.deepEqual(localTimeOf(new Date(at("2026-03-29", "02:30")), berlin), {
    date: "2026-03-29",
    time: "03:30",
  });
  assert.equal(at("2026-03-29", "03:00"), "2026-03-29T01:00:00.000Z");
});

test("on the day of 25 hours, a time that clocks show twice is the first", () => {
  assert.equal(at("2026-10-25", "02:30"), "2026-10-25T00:30:00.000Z");
  assert.equal(at("2026-10-25", "03:00"), "2026-10-25T02:00:00.000Z");
});

test("a zone whose clocks change at midnight or by half an hour", () => {
  assert.equal(at("2026-03-28", "00:30", "Asia/Beirut"), "2026-03-27T22:30:00.000Z");
  assert.equal(at("2026-03-29", "00:30", "Asia/Beirut"), "2026-03-28T22:30:00.000Z");
  assert.equal(at("2026-10-04", "02:15", "Australia/Lord_Howe"), "2026-10-03T15:45:00.000Z");
});

test("every hour of a year is found again, where clocks show it once", () => {
  for (const zone of [berlin, "America/New_York", "Australia/Lord_Howe", "Asia/Beirut"]) {
    let skipped = 0;
    for (let hour = 0; hour < 365 * 24; hour++) {
      const moment = new Date(Date.UTC(2026, 0, 1, hour));
      const found = momentAt(localTimeOf(moment, zone), zone);
      assert.deepEqual(localTimeOf(found, zone), localTimeOf(moment, zone));
      if (found.getTime() !== moment.getTime()) skipped += 1;
    }
    assert.ok(skipped <= 1, `${zone}: ${skipped}`);
  }
});

test("reminders keep their time of day across a change of clocks", () => {
  const span = { opens: new Date("2026-03-27T10:00:00Z"), closes: new Date("2026-10-26T17:00:00Z") };
  const due = (anchor: "opening" | "closing", days: number) =>
    reminderDue({ anchor, days, time: "09:00" }, span, berlin).toISOString();
  assert.equal(due("opening", 1), "2026-03-28T08:00:00.000Z");
  assert.equal(due("opening", 2), "2026-03-29T07:00:00.000Z");
  assert.equal(due("closing", 1), "2026-10-25T08:00:00.000Z");
  assert.equal(due("closing", 2), "2026-10-24T07:00:00.000Z");
});

test("the day is the organisation's, not the server's", () => {
  const span = { opens: new Date("2026-05-01T23:30:00Z"), closes: new Date("2026-05-20T10:00:00Z") };
  const plan = { anchor: "opening", days: 1, time: "09:00" } as const;
  assert.equal(reminderDue(plan, span, berlin).toISOString(), "2026-05-03T07:00:00.000Z");
  assert.equal(reminderDue(plan, span, "America/New_York").toISOString(), "2026-05-02T13:00:00.000Z");
});

test("a new campaign closes about two weeks on, on a working day at six in the evening", () => {
  const closes = (now: string) => defaultClosing(new Date(now), berlin).toISOString();
  assert.equal(closes("2026-03-20T12:00:00Z"), "2026-04-03T16:00:00.000Z");
  assert.equal(closes("2026-03-21T12:00:00Z"), "2026-04-03T16:00:00.000Z");
  assert.equal(closes("2026-03-22T12:00:00Z"), "2026-04-06T16:00:00.000Z");
  assert.equal(closes("2026-03-22T23:30:00Z"), "2026-04-06T16:00:00.000Z");
});

test("dates across months and leap years", () => {
  assert.equal(dateAfter("2028-02-28", 1), "2028-02-29");
  assert.equal(dateAfter("2026-01-01", -1), "2025-12-31");
});

test("answers are deleted on the same day, or the month's last", () => {
  const after = (closed: string, months: number) =>
    answersDeletedAfter(new Date(closed), months).toISOString().slice(0, 10);
  assert.equal(after("2026-11-21T12:00:00Z", 24), "2028-11-21");
  assert.equal(after("2026-01-31T12:00:00Z", 1), "2026-02-28");
  assert.equal(after("2026-08-31T12:00:00Z", 18), "2028-02-29");
});
