import { type Html, html } from "#platform/html/html.ts";
import { type Assets, documentPage } from "./document.page.ts";
import type { OptOutVisit } from "./opt-out.service.ts";
import { optOutWords } from "./words/opt-out-words.ts";
import { languageAmong, spokenLanguages, wordsIn } from "./words.ts";

interface OptOutPage {
  visit: OptOutVisit;
  /** Path of the link. */
  address: string;
  /** The language chosen in the address; null where none was. */
  chosen: string | null;
  assets: Assets;
}

/** @param step "ask": before anything is changed, where nothing is said yet; "said": after a button */
export function optOutPage({ visit, address, chosen, assets }: OptOutPage, step: "ask" | "said"): Html {
  const language = languageAmong(spokenLanguages, [chosen, visit.language]);
  const words = optOutWords(language);
  const { organisation, refuses } = visit;
  const query = chosen === null ? "" : `?language=${language}`;
  const button = (path: string, label: string) =>
    html`<form method="post" action="${address}${path}${query}"><div class="actions"><button>${label}</button></div></form>
`;
  const { title, text } = refuses ? words.done : step === "ask" ? words.ask : words.undone;
  const main = html`<h1>${title}</h1>
<p class="lead">${text(organisation)}</p>
${
  refuses
    ? visit.byLink && html`<p>${words.done.mistake}</p>${button("/undo", words.done.undo)}`
    : step === "ask" && button("", words.ask.button)
}`;
  return documentPage({
    assets,
    words: wordsIn(language),
    language,
    title,
    organisation,
    languages: spokenLanguages.map((each) => ({ language: each, address: `${address}?language=${each}` })),
    main,
  });
}
