/**
 * Where to go after signing in: an address of this application, never of another site.
 *
 * @param next as the address of the sign-in page has it: anybody can have written it
 * @param origin the application's own
 */
export function nextAddress(next: string, origin: string): string {
  if (!next.startsWith("/") || !URL.canParse(next, origin)) return "/";
  const url = new URL(next, origin);
  // "/.//elsewhere.example" has a path that would be another site's address.
  const isOwn = url.origin === origin && !url.pathname.startsWith("//");
  return isOwn ? url.pathname + url.search : "/";
}
