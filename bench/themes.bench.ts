import { seededRandom } from "../src/stats/random.ts";
import { suggestThemes } from "../src/understand/comments/suggest-themes.ts";

/** Comments made of the words of some subjects, each with words that all share. */
function comments(count: number): string[] {
  const random = seededRandom(1);
  const syllables = ["ba", "ko", "li", "men", "tar", "su", "ron", "vel", "dis", "pa", "kra", "tu"];
  const word = () => Array.from({ length: 2 + random.integer(3) }, () => random.pick(syllables)).join("");
  const shared = Array.from({ length: 3000 }, word);
  const subjects = Array.from({ length: 15 }, () => Array.from({ length: 60 }, word));
  return Array.from({ length: count }, () => {
    const subject = random.pick(subjects);
    const length = 8 + random.integer(30);
    return Array.from({ length }, () => random.pick(random.uniform() < 0.35 ? subject : shared)).join(" ");
  });
}

interface Measured<T> {
  /** The process's own time: what else the machine does is no part of it. */
  cpu: number;
  wall: number;
  result: T;
}

function measured<T>(work: () => T): Measured<T> {
  const [from, begin] = [performance.now(), process.cpuUsage()];
  const result = work();
  const { user, system } = process.cpuUsage(begin);
  return { cpu: (user + system) / 1e6, wall: (performance.now() - from) / 1000, result };
}

/** Times the suggestion of themes for 20,000 comments against plain tokenising of the same texts. */
export async function run(print: (line: string) => void): Promise<void> {
  const texts = comments(20_000);
  const megabytes = texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0) / 2 ** 20;
  const tokenising = measured(() =>
    texts.reduce((sum, text) => sum + (text.toLowerCase().match(/[\p{L}\p{N}]+/gu)?.length ?? 0), 0),
  );
  const suggesting = measured(() => suggestThemes(texts));
  print(
    `20,000 comments, ${megabytes.toFixed(1)} MB, ${tokenising.result.toLocaleString("en")} words: ${suggesting.result.themes.length} themes in ${suggesting.wall.toFixed(1)} s (CPU ${suggesting.cpu.toFixed(1)} s), ${(
      suggesting.cpu / tokenising.cpu
    ).toFixed(0)} times the CPU of plain tokenising (${tokenising.cpu.toFixed(2)} s)`,
  );
}
