const encoder = new TextEncoder();

/** Bytes that grow, little-endian. */
export interface ByteSink {
  int(value: number): void;
  double(value: number): void;
  byte(value: number): void;
  bytes(value: Uint8Array): void;
  /** In UTF-8, filled up with spaces to a length or cut there. */
  text(value: string, length: number): void;
  /** All that was written since it was last taken. */
  take(): Uint8Array<ArrayBuffer>;
}

export function byteSink(): ByteSink {
  let buffer = new Uint8Array(4096);
  let view = new DataView(buffer.buffer);
  let at = 0;
  const reserve = (count: number): number => {
    const start = at;
    at += count;
    if (at > buffer.length) {
      const larger = new Uint8Array(Math.max(at, buffer.length * 2));
      larger.set(buffer.subarray(0, start));
      buffer = larger;
      view = new DataView(buffer.buffer);
    }
    return start;
  };
  return {
    int(value) {
      const start = reserve(4);
      view.setInt32(start, value, true);
    },
    double(value) {
      const start = reserve(8);
      view.setFloat64(start, value, true);
    },
    byte(value) {
      const start = reserve(1);
      buffer[start] = value;
    },
    bytes(value) {
      const start = reserve(value.length);
      buffer.set(value, start);
    },
    text(value, length) {
      const start = reserve(length);
      buffer.fill(0x20, start, start + length);
      encoder.encodeInto(value, buffer.subarray(start, start + length));
    },
    take() {
      const taken = buffer.slice(0, at);
      at = 0;
      return taken;
    },
  };
}
