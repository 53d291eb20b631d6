/** Addresses of one respondent's pages; the language that was chosen travels in them. */
export interface Links {
  begin: string;
  /** @param mark the answer that a mail's link preselects there */
  page(id: string, mark?: string): string;
  review: string;
  complete: string;
  thanks: string;
  saved: string;
  /** Where a colleague says whether they take part. */
  request: string;
  /** Where an invitation to an anonymous survey is exchanged for a ballot. */
  exchange: string;
}

/**
 * @param base where they begin, e.g. "/a/…"
 * @param language the one chosen on the page; null where nobody chose
 */
export function linksFor(base: string, language: string | null): Links {
  const address = (rest: string, mark?: string) => {
    const query = [
      ...(language === null ? [] : [`language=${language}`]),
      ...(mark === undefined ? [] : [`a=${encodeURIComponent(mark)}`]),
    ];
    return `${base}${rest}${query.length === 0 ? "" : `?${query.join("&")}`}`;
  };
  return {
    begin: address(""),
    page: (id, mark) => address(`/pages/${id}`, mark),
    review: address("/review"),
    complete: address("/complete"),
    thanks: address("/thanks"),
    saved: address("/saved"),
    request: address("/request"),
    exchange: address("/exchange"),
  };
}
