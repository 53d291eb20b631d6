/** How answers of words come again, and how many are somebody's own. */
export interface RecurringAnswers {
  /** Whether nearly all are answers that recur, so that they make groups. */
  isChoice: boolean;
  /** Whether most recur, and yet it is no choice. */
  isClose: boolean;
  /** Different answers that hardly anybody else gave. */
  own: number;
}

const mostChoices = 200;
const longestTypical = 120;
/** Of an answer that is somebody's own: longer ones are sentences. */
const [longestOwn, mostWords] = [60, 7];
/** Below this many answers two alike are enough, and two of somebody's own are no evidence of texts. */
const few = 60;
const mostOwnShare = 0.05;

const commentName =
  /comment|kommentar|remark|bemerkung|anmerkung|anything (?:else|more)|suggest|verbesserungsvorschl|in your own words|weitere anregung|commentaire|remarque|comentario|sugerencia|sugest[ãa]o|coment[áa]rio|opmerking|commento|suggeriment|의견|건의|تعليق|اقتراح/iu;

/**
 * Whether a column's words are a choice: nearly all are answers that several gave. Where those that aren't look like somebody's
 * own words (sentences, numbers as of phones, e-mail addresses), they are texts, however few.
 *
 * @param answers different answers with how often each was given
 * @param wording the column's header
 */
export function recurringAnswers(
  answers: readonly { cell: string; count: number }[],
  wording: string,
): RecurringAnswers {
  const filled = answers.reduce((sum, { count }) => sum + count, 0);
  const enough = filled < few ? 2 : 3;
  const rare = answers.filter(({ count }) => count < enough);
  const owned = rare.reduce((sum, { count }) => sum + count, 0);
  const typical = answers.reduce((sum, { cell }) => sum + cell.length, 0) / answers.length;
  const recurs = filled / answers.length >= (answers.length <= 12 ? 2 : 3);
  const fits = answers.length <= mostChoices && typical <= longestTypical && recurs;
  const areWords =
    rare.some(({ cell }) => isOwnWords(cell)) ||
    (commentName.test(wording) && answers.some(({ cell }) => cell.split(/\s+/).length >= 4));
  const isRare = owned <= Math.max(filled < few ? 2 : 0, filled * mostOwnShare);
  const isChoice = fits && isRare && !areWords;
  return { isChoice, isClose: !isChoice && owned < filled / 2 && filled > answers.length, own: rare.length };
}

/** Nothing that a list offers: a sentence, lines, an address, digits that identify. */
const isOwnWords = (cell: string): boolean =>
  cell.length > longestOwn ||
  cell.includes("\n") ||
  cell.includes("@") ||
  cell.split(/\s+/).length > mostWords ||
  /\d(?:[\s()/.+-]?\d){4,}/.test(cell);
