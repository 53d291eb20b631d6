/** How long a template's questionnaire is: "14 questions, about 6 minutes". */
export function sizeWords({ questions, minutes }: { questions: number; minutes: number | null }): string {
  return [
    questions > 0 && `${questions} ${questions === 1 ? "question" : "questions"}`,
    minutes !== null && `about ${minutes} ${minutes === 1 ? "minute" : "minutes"}`,
  ]
    .filter((each) => each !== false)
    .join(", ");
}
