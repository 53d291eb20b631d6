/** Doors of a campaign. */
export const mostDoors = 50;
/** Cards that are printed at once, and of a door altogether. */
export const mostCardsAtOnce = 500;
export const mostCards = 20_000;
