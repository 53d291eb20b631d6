/** Characters of a sentence that can still be a slide's title. */
export const longestTitle = 170;

export const sentencesOf = (text: string): string[] =>
  text.split(/(?<=[.?!])\s+(?=[\p{Lu}\p{N}“"])/u).filter((sentence) => sentence !== "");

/** Whole sentences from the beginning of a text, as many as have so many characters; the first one always. */
export function beginning(text: string, most: number): string {
  const [first = "", ...more] = sentencesOf(text);
  let said = first;
  for (const sentence of more) {
    if (said.length + sentence.length >= most) break;
    said += ` ${sentence}`;
  }
  return said;
}
