import type { WordListLines } from "./word-list.ts";

const sehr = "(sehr/äußerst/völlig/vollkommen/außerordentlich)";
const eher = "(eher/ziemlich/etwas/teilweise/mäßig)";
const zeer = "(zeer/heel/erg/uiterst/helemaal)";

export const german: WordListLines = {
  agreement: [
    "stimme nicht zu | stimme zu",
    "stimme nicht zu | (neutral/weder noch/teils teils/unentschieden) | stimme zu",
    "(stimme überhaupt nicht zu/stimme gar nicht zu/stimme absolut nicht zu/stimme nicht zu) | (stimme eher nicht zu/stimme weniger zu/lehne eher ab) | (stimme eher zu/stimme teilweise zu) | (stimme voll und ganz zu/stimme voll zu/stimme völlig zu/stimme vollkommen zu/stimme zu/stimme vollständig zu)",
    "(stimme überhaupt nicht zu/stimme gar nicht zu/stimme absolut nicht zu/lehne stark ab/stimme nicht zu/stimme ganz und gar nicht zu) | (stimme eher nicht zu/stimme nicht zu/lehne ab/lehne eher ab/stimme weniger zu) | (neutral/weder noch/teils teils/unentschieden/stimme teils zu teils nicht zu/stimme weder zu noch nicht zu/weder zustimmung noch ablehnung/mittelmäßig/stimme teilweise zu) | (stimme eher zu/stimme zu) | (stimme voll und ganz zu/stimme voll zu/stimme völlig zu/stimme vollkommen zu/stimme stark zu/stimme zu/stimme vollständig zu)",
    "(trifft nicht zu/trifft überhaupt nicht zu/trifft gar nicht zu) | (trifft eher nicht zu/trifft wenig zu) | (trifft eher zu/trifft ziemlich zu) | (trifft zu/trifft voll und ganz zu/trifft völlig zu/trifft genau zu/trifft sehr zu)",
    "(trifft nicht zu/trifft überhaupt nicht zu/trifft gar nicht zu) | (trifft eher nicht zu/trifft wenig zu/trifft nicht zu) | (teils teils/weder noch/neutral/trifft teilweise zu/trifft teils zu) | (trifft eher zu/trifft ziemlich zu/trifft zu) | (trifft zu/trifft voll und ganz zu/trifft völlig zu/trifft voll zu/trifft sehr zu)",
    "falsch | (wahr/richtig)",
  ],
  satisfaction: [
    "(unzufrieden/nicht zufrieden) | zufrieden",
    "unzufrieden | (neutral/weder noch/teils teils/weder zufrieden noch unzufrieden) | zufrieden",
    `${sehr} unzufrieden | (${eher} unzufrieden/unzufrieden) | (${eher} zufrieden/zufrieden) | ${sehr} zufrieden`,
    `${sehr} unzufrieden | (${eher} unzufrieden/unzufrieden) | (neutral/weder noch/teils teils/weder zufrieden noch unzufrieden/mittelmäßig) | (${eher} zufrieden/zufrieden) | ${sehr} zufrieden`,
    "(überhaupt nicht/gar nicht) zufrieden | (wenig/kaum/nicht) zufrieden | (teilweise/mäßig/mittelmäßig/einigermaßen) zufrieden | (zufrieden/ziemlich zufrieden/überwiegend zufrieden) | (sehr/völlig/außerordentlich/vollkommen) zufrieden",
    `${sehr} unzufrieden | unzufrieden | ${eher} unzufrieden | (neutral/weder noch/teils teils) | ${eher} zufrieden | zufrieden | ${sehr} zufrieden`,
  ],
  favorability: [
    "sehr negativ | (eher negativ/negativ) | (neutral/weder noch) | (eher positiv/positiv) | sehr positiv",
  ],
  frequency: [
    "nie | (selten/manchmal/gelegentlich) | (oft/häufig/meistens) | immer",
    "(nie/niemals) | (selten/fast nie) | (manchmal/gelegentlich/hin und wieder) | (oft/häufig/meistens) | (immer/sehr oft/sehr häufig)",
    "(nie/niemals) | (seltener/weniger als einmal im monat) | (monatlich/einmal im monat) | (wöchentlich/einmal pro woche) | (täglich/jeden tag)",
  ],
  likelihood: [
    "(sehr/äußerst/höchst) unwahrscheinlich | (eher unwahrscheinlich/unwahrscheinlich) | (neutral/weder noch/vielleicht) | (eher wahrscheinlich/wahrscheinlich) | (sehr/äußerst/höchst) wahrscheinlich",
    "auf keinen fall | (eher nicht/wahrscheinlich nicht) | (vielleicht/unentschieden) | (eher ja/wahrscheinlich/wahrscheinlich ja) | (auf jeden fall/ganz sicher/bestimmt)",
  ],
  quality: [
    "schlecht | (mittel/neutral/mittelmäßig/durchschnittlich) | gut",
    "(sehr schlecht/schlecht) | (eher schlecht/schlecht) | (eher gut/gut) | sehr gut",
    "sehr schlecht | (schlecht/eher schlecht) | (mittel/mittelmäßig/neutral/durchschnittlich/teils teils/weder noch/befriedigend) | (gut/eher gut) | (sehr gut/ausgezeichnet/hervorragend)",
    "ungenügend | mangelhaft | ausreichend | befriedigend | gut | sehr gut",
    "schlecht | (weniger gut/mäßig) | (gut/zufriedenstellend) | sehr gut | (ausgezeichnet/hervorragend)",
  ],
  importance: [
    "(unwichtig/gar nicht wichtig/überhaupt nicht wichtig) | (eher unwichtig/weniger wichtig) | (eher wichtig/wichtig) | sehr wichtig",
    "(sehr unwichtig/unwichtig/völlig unwichtig/überhaupt nicht wichtig/gar nicht wichtig/nicht wichtig) | (eher unwichtig/weniger wichtig/unwichtig/wenig wichtig) | (neutral/weder noch/teils teils/mittel/mäßig wichtig) | (eher wichtig/wichtig/ziemlich wichtig) | (sehr wichtig/äußerst wichtig)",
  ],
  ease: [
    "(sehr schwierig/sehr schwer) | (eher schwierig/schwierig/schwer/eher schwer) | (neutral/weder noch/teils teils/mittel/weder leicht noch schwer) | (eher einfach/einfach/leicht/eher leicht) | (sehr einfach/sehr leicht)",
  ],
  extent: [
    "(überhaupt nicht/gar nicht/nicht) | (wenig/etwas/kaum/ein wenig) | (mittelmäßig/teilweise/mäßig/teils teils) | (ziemlich/stark/überwiegend/viel) | (sehr/völlig/voll und ganz/sehr stark/außerordentlich/vollständig/sehr viel)",
    "sehr gering | (gering/eher gering) | (mittel/neutral) | (hoch/eher hoch) | sehr hoch",
    "(niedrig/gering) | mittel | hoch",
  ],
  comparison: [
    "(schlechter/verschlechtert/weniger) | (gleich/unverändert/genauso/gleich geblieben) | (besser/verbessert/mehr)",
    "(viel schlechter/deutlich schlechter) | (etwas schlechter/schlechter) | (gleich/unverändert/genauso/wie erwartet) | (etwas besser/besser) | (viel besser/deutlich besser)",
  ],
  "yes or no": ["nein | ja", "nein | (vielleicht/teilweise/teils teils/unentschieden) | ja"],
};

export const dutch: WordListLines = {
  agreement: [
    "(oneens/mee oneens) | (neutraal/niet eens niet oneens/niet mee eens niet mee oneens/geen van beide) | (eens/mee eens)",
    "((helemaal/zeer/volledig/sterk) (mee oneens/oneens)/helemaal niet mee eens) | (oneens/mee oneens/enigszins oneens/niet mee eens/enigszins mee oneens) | (neutraal/niet eens niet oneens/niet mee eens niet mee oneens/niet mee eens en niet mee oneens/noch eens noch oneens) | (eens/mee eens/enigszins eens/enigszins mee eens) | (helemaal/zeer/volledig/sterk) (mee eens/eens)",
  ],
  satisfaction: [
    "ontevreden | (neutraal/niet tevreden niet ontevreden) | tevreden",
    `${zeer} ontevreden | (ontevreden/enigszins ontevreden) | (neutraal/niet tevreden niet ontevreden/niet tevreden en niet ontevreden/noch tevreden noch ontevreden) | (tevreden/enigszins tevreden) | ${zeer} tevreden`,
    `${zeer} ontevreden | (ontevreden/enigszins ontevreden) | (tevreden/enigszins tevreden) | ${zeer} tevreden`,
  ],
  frequency: [
    "nooit | (zelden/bijna nooit) | (soms/af en toe) | (vaak/regelmatig/meestal) | (altijd/zeer vaak)",
  ],
  likelihood: ["zeer onwaarschijnlijk | onwaarschijnlijk | neutraal | waarschijnlijk | zeer waarschijnlijk"],
  quality: [
    "slecht | (matig/neutraal/redelijk) | goed",
    "zeer slecht | slecht | (matig/neutraal/redelijk/voldoende/gemiddeld) | goed | (zeer goed/uitstekend)",
    "slecht | matig | goed | zeer goed | uitstekend",
  ],
  importance: [
    "(helemaal niet belangrijk/zeer onbelangrijk) | (onbelangrijk/niet zo belangrijk) | neutraal | belangrijk | zeer belangrijk",
  ],
  ease: [
    "(zeer/heel) moeilijk | moeilijk | (neutraal/niet makkelijk niet moeilijk) | (makkelijk/gemakkelijk) | (zeer/heel) (makkelijk/gemakkelijk)",
  ],
  extent: [
    "helemaal niet | (een beetje/weinig) | (enigszins/matig) | (behoorlijk/veel) | (heel veel/volledig/zeer)",
  ],
  comparison: ["slechter | (hetzelfde/gelijk/onveranderd) | beter"],
  "yes or no": ["nee | ja", "nee | (misschien/soms) | ja"],
};
