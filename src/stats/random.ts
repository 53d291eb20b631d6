/** A source of pseudo-random draws; the same seed gives the same draws on every machine. */
export interface Random {
  /** 0 ≤ value < 1. */
  uniform(): number;
  /** A whole number from 0 to `max` − 1. */
  integer(max: number): number;
  normal(mean: number, sd: number): number;
  /** One item of the list, each as likely. @throws RangeError where the list is empty */
  pick<Item>(list: readonly Item[]): Item;
  /** A new list in random order (Fisher–Yates). */
  shuffle<Item>(list: readonly Item[]): Item[];
}

/**
 * Mulberry32 (Tommy Ettinger, 2017): 32 bits of state and a period of 2³². Enough for some 10⁷ draws;
 * neither for cryptography nor for large simulations.
 *
 * Normal values are the sum of twelve uniform ones, less 6: close to normal within three standard deviations and
 * never beyond six. It needs additions alone, so that no engine's `Math.log` can change a byte of what is drawn.
 *
 * @param seed a whole number; its lowest 32 bits count
 */
export function seededRandom(seed: number): Random {
  let state = seed | 0;

  function uniform(): number {
    state = (state + 0x6d2b79f5) | 0;
    let bits = Math.imul(state ^ (state >>> 15), state | 1);
    bits ^= bits + Math.imul(bits ^ (bits >>> 7), bits | 61);
    return ((bits ^ (bits >>> 14)) >>> 0) / 2 ** 32;
  }

  function integer(max: number): number {
    return Math.floor(uniform() * max);
  }

  function normal(mean: number, sd: number): number {
    let sum = -6;
    for (let draw = 0; draw < 12; draw++) sum += uniform();
    return mean + sd * sum;
  }

  function pick<Item>(list: readonly Item[]): Item {
    if (list.length === 0) throw new RangeError("there is nothing to pick from an empty list");
    return list[integer(list.length)] as Item;
  }

  function shuffle<Item>(list: readonly Item[]): Item[] {
    const shuffled = [...list];
    for (let last = shuffled.length - 1; last > 0; last--) {
      const other = integer(last + 1);
      [shuffled[last], shuffled[other]] = [shuffled[other] as Item, shuffled[last] as Item];
    }
    return shuffled;
  }

  return { uniform, integer, normal, pick, shuffle };
}
