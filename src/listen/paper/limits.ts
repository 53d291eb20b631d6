/** Copies of one batch at least: of fewer, whoever hands them out would know whose they are. */
export const fewestSheets = 10;
/** Copies of one batch, and pages of its PDF: it is made while somebody waits. */
export const mostCopies = 100;
export const mostPages = 400;
/** Sheets of a campaign that are printed and not counted yet. */
export const mostSheets = 10_000;
