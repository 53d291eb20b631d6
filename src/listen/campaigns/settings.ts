import type { Anonymity } from "./anonymity.ts";
import type { Audience } from "./audience.ts";
import { frozenSettings } from "./campaign-state.ts";
import { writtenPurposes } from "./purpose.ts";
import type { ReminderPlan } from "./schedule.ts";
import type { CampaignTexts } from "./texts.ts";

/** All that is decided about a campaign; moments as ISO text. */
export interface Settings {
  name: string;
  questionnaire: { id: string; version: number } | null;
  /** The earlier campaign that answers are compared with, person by person. */
  follows: string | null;
  anonymity: Anonymity;
  minimumGroup: number;
  purpose: string;
  purposes: Readonly<Record<string, string>>;
  retentionMonths: number;
  audience: Audience;
  /** Ids, the most important first. */
  breakdowns: readonly string[];
  texts: CampaignTexts;
  /** Whether mails show the first question. */
  firstQuestion: boolean;
  opensAt: string | null;
  closesAt: string | null;
  reminders: readonly ReminderPlan[];
}

interface SettingsRow {
  name: string;
  questionnaire_id: string | null;
  questionnaire_version: number | null;
  follows_campaign_id: string | null;
  anonymity: Anonymity;
  minimum_group: number;
  purpose: string;
  purposes: Record<string, string>;
  retention_months: number;
  audience: Audience;
  breakdowns: string[];
  texts: CampaignTexts;
  first_question: boolean;
  opens_at: Date | null;
  closes_at: Date | null;
  reminders: ReminderPlan[];
}

/** The settings of a stored campaign. */
export const settingsOf = (row: SettingsRow) => ({
  name: row.name,
  questionnaire:
    row.questionnaire_id === null || row.questionnaire_version === null
      ? null
      : { id: row.questionnaire_id, version: row.questionnaire_version },
  follows: row.follows_campaign_id,
  anonymity: row.anonymity,
  minimumGroup: row.minimum_group,
  purpose: row.purpose,
  purposes: row.purposes,
  retentionMonths: row.retention_months,
  audience: row.audience,
  breakdowns: row.breakdowns,
  texts: row.texts,
  firstQuestion: row.first_question,
  opensAt: row.opens_at?.toISOString() ?? null,
  closesAt: row.closes_at?.toISOString() ?? null,
  reminders: row.reminders,
});

/** The same text for the same value, whatever the order of its keys and however a moment is written. */
const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, part: unknown) =>
    part !== null && typeof part === "object" && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );

const moments = ["opensAt", "closesAt"] as const;
const normal = (settings: Settings): Settings => ({
  ...settings,
  purpose: settings.purpose.trim(),
  purposes: writtenPurposes(settings.purposes),
  ...Object.fromEntries(
    moments.map((name) => [name, settings[name] === null ? null : new Date(settings[name]).toISOString()]),
  ),
});

/** Names of the settings that differ. */
export function differingSettings(before: Settings, after: Settings): (keyof Settings)[] {
  const [a, b] = [normal(before), normal(after)];
  return (Object.keys(b) as (keyof Settings)[]).filter((name) => canonical(a[name]) !== canonical(b[name]));
}

const isFrozen = (name: string) => (frozenSettings as readonly string[]).includes(name);

/** Names of the settings that differ though they must not once a campaign has opened. */
export const frozenDifferences = (before: Settings, after: Settings): string[] =>
  differingSettings(before, after).filter(isFrozen);
