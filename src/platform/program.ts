import { readFileSync } from "node:fs";

/** Its release, e.g. "0.1.0". */
export const { version } = JSON.parse(
  readFileSync(new URL("../../package.json", import.meta.url), "utf8"),
) as {
  version: string;
};

/** This program and its release, to be named beside figures that it computed. */
export const program = `Serviceloop ${version}`;
