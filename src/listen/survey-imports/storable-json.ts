/** JSON as the database takes it: without NUL and halves of characters, which files of other programs may hold. */
export const storableJson = (value: unknown): string =>
  JSON.stringify(value, (_, part) =>
    typeof part === "string" ? part.toWellFormed().replaceAll("\0", "") : part,
  );
