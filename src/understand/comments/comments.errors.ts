import { errorKind } from "#platform/errors.ts";

export const sourceNotFound = errorKind(
  "comments.not-found",
  () => "There are no such comments here. They may have been deleted: look at the list of sources.",
  404,
);
export const commentsClosed = errorKind(
  "comments.closed",
  () =>
    "Single comments are open only to those whom respondents were told of. Themes and quotations appear here once they release them.",
  403,
);
export const nothingToGather = errorKind(
  "comments.nothing-asked",
  () =>
    "This campaign can't give comments: its questionnaire asks for no text, or its answers were deleted. Choose another campaign, or make a collection.",
  422,
);
export const notClosedYet = errorKind(
  "comments.campaign-open",
  () =>
    "Comments of a confidential campaign are gathered once it is closed. Close it, or wait until it ends.",
  409,
);
export const notCollection = errorKind(
  "comments.no-collection",
  () => "These comments come from a campaign and can't be changed by hand. Make a collection for others.",
  409,
);
export const tooManyComments = errorKind(
  "comments.too-many",
  (most: number) =>
    `A source holds at most ${most.toLocaleString("en")} comments. Make a second collection for the rest.`,
  422,
);
export const unusableFile = errorKind(
  "comments.unusable-file",
  (problem: string) => `No comment was taken from the file. ${problem}`,
  422,
);
export const fileTooLarge = errorKind(
  "comments.file-too-large",
  (megabytes: number) => `The file has more than ${megabytes} MB. Split it into several files.`,
  413,
);
export const commentNotFound = errorKind(
  "comments.comment-not-found",
  () =>
    "There is no such comment any more: its answers may have been deleted or changed. Go to the next one.",
  404,
);
export const codeNotFound = errorKind(
  "comments.code-not-found",
  () => "There is no such code in this code book. Open the code book again.",
  404,
);
export const codeNotUsed = errorKind(
  "comments.code-not-used",
  (name: string) =>
    `“${name}” is not in use any more. Choose another code, or take back what was done to it.`,
  409,
);
export const codeTaken = errorKind(
  "comments.code-taken",
  (name: string) => `There is a code called “${name}” already. Use it, or choose another name.`,
  409,
);
export const tooManyCodes = errorKind(
  "comments.too-many-codes",
  (most: number) => `A code book holds at most ${most} codes. Merge or retire some first.`,
  422,
);
export const nothingToUndo = errorKind(
  "comments.nothing-to-undo",
  () => "Nothing was done to this code that could be taken back.",
  409,
);
export const notYours = errorKind(
  "comments.not-in-sample",
  () =>
    "This comment is coded by the first coder. Others code those of the double-coding sample, so that agreement can be measured.",
  409,
);
export const notBothCoded = errorKind(
  "comments.not-coded-twice",
  () => "Two coders have to code this comment before anybody decides on it.",
  409,
);
export const tooFewForThemes = errorKind(
  "comments.too-few",
  (least: number) => `Themes are suggested from ${least} comments up. Add more, or read and code them.`,
  422,
);
export const themeNotFound = errorKind(
  "comments.theme-not-found",
  () => "There is no such suggestion any more. Ask for themes again.",
  404,
);
export const suggestionGone = errorKind(
  "comments.no-suggestion",
  () => "There is no work on themes to stop.",
  409,
);
export const nothingToRelease = errorKind(
  "comments.nothing-to-release",
  (minimum: number) =>
    `No theme can be shown yet: each needs at least ${minimum} people who mention it and ${minimum} who don't. Code more comments first.`,
  409,
);
export const notComplete = errorKind(
  "comments.not-coded",
  (needed: number) =>
    `Shares come from all comments, or from the first ${needed.toLocaleString("en")} of the random order in which they are shown, without gaps. Code on in that order, without a filter.`,
  409,
);
export const releaseTellsTooMuch = errorKind(
  "comments.release-differs-by-few",
  () =>
    "Fewer people than the minimum group came or went since themes were released last, and the difference would be about them. The themes stay as they are.",
  409,
);
export const themeTooSmall = errorKind(
  "comments.theme-too-small",
  (least: number) =>
    `Quotations are released of themes that at least ${least} people mention, so that nobody is recognised. Choose one of another theme.`,
  409,
);
export const notOfTheme = errorKind(
  "comments.not-of-theme",
  () => "This comment doesn't have that code. Code it first, or choose another theme.",
  409,
);
export const replacementsOverlap = errorKind(
  "comments.replacements-overlap",
  () =>
    "Two replacements overlap or lie outside the comment. Mark each passage once and release the quotation again.",
  422,
);
export const nothingLeft = errorKind(
  "comments.nothing-left",
  () => "Nothing of the comment would be left. Choose another one.",
  422,
);
export const alreadyQuoted = errorKind(
  "comments.already-quoted",
  () => "This comment is quoted for that theme already. Withdraw the quotation to release it in other words.",
  409,
);
export const quotationNotFound = errorKind(
  "comments.quotation-not-found",
  () => "There is no such quotation. It may have been withdrawn.",
  404,
);
export const notReleased = errorKind(
  "comments.not-released",
  () => "No themes of these comments have been released.",
  404,
);
export const readersNotConsultants = errorKind(
  "comments.readers-unsuitable",
  () =>
    "A confidential collection is opened by consultants of this programme alone, and you have to stay among them.",
  422,
);
export const hashChanged = errorKind(
  "comments.words-changed",
  () => "The comment was changed meanwhile. Read it again before you release words of it.",
  409,
);
export const codingSealed = errorKind(
  "comments.coding-sealed",
  () =>
    "Another coder has coded this comment, too, so what you found stays as it is: otherwise agreement would be made afterwards. Where you differ, decide on it under Agreement.",
  409,
);
