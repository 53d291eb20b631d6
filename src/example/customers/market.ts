import type { Person } from "#people/person.ts";
import type { Random } from "#stats/random.ts";
import { nameGroups } from "../names.ts";

/** A customer of the example as the organisation's own file has them. */
export interface MarketCustomer {
  number: string;
  name: string;
  email: string | null;
  roles: readonly string[];
  segment: string;
  region: string;
  /** Null for private customers. */
  account: MarketAccount | null;
  /** Years since the first order. */
  years: number;
  /** Through which they order. */
  channel: string;
  noContact: boolean;
}

interface MarketAccount {
  number: string;
  name: string;
  segment: string;
  region: string;
  /** The account handler's staff number. */
  manager: string;
}

export const businessSegments = ["Key clients", "Mid-size clients", "Small clients"] as const;
const regions = ["North", "Midlands", "South", "Scotland", "Ireland"] as const;
const stakeholderRoles = ["Decision maker", "Buyer", "User"] as const;
const channels = ["Telephone", "Web", "Post"] as const;

const accountCount = 110;
const privateCount = 22_200;

const trades =
  "Books, Bakeries, Charities Trust, Bicycles, Seeds, Museums Shop, Wholefoods, Toys, Lighting, Knitwear, Instruments, Ferries, Ceramics, Teas, Outdoor, Pharmacies, Stationers, Vets, Heritage, Opticians".split(
    ", ",
  );
const places =
  "Aldbrough, Bramhope, Calderdale, Dunmore, Eskdale, Fenwick, Garstang, Holmfirth, Inverallan, Kirkstall, Larne, Malton, Northallerton, Otley, Penrith, Quay Street, Rossmore, Selkirk, Thornaby, Ullapool, Wexcombe, Yarm".split(
    ", ",
  );

/** Who looks after accounts: the account handlers of the organisation. */
export const accountHandlers = (people: readonly Person[]): Person[] =>
  people.filter(({ job }) => job === "Account Handler");

/**
 * The customers of the example organisation: businesses with several people each, and private ones. A few have no address,
 * and a few have asked not to be surveyed.
 */
export function exampleMarket(people: readonly Person[], random: Random): MarketCustomer[] {
  const handlers = accountHandlers(people);
  // As many as a group has names to give, so that few people share one.
  const names = nameGroups.flatMap(({ given, family, familyFirst }) =>
    Array.from({ length: Math.ceil((given.length * family.length) / 10) }, () => ({
      given,
      family,
      familyFirst,
    })),
  );
  const customers: MarketCustomer[] = [];
  const add = (rest: Omit<MarketCustomer, "number" | "name" | "email" | "years" | "noContact">): void => {
    const { given, family, familyFirst } = random.pick(names);
    const [first, last] = [random.pick(given), random.pick(family)];
    const number = `C${String(customers.length + 1).padStart(5, "0")}`;
    const middle = rest.account || familyFirst ? "" : middleInitial(first.written, customers.length);
    customers.push({
      number,
      name: familyFirst ? `${last.written} ${first.written}` : `${first.written}${middle} ${last.written}`,
      email:
        random.uniform() < 0.03 ? null : `${first.latin}.${last.latin}.${number.toLowerCase()}@example.com`,
      years: 1 + Math.floor(18 * random.uniform() ** 2),
      noContact: random.uniform() < 0.02,
      ...rest,
    });
  };
  for (const account of accounts(handlers, random)) {
    const size = { "Key clients": 52, "Mid-size clients": 26, "Small clients": 12 }[account.segment] ?? 5;
    const count = 2 + random.integer(size);
    for (let index = 0; index < count; index++)
      add({
        roles: rolesOf(index, random),
        segment: account.segment,
        region: account.region,
        account,
        channel: random.uniform() < 0.7 ? "Web" : "Telephone",
      });
  }
  for (let index = 0; index < privateCount; index++) {
    const region = regionOf(random);
    const segment = random.uniform() < (region === "North" ? 0.82 : 0.45) ? "Catalogue" : "Web shop";
    const channel =
      segment === "Web shop" ? "Web" : random.uniform() < 0.75 ? "Telephone" : random.pick(channels);
    add({ roles: [], segment, region, account: null, channel });
  }
  return customers;
}

/** What tells private customers of one name apart, where it is written in Latin letters: " K.". */
const middleInitial = (given: string, index: number): string =>
  /^\p{Script=Latin}/u.test(given) ? ` ${"ABCDEFGHJKLMNPRSTW"[(index * 7) % 18]}.` : "";

function accounts(handlers: readonly Person[], random: Random): MarketAccount[] {
  const names = random.shuffle(places.flatMap((place) => trades.map((trade) => `${place} ${trade}`)));
  return Array.from({ length: accountCount }, (_, index): MarketAccount => {
    const draw = random.uniform();
    const [key, middle, small] = businessSegments;
    return {
      number: `A${String(index + 1).padStart(3, "0")}`,
      name: names[index] ?? `Client ${index}`,
      segment: draw < 0.22 ? key : draw < 0.6 ? middle : small,
      region: regionOf(random),
      manager: random.pick(handlers).id,
    };
  });
}

const rolesOf = (index: number, random: Random): string[] => {
  const [decision, buyer, user] = stakeholderRoles;
  if (index === 0) return [decision];
  if (index === 1) return random.uniform() < 0.3 ? [buyer, user] : [buyer];
  return random.uniform() < 0.18 ? [buyer] : [user];
};

function regionOf(random: Random): string {
  const draw = random.uniform();
  const [north, midlands, south, scotland, ireland] = regions;
  if (draw < 0.34) return north;
  if (draw < 0.55) return midlands;
  if (draw < 0.78) return south;
  return draw < 0.9 ? scotland : ireland;
}

/** The columns of the organisation's file of customers. */
export const marketColumns = [
  "Customer number",
  "Name",
  "E-mail",
  "Roles",
  "Segment",
  "Region",
  "Account number",
  "Account name",
  "Account segment",
  "Account region",
  "Account manager",
  "Do not survey",
  "Ordering by",
  "Customer for (years)",
] as const;

/** A customer's row of that file. */
export const marketRow = ({ account, ...one }: MarketCustomer): string[] => [
  one.number,
  one.name,
  one.email ?? "",
  one.roles.join("; "),
  account ? "" : one.segment,
  account ? "" : one.region,
  account?.number ?? "",
  account?.name ?? "",
  account?.segment ?? "",
  account?.region ?? "",
  account?.manager ?? "",
  one.noContact ? "yes" : "",
  one.channel,
  String(one.years),
];
