import { type Measure, typefaces } from "./scene.ts";

/** Widths in parts of the typeface's size, a little wider than common sans-serif fonts set them. */
const widths: [RegExp, number][] = [
  [/\p{M}|\p{Cf}/u, 0],
  [/[\u1100-\u11ff\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uff60]/u, 1.02],
  [/\p{Extended_Pictographic}/u, 1.4],
  [/[ijlI.,:;'’|!()[\]\s]/u, 0.34],
  [/[frt“”"/\\-]/u, 0.45],
  [/[mwMW%@—…→]/u, 1],
  [/[\p{Lu}&]/u, 0.74],
  [/\p{Script=Arabic}|\p{Script=Hebrew}/u, 0.62],
  [/\p{Script=Latin}|\p{Nd}/u, 0.61],
];

/** An upper bound of a text's width where no font can be asked: lines that it fits don't run into each other. */
export const estimatedMeasure: Measure = (text, face) => {
  const { size, weight } = typefaces[face];
  let width = 0;
  for (const character of text) width += widths.find(([kind]) => kind.test(character))?.[1] ?? 0.9;
  return width * size * (weight > 400 ? 1.06 : 1);
};
