/**
 * What a question stands for in results, where it stands for more than itself:
 *
 * - `satisfaction`: the outcome that drivers explain
 * - `recommend`: the likelihood to recommend
 * - `effort`: how easy something was made; high is good
 * - `performance`: ratings of the parts of a service, which may be drivers
 * - `importance`: how much the same parts matter
 * - `expectation`: what is expected of the same parts
 * - `against-expectation`: one rating whose middle is "as expected"; delight is the share above it
 * - `providers`: a matrix with a row for each provider, of which `us` is the organisation
 * - `contact-me`: whether somebody may get in touch; the option `yes` agrees
 * - `account-person`: rates the account person whom the invitation names
 */
export const meanings = [
  "satisfaction",
  "recommend",
  "effort",
  "performance",
  "importance",
  "expectation",
  "against-expectation",
  "providers",
  "contact-me",
  "account-person",
] as const;
export type Meaning = (typeof meanings)[number];

/** The row of a matrix of providers that is the organisation itself. */
export const ownProvider = "us";

/** The option by which a respondent agrees to be contacted. */
export const agreesToContact = "yes";
