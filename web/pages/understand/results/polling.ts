/** Milliseconds between looking whether results are there. */
export const pollInterval = 1500;
