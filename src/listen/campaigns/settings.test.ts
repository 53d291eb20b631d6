import assert from "node:assert/strict";
import { test } from "node:test";
import { everybody } from "./audience.ts";
import { differingSettings, frozenDifferences, type Settings } from "./settings.ts";
import { english } from "./words/english.ts";

const settings: Settings = {
  name: "How do we serve?",
  questionnaire: { id: "q", version: 1 },
  follows: null,
  anonymity: "confidential",
  minimumGroup: 5,
  purpose: "To serve better.",
  purposes: { es: "Para servir mejor." },
  retentionMonths: 24,
  audience: everybody,
  breakdowns: ["department"],
  firstQuestion: false,
  texts: { en: english.mails },
  opensAt: null,
  closesAt: "2026-06-01T16:00:00.000Z",
  reminders: [],
};

test("the same said otherwise is no difference", () => {
  const { except, people, levels, units, who } = everybody;
  const same: Settings = {
    ...settings,
    questionnaire: { version: 1, id: "q" },
    audience: { except, people, levels, units, who },
    purpose: " To serve better. ",
    purposes: { es: " Para servir mejor. ", ar: " " },
    closesAt: "2026-06-01T18:00:00+02:00",
  };
  assert.deepEqual(differingSettings(settings, same), []);
});

test("what differs, and which of it is frozen", () => {
  const changed: Settings = {
    ...settings,
    name: "Renamed",
    texts: {},
    reminders: [{ anchor: "closing", days: 1, time: "09:00" }],
    questionnaire: { id: "q", version: 2 },
    audience: { ...everybody, people: ["p"] },
    closesAt: null,
  };
  assert.deepEqual(differingSettings(settings, changed).sort(), [
    "audience",
    "closesAt",
    "name",
    "questionnaire",
    "reminders",
    "texts",
  ]);
  assert.deepEqual(frozenDifferences(settings, changed).sort(), ["audience", "closesAt", "questionnaire"]);
});
