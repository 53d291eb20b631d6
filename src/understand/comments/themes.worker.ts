import { parentPort, workerData } from "node:worker_threads";
import { proposeCodes } from "./propose-codes.ts";
import { suggestThemes } from "./suggest-themes.ts";
import type { ThemesAnswer, ThemesTask } from "./themes-thread.service.ts";

const { comments, coded, count } = workerData as ThemesTask;
let told = 0;
const suggestion = suggestThemes(comments, {
  ...(count !== null && { count }),
  tell: (share, doing) => {
    if (performance.now() - told < 200) return;
    told = performance.now();
    parentPort?.postMessage({ share: share * 0.9, doing });
  },
});
parentPort?.postMessage({ share: 0.9, doing: "Proposing codes" });
const proposals = coded === null ? [] : proposeCodes(comments, coded);
const answer: ThemesAnswer = { suggestion, proposals };
parentPort?.postMessage({ answer });
