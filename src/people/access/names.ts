/** A line as a person meant it: without spaces around it and with single ones inside. */
export const tidy = (line: string) => line.trim().replace(/\s+/g, " ");
