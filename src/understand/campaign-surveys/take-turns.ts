/** Called between steps of long work: lets others have their turn, and throws where the work is to end. */
export type TakeTurns = () => Promise<void>;
