import type { Level } from "#people/person.ts";

/** A level as a heading or choice. */
export const levelName = (level: Level): string => level.charAt(0).toUpperCase() + level.slice(1);
