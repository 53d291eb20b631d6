/** Addresses of one respondent's pages; the language that was chosen travels in them. */
export interface Links {
  begin: string;
  page(id: string): string;
  review: string;
  complete: string;
  thanks: string;
  saved: string;
  /** Where a colleague says whether they take part. */
  request: string;
}

/**
 * @param code the link's
 * @param language the one chosen on the page; null where nobody chose
 */
export function linksFor(code: string, language: string | null): Links {
  const address = (rest: string) => `/a/${code}${rest}${language === null ? "" : `?language=${language}`}`;
  return {
    begin: address(""),
    page: (id) => address(`/pages/${id}`),
    review: address("/review"),
    complete: address("/complete"),
    thanks: address("/thanks"),
    saved: address("/saved"),
    request: address("/request"),
  };
}
