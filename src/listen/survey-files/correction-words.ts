/** What notes say for those who write corrections into a file, and what stands in its place where a page has them. */
const replacements: readonly (readonly [RegExp, string])[] = [
  [/ \(in a mapping: .*?\)(?=\.(?: |$))/g, ""],
  [/, or in mapping\.yaml under .*? \}\./g, "."],
  [/ \(`[^`]*` in a mapping\)/g, ""],
  [/ \(`[^`]*`\)/g, ""],
  [/: `reversed: true`\./g, "."],
  [/\(\.lss; --definition in the command\)/g, "(.lss)"],
  [/ \(--definition\)/g, ""],
  [/\bin (?:a|the) mapping\b/g, "among the corrections"],
  [/\bThe mapping names\b/g, "The corrections name"],
  [/\brun again\b/g, "compute again"],
];

/** A note as it is said in the application: corrections are made beside it, not in a file. */
export const saidWithCorrections = (text: string): string =>
  replacements.reduce((said, [pattern, words]) => said.replace(pattern, words), text);
