/** The forms of a phrase with a number, by the categories of the language; "#" stands for the number. */
type PluralForms = Readonly<Partial<Record<Intl.LDMLPluralRule, string>> & { other: string }>;

const rules = new Map<string, { plural: Intl.PluralRules; number: Intl.NumberFormat }>();

function rulesOf(language: string) {
  const known = rules.get(language);
  if (known) return known;
  const made = { plural: new Intl.PluralRules(language), number: new Intl.NumberFormat(language) };
  rules.set(language, made);
  return made;
}

/** The form that a language has for a number, with the number in it where the form names it: "3 أشهر", "شهرين". */
export function plural(language: string, count: number, forms: PluralForms): string {
  const { plural: rule, number } = rulesOf(language);
  return (forms[rule.select(count)] ?? forms.other).replaceAll("#", number.format(count));
}
