/** A style sheet without comments and indentation; none of ours has either inside a string. */
export const shortStyle = (style: string): string => style.replace(/\/\*.*?\*\//gs, "").replace(/\s+/g, " ");
