import { readFile, stat } from "node:fs/promises";
import { extname, resolve } from "node:path";
import { type Brand, contrastOnWhite, defaultBrand } from "#document/brand.ts";
import { type Logo, logoProblem } from "#document/pdf.renderer.ts";
import { callersFolder } from "./callers-folder.ts";
import { wrongUsage } from "./usage.ts";

/** Who publishes reports, how they look and the date on them. */
export interface Imprint {
  brand: Brand;
  logo: Logo | null;
  /** ISO date. */
  date: string;
}

/** The options by which a command is told its imprint, for parseArgs. */
export const imprintOptions = {
  consultant: { type: "string", default: defaultBrand.name },
  logo: { type: "string" },
  colour: { type: "string", default: defaultBrand.primary },
  accent: { type: "string", default: defaultBrand.accent },
  date: { type: "string" },
} as const;

interface ImprintValues {
  consultant: string;
  logo?: string;
  colour: string;
  accent: string;
  date?: string;
}

const logoExtensions = new Map([
  [".svg", "svg"],
  [".png", "png"],
  [".jpg", "jpg"],
  [".jpeg", "jpg"],
]);
const largestLogo = 2 * 1024 * 1024;

async function readLogo(path: string): Promise<Logo> {
  const extension = logoExtensions.get(extname(path).toLowerCase());
  if (!extension) throw wrongUsage(`--logo takes an SVG, PNG or JPEG file, not ${path}.`);
  const information = await stat(path).catch(() => null);
  if (!information?.isFile()) throw wrongUsage(`--logo ${path} does not exist or can't be read.`);
  if (information.size > largestLogo)
    throw wrongUsage(`--logo ${path} is larger than 2 MB; make the picture smaller.`);
  const logo = { content: await readFile(path), extension };
  const problem = logoProblem(logo);
  if (problem)
    throw wrongUsage(
      `--logo ${path} can't be shown: ${problem}. Export it again, or as another kind of file.`,
    );
  return logo;
}

function checkedColour(option: string, colour: string): string {
  const contrast = contrastOnWhite(colour);
  if (contrast === null) throw wrongUsage(`${option} takes a colour like "#17495c", not "${colour}".`);
  if (contrast < 4.5) {
    throw wrongUsage(
      `${option} ${colour} is too light to be read on white paper (contrast ${contrast.toFixed(1)}, needed 4.5). Choose a darker one.`,
    );
  }
  return colour;
}

function checkedDate(date: string): string {
  const isReal =
    /^\d{4}-\d{2}-\d{2}$/.test(date) &&
    !Number.isNaN(Date.parse(date)) &&
    new Date(date).toISOString().startsWith(date);
  if (!isReal) throw wrongUsage(`--date takes a day like 2026-11-21, not "${date}".`);
  return date;
}

/** @throws AppError "cli.usage" below 3 and above 1000 */
export function checkedMinimum(text: string): number {
  const minimum = Number(text);
  if (!/^\d+$/.test(text) || minimum < 3 || minimum > 1000) {
    throw wrongUsage(
      `--minimum takes a whole number from 3 to 1000, not "${text}". Below 3, one person's answer could be worked out by another.`,
    );
  }
  return minimum;
}

/** Today where the command runs, as an ISO date. */
function today(): string {
  const now = new Date();
  const two = (value: number) => String(value).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

/** @throws AppError "cli.usage" with what to change */
export async function readImprint(values: ImprintValues): Promise<Imprint> {
  if (values.consultant.length > 80) throw wrongUsage("--consultant takes a name of at most 80 characters.");
  return {
    brand: {
      name: values.consultant,
      primary: checkedColour("--colour", values.colour),
      accent: checkedColour("--accent", values.accent),
    },
    logo: values.logo === undefined ? null : await readLogo(resolve(callersFolder, values.logo)),
    date: checkedDate(values.date ?? today()),
  };
}
