import type { applicationSettings } from "#platform/application-settings.ts";
import type { SettingValues } from "#platform/settings.ts";
import { onlyHere, resetWithoutExample } from "./example.errors.ts";

type Values = SettingValues<typeof applicationSettings>;

const ownFolder = "data-example";
const usualFolder = "data";
const isLoopback = (host: string) => /^(?:localhost|127(?:\.\d+){3}|::1)$/i.test(host);

/**
 * The settings as the example takes them: a data folder of its own, no mail server whatever is set, and this machine only
 * unless told. Without --example they stay as they are.
 *
 * @throws AppError "example.only-here", "example.reset-alone"
 */
export function settingsForExample(values: Values): Values {
  const { example, exampleOpen, reset, host, publicUrl, data } = values;
  if (reset && !example) throw resetWithoutExample();
  if (!example) return values;
  if (!exampleOpen && (!isLoopback(host) || publicUrl !== null)) throw onlyHere();
  return { ...values, smtpUrl: null, data: data === usualFolder ? ownFolder : data };
}
