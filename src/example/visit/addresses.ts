const base = "/example";

/** Where the example's own pages and files are. */
export const addresses = {
  start: base,
  signIn: `${base}/sign-in`,
  again: `${base}/start-again`,
  style: `${base}/example.css`,
  bannerStyle: `${base}/banner.css`,
  titleScript: `${base}/title.js`,
  icon: `${base}/icon.svg`,
} as const;
