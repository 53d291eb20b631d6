import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { unprintableIn } from "./font-coverage.ts";

/** Latin, Greek and Cyrillic in both families; Amiri, Noto Serif Hebrew and Nanum Gothic (Hangul) for words in those scripts. */
const files = [
  "@expo-google-fonts/source-serif-4/400Regular/SourceSerif4_400Regular.ttf",
  "@expo-google-fonts/source-serif-4/400Regular_Italic/SourceSerif4_400Regular_Italic.ttf",
  "@expo-google-fonts/source-serif-4/600SemiBold/SourceSerif4_600SemiBold.ttf",
  "@expo-google-fonts/source-sans-3/400Regular/SourceSans3_400Regular.ttf",
  "@expo-google-fonts/source-sans-3/600SemiBold/SourceSans3_600SemiBold.ttf",
  "@expo-google-fonts/amiri/400Regular/Amiri_400Regular.ttf",
  "@expo-google-fonts/amiri/700Bold/Amiri_700Bold.ttf",
  "@expo-google-fonts/noto-serif-hebrew/400Regular/NotoSerifHebrew_400Regular.ttf",
  "@expo-google-fonts/noto-serif-hebrew/600SemiBold/NotoSerifHebrew_600SemiBold.ttf",
  "@expo-google-fonts/nanum-gothic/400Regular/NanumGothic_400Regular.ttf",
  "@expo-google-fonts/nanum-gothic/700Bold/NanumGothic_700Bold.ttf",
];

/** What stands for a character that the fonts can't print. */
export const substitute = "□";

export interface Fonts {
  files: Buffer[];
  /** Matches the characters that none of the fonts can print. */
  unprintable: RegExp;
}

/** The fonts that reports are set in: always these, whatever the machine has installed. */
export function readFonts(): Fonts {
  const require = createRequire(import.meta.url);
  const contents = files.map((file) => readFileSync(require.resolve(file)));
  return { files: contents, unprintable: unprintableIn(contents) };
}
