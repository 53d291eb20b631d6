/** Where a tool puts something in when it shows a text. */
const placeholder = /\$\{([a-z]{1,8}):\/\/([^}]{1,300})\}/gi;

/** A wording in which "[answer to QID4]" or "[Region]" stands for what is put in when it is shown, and how often. */
export function withoutPiping(
  text: string,
  tagOf: (questionId: string) => string,
): { text: string; piped: string[] } {
  const piped: string[] = [];
  const said = text.replace(placeholder, (_, scheme: string, path: string) => {
    const words = placeholderInWords(scheme.toLowerCase(), path, tagOf);
    piped.push(words);
    return `[${words}]`;
  });
  return { text: said, piped };
}

function placeholderInWords(scheme: string, path: string, tagOf: (questionId: string) => string): string {
  const [first = "", second = ""] = path.split("/");
  if (scheme === "q") return `answer to ${tagOf(first)}`;
  if (scheme === "e") return second.split("?", 1)[0] || first;
  if (scheme === "lm") return `loop field ${second || first}`;
  if (scheme === "m") return `contact’s ${first}`;
  if (scheme === "gr") return `score ${first}`;
  return path.slice(0, 60);
}
