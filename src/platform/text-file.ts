import { closeSync, fsyncSync, openSync, writeSync } from "node:fs";

/** A file that is written piece by piece from synchronous code, in blocks, with little memory. */
export interface TextFile extends Disposable {
  write(text: string): void;
}

const block = 64 * 1024;

/**
 * Makes a new file with the given permissions. Disposing writes what is left and waits until the disk has it; a second
 * time it does nothing.
 */
export function createTextFile(path: string, mode = 0o600): TextFile {
  const file = openSync(path, "wx", mode);
  let pending = "";
  let isOpen = true;
  const flush = () => {
    writeSync(file, pending);
    pending = "";
  };
  return {
    write(text) {
      pending += text;
      if (pending.length >= block) flush();
    },
    [Symbol.dispose]() {
      if (!isOpen) return;
      isOpen = false;
      try {
        flush();
        fsyncSync(file);
      } finally {
        closeSync(file);
      }
    },
  };
}
