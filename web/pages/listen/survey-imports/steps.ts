/** From a file to the answer. */
export const surveySteps = ["Choose the file", "Check what was understood", "See what matters most"] as const;
