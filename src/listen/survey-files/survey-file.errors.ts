import { errorKind } from "#platform/errors.ts";

export const unknownColumn = errorKind(
  "survey-file.unknown-column",
  (file: string, column: string, near: readonly string[]) =>
    `${file} has no column “${column}”. ${near.length === 0 ? "Check the name in the file's header." : `Did you mean ${near.map((name) => `“${name}”`).join(", ")}?`}`,
  422,
);

export const unusableColumn = errorKind(
  "survey-file.unusable-column",
  (column: string, use: string, why: string, instead: readonly string[]) =>
    `“${column}” can't be the ${use}: ${why}.${instead.length === 0 ? "" : ` These can: ${instead.map((name) => `“${name}”`).join(", ")}.`}`,
  422,
);

export const mappingTooLarge = errorKind(
  "mapping.too-large",
  (file: string) =>
    `${file} is larger than 16 MB. A mapping is a short text; check that this is the right file.`,
  422,
);

export const mappingMalformed = errorKind(
  "mapping.malformed",
  (file: string, reasons: readonly string[]) =>
    `${file} is not a mapping that can be used:\n${reasons.map((reason) => `  ${reason}`).join("\n")}`,
  422,
);

export const mappingMissing = errorKind(
  "file.not-found",
  (file: string) => `${file} does not exist or can't be read. Check its name and its folder.`,
);
