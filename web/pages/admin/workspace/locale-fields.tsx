import { ComboBox } from "../../../ui/combo-box.tsx";
import { type Option, Select } from "../../../ui/select.tsx";

/** Languages in which respondents' pages speak. */
const languages = ["en", "de", "fr", "es", "nl", "ar"];

function languageOptions(chosen: string): Option[] {
  const tags = languages.includes(chosen) || chosen === "" ? languages : [chosen, ...languages];
  return tags.map((tag) => ({
    value: tag,
    label: new Intl.DisplayNames(undefined, { type: "language" }).of(tag) ?? tag,
  }));
}

const zones = Intl.supportedValuesOf("timeZone");
const zoneOptions: Option[] = ["UTC", ...zones.filter((zone) => zone !== "UTC")].map((zone) => ({
  value: zone,
  label: zone.replaceAll("_", " "),
}));

/** The browser's own language, where respondents' pages speak it, and its time zone. */
export function browserLocale(): { language: string; timeZone: string } {
  const [language = "en"] = navigator.language.split("-");
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  return {
    language: languages.includes(language) ? language : "en",
    timeZone: zones.includes(timeZone) ? timeZone : "UTC",
  };
}

interface BoundText {
  name: string;
  value: string;
  onChange: (value: string) => void;
}

/** A programme's language and time zone. */
export function LocaleFields({ language, timeZone }: { language: BoundText; timeZone: BoundText }) {
  return (
    <div className="fields-pair">
      <Select
        label="Language"
        description="Of questionnaires and mail, unless they have others."
        options={languageOptions(language.value)}
        {...language}
      />
      <ComboBox
        label="Time zone"
        description="Days begin and campaigns close by it."
        options={zoneOptions}
        isRequired
        {...timeZone}
        onChange={(zone) => timeZone.onChange(zone ?? "")}
      />
    </div>
  );
}
