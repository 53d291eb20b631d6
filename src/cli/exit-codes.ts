/** How every command ends. */
export const exitCodes = {
  /** All input was used. */
  done: 0,
  /** Nothing was written. */
  failed: 1,
  /** Done, with rejected rows listed in errors.csv. */
  rejects: 2,
  /** The command was called wrongly (EX_USAGE). */
  usage: 64,
  /** Stopped by Ctrl-C or a request to end; nothing was written. */
  stopped: 130,
} as const;
