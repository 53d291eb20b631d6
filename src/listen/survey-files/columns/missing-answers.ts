import type { MissingReason } from "../survey-file.ts";
import { answerKey } from "./answer-key.ts";

const words: readonly [MissingReason, string][] = [
  ["blank", "na|#n/a|#null!|#wert!|#value!|#ref!|#div/0!|nan|null|nil|(null)|missing|<na>|system missing"],
  ["blank", "no answer|no response|not answered|seen but unanswered|unanswered|skipped|keine antwort"],
  ["blank", "keine angabe gemacht|nicht beantwortet|sans reponse|pas de reponse|sin respuesta|sem resposta"],
  ["blank", "geen antwoord|nessuna risposta|무응답|لا إجابة"],
  ["not shown", "{question not displayed}|question not displayed|not shown|not asked|nicht gezeigt"],
  [
    "not applicable",
    "n/a|n.a.|n. a.|n / a|not applicable|does not apply|doesn't apply|not relevant|entfällt",
  ],
  ["not applicable", "not applicable to me|does not apply to me|not eligible for coverage / na"],
  ["not applicable", "n/a (not applicable)|no experience|have not used|haven't used it|unfamiliar"],
  ["not applicable", "nicht zutreffend|trifft nicht auf mich zu|nicht anwendbar|nicht relevant|entfaellt"],
  ["not applicable", "sans objet|s/o|non applicable|ne s'applique pas|pas concerné|non concerné|s. o."],
  ["not applicable", "no aplica|no procede|n/p|no corresponde|não se aplica|não aplicável|nao se aplica"],
  [
    "not applicable",
    "niet van toepassing|n.v.t.|nvt|non applicabile|non pertinente|해당 없음|해당없음|لا ينطبق",
  ],
  [
    "don't know",
    "don't know|do not know|dont know|i don't know|i do not know|dk|unsure|not sure|i'm not sure",
  ],
  [
    "don't know",
    "can't say|cannot say|no opinion|don't know / no opinion|don't know/no opinion|unable to say",
  ],
  [
    "don't know",
    "don't know / not applicable|don't know / can't say|don't remember|can't rate|unable to rate",
  ],
  [
    "don't know",
    "weiß nicht|weiss nicht|ich weiß nicht|ich weiß es nicht|weiß ich nicht|kann ich nicht beurteilen",
  ],
  [
    "don't know",
    "kann nicht beurteilen|keine meinung|unentschlossen|nicht sicher|ne sait pas|je ne sais pas|nsp",
  ],
  ["don't know", "sans opinion|sans avis|no sé|no sabe|no lo sé|sin opinión|ns/nc|ns / nc|não sei|não sabe"],
  [
    "don't know",
    "sem opinião|weet niet|weet ik niet|geen mening|non so|non lo so|nessuna opinione|모름|잘 모르겠음",
  ],
  ["don't know", "모르겠다|모르겠음|잘 모르겠다|لا أعرف|لا أدري|لا اعرف"],
  ["refused", "prefer not to say|prefer not to answer|i prefer not to answer|rather not say|refused|refuse"],
  ["refused", "declined|decline to answer|decline to state|prefer not to disclose|i'd rather not say"],
  ["refused", "keine angabe|k. a.|k.a.|k a|möchte ich nicht sagen|möchte nicht antworten|verweigert"],
  ["refused", "préfère ne pas répondre|je préfère ne pas répondre|prefiero no contestar|prefiero no decirlo"],
  [
    "refused",
    "prefiero no responder|prefiro não responder|prefiro não dizer|zeg ik liever niet|wil ik niet zeggen",
  ],
  ["refused", "preferisco non rispondere|응답 거부|응답거부|أفضل عدم الإجابة"],
];

const reasons = new Map<string, MissingReason>();
for (const [reason, list] of words) {
  for (const word of list.split("|")) reasons.set(missingKey(word), reason);
}
reasons.delete("");

/** Signs that people write for nothing. */
const signs = /^[-–—.?_/*\s]{1,5}$/;

function missingKey(cell: string): string {
  const key = answerKey(cell).replace(/\./g, " ").replace(/ {2,}/g, " ").trim();
  const isNotAvailable = key === "n a" || key === "na";
  return isNotAvailable ? (/^\W*na\W*$/i.test(cell.trim()) ? "na" : "n a") : key;
}

/**
 * Why an answer counts as none, by its words alone, in nine languages; null where it is an answer. "NA" is a blank as
 * statistics programs write it, "N/A" is "not applicable".
 *
 * @example missingReason("Unfamiliar (N/A)") // "not applicable"
 */
export function missingReason(cell: string): MissingReason | null {
  if (cell.length > 60) return null;
  if (cell.startsWith("#") || (signs.test(cell) && !cell.includes("*"))) {
    return signs.test(cell) || reasons.has(missingKey(cell)) ? "blank" : null;
  }
  const found = reasons.get(missingKey(cell));
  if (found !== undefined) return found;
  const inside = /^(.*?)\s*\(([^()]*)\)$/.exec(cell);
  if (inside === null) return /^\W*n\/a\b/i.test(cell) ? "not applicable" : null;
  const [, before = "", within = ""] = inside;
  return reasons.get(missingKey(before)) ?? reasons.get(missingKey(within)) ?? null;
}

/**
 * Whether "N/A" stands beside words of its own that are not just another way to say so.
 *
 * @example saysWhy("N/A (was not aware)") // true
 */
export function saysWhy(cell: string): boolean {
  const words = /^\W*n\/a\W+(\p{L}.*)$/iu.exec(cell.trim())?.[1];
  if (words === undefined) return false;
  const inner = words.replace(/[)\]\s.]+$/, "");
  return missingReason(inner) === null && !sameMeaning.test(inner);
}

const sameMeaning =
  /^(?:(?:i |we )?(?:do(?:es)?|did|have|has|is|am|are|was|were)(?:n['’]?t| not) (?:apply|applicable|relevant|used?|seen|familiar)|never (?:used|tried|seen)|no (?:experience|contact))\b/iu;
