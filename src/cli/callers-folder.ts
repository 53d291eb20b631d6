/** npm changes to the project's folder; the folder it was called from is in INIT_CWD. */
export const callersFolder = process.env["INIT_CWD"] ?? process.cwd();
