/** Where in a condition something stands: offsets of its first character and the one after its last. */
export interface Span {
  start: number;
  end: number;
}

/** What keeps a condition from being understood, in a sentence, and where. */
export interface ExpressionProblem extends Span {
  message: string;
}
