/** Tells a person at a terminal how far a job is; says nothing where nobody watches. */
export interface Progress {
  /** Shows a line such as "Personal reports 120 of 250". */
  show(text: string): void;
  /** Removes the line. */
  clear(): void;
}

const redrawInterval = 100;

export function terminalProgress(stream: NodeJS.WriteStream): Progress {
  if (!stream.isTTY) return { show: () => {}, clear: () => {} };
  let drawn = 0;
  return {
    show(text) {
      const now = performance.now();
      if (now - drawn < redrawInterval) return;
      drawn = now;
      stream.write(`\r\u001b[K${text.slice(0, stream.columns - 1)}`);
    },
    clear() {
      if (drawn > 0) stream.write("\r\u001b[K");
      drawn = 0;
    },
  };
}
