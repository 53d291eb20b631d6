import assert from "node:assert/strict";
import { test } from "node:test";
import { storyTimes } from "./story-time.ts";

const hour = 3_600_000;

/** Every moment of the story, by its place in it. */
function momentsOf(times: object, place = ""): [string, Date][] {
  return Object.entries(times).flatMap(([name, value]): [string, Date][] =>
    value instanceof Date ? [[`${place}${name}`, value]] : momentsOf(value, `${place}${name}.`),
  );
}

test("whenever the example is made, only the ends of what is open lie ahead", () => {
  // Every hour of two weeks, in which the clocks change, too.
  const begin = Date.parse("2026-10-19T00:30:00Z");
  for (let hours = 0; hours < 14 * 24; hours++) {
    const now = new Date(begin + hours * hour);
    const ahead = momentsOf(storyTimes(now)).filter(([, moment]) => moment >= now);
    assert.deepEqual(
      ahead.map(([place]) => place),
      ["pulse.closes", "shiftsAgain.closes"],
      now.toISOString(),
    );
  }
});

test("everything happens from Monday to Friday", () => {
  const begin = Date.parse("2026-10-19T00:30:00Z");
  for (let days = 0; days < 14; days++)
    for (const [place, moment] of momentsOf(storyTimes(new Date(begin + days * 24 * hour))))
      assert.ok(moment.getUTCDay() % 6 !== 0, `${place}: ${moment.toISOString()}`);
});
