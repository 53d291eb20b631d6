/** An identity provider by OpenID Connect. */
export interface OidcSettings {
  /** As it names itself, e.g. "https://login.example.org/realms/staff". */
  issuer: string;
  clientId: string;
}

/** An identity provider by SAML 2.0. */
export interface SamlSettings {
  /** As it names itself. */
  entityId: string;
  /** Where browsers are sent, by a redirect. */
  signInAddress: string;
  /** Certificates of which one signs, in base64 without headers. */
  certificates: string[];
}

/** What a provider says of whoever has signed in there. */
export interface Asserted {
  /** Its own name for them, which stays the same. */
  subject: string;
  /** In lower case. */
  email: string;
  name: string;
}

/** Domains whose addresses anybody can have: no organisation speaks for them. */
const everybodys = new Set(
  `gmail.com googlemail.com outlook.com hotmail.com live.com msn.com yahoo.com ymail.com icloud.com me.com mac.com aol.com
  gmx.net gmx.de gmx.com web.de mail.com mail.ru yandex.com yandex.ru qq.com 163.com 126.com proton.me protonmail.com
  tutanota.com zoho.com t-online.de orange.fr free.fr libero.it wanadoo.fr`.split(/\s+/),
);

const domainForm = /^(?=.{3,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])?$/;

/** What is wrong with a domain of e-mail addresses, as the end of a sentence; null: nothing. */
export function domainProblem(domain: string): string | null {
  if (!domainForm.test(domain)) return "is no domain, such as example.org";
  return everybodys.has(domain) ? "belongs to everybody's mailboxes and to no organisation" : null;
}

/** Domains as they were typed: in lower case, each once, without "@". */
export const tidyDomains = (domains: readonly string[]): string[] => [
  ...new Set(domains.map((domain) => domain.trim().toLowerCase().replace(/^@/, ""))),
];

/** The domain of an address. */
export const domainOf = (email: string): string => email.slice(email.lastIndexOf("@") + 1).toLowerCase();

const addressForm = /^[^\s@<>"'(),;:\\[\]]{1,64}@[^\s@]{3,253}$/;

/** Whether a text is one plain e-mail address whose domain is one of the given. */
export const speaksFor = (domains: readonly string[], email: string): boolean =>
  addressForm.test(email) && domains.includes(domainOf(email));
