import { BlockList, isIP } from "node:net";

/** Networks that are nobody's on the internet, by IANA's special-purpose registries (RFC 6890 and its successors). */
const special: readonly (readonly [network: string, prefix: number])[] = [
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  ["169.254.0.0", 16],
  ["172.16.0.0", 12],
  ["192.0.0.0", 24],
  ["192.0.2.0", 24],
  ["192.88.99.0", 24],
  ["192.168.0.0", 16],
  ["198.18.0.0", 15],
  ["198.51.100.0", 24],
  ["203.0.113.0", 24],
  ["224.0.0.0", 4],
  ["240.0.0.0", 4],
];

const blocked = new BlockList();
for (const [network, prefix] of special) blocked.addSubnet(network, prefix, "ipv4");

/** Of IPv6, what is handed out as global unicast; and within it what is not anybody's, or hides an IPv4 address. */
const global6 = new BlockList();
global6.addSubnet("2000::", 3, "ipv6");
const blocked6 = new BlockList();
for (const [network, prefix] of [
  ["2001::", 23],
  ["2001:db8::", 32],
  ["2002::", 16],
  ["3fff::", 20],
] as const)
  blocked6.addSubnet(network, prefix, "ipv6");

/** Whether an address is one of the internet: not of this machine, of a network inside, or of no network at all. */
export function isPublicAddress(address: string): boolean {
  const [plain = ""] = address.split("%");
  switch (isIP(plain)) {
    case 4:
      return !blocked.check(plain, "ipv4");
    case 6:
      return global6.check(plain, "ipv6") && !blocked6.check(plain, "ipv6");
    default:
      return false;
  }
}
