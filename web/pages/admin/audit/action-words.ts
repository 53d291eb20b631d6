/** An action's code as words: "member-invitation.withdrawn" is "Member invitation withdrawn". */
export const actionWords = (action: string): string =>
  action.replace(/[-._]+/g, " ").replace(/^./, (letter) => letter.toUpperCase());
