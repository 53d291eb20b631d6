/**
 * Works on several things at once. What comes of them comes in the order of the things; the next thing is taken when
 * somebody asks for more. Ends when all work that was begun has ended, also where it is left early or fails.
 *
 * @param most how many are worked on at once
 */
export async function* inOrder<Thing, Result>(
  things: Iterable<Thing>,
  most: number,
  work: (thing: Thing) => Promise<Result>,
): AsyncGenerator<Result, void, void> {
  const begun: Promise<Result>[] = [];
  try {
    for (const thing of things) {
      const result = work(thing);
      result.catch(() => {});
      begun.push(result);
      if (begun.length >= most) yield await (begun.shift() as Promise<Result>);
    }
    for (let next = begun.shift(); next; next = begun.shift()) yield await next;
  } finally {
    await Promise.allSettled(begun);
  }
}
