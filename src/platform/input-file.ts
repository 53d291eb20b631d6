/** A file to read: its path, or also the name under which the person who gave it knows it. */
export type InputFile = string | { path: string; name: string };

export const pathOf = (file: InputFile): string => (typeof file === "string" ? file : file.path);

/** What errors call the file. */
export const nameOf = (file: InputFile): string => (typeof file === "string" ? file : file.name);
