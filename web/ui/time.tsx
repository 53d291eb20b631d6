import { relativeTime } from "./relative-time.ts";

interface TimeProps {
  /** A moment as ISO text. */
  value: string;
  /** "relative" counts from now ("3 days ago"), the whole moment in its title; the others write it. */
  as?: "relative" | "date" | "date-time";
  /** The workspace's time zone, unless the reader's own is meant. */
  timeZone?: string;
}

/** A moment. */
export function Time({ value, as = "date-time", timeZone }: TimeProps) {
  const moment = new Date(value);
  const zone = timeZone === undefined ? {} : { timeZone };
  const whole = moment.toLocaleString(undefined, { dateStyle: "full", timeStyle: "long", ...zone });
  return (
    <time dateTime={value} title={whole}>
      {as === "relative" ? relativeTime(moment, new Date()) : written(moment, as, zone)}
    </time>
  );
}

const written = (moment: Date, as: "date" | "date-time", zone: { timeZone?: string }) =>
  moment.toLocaleString(undefined, {
    dateStyle: "medium",
    ...(as === "date-time" && { timeStyle: "short" }),
    ...zone,
  });
