import { Type } from "typebox";
import { setting } from "./settings.ts";

/** The example programme. */
export const exampleSettings = {
  example: setting({
    doc: "Shows an invented programme instead of a real one, in a data folder of its own; everybody who reaches it is let in.",
    schema: Type.Boolean(),
    default: false,
    env: "SERVICELOOP_EXAMPLE",
  }),
  reset: setting({
    doc: "Makes the example anew at the start; only together with --example.",
    schema: Type.Boolean(),
    default: false,
    env: "SERVICELOOP_EXAMPLE_RESET",
  }),
  exampleOpen: setting({
    doc: "Lets the example answer to other machines, too: all who reach it sign in without a password.",
    schema: Type.Boolean(),
    default: false,
    env: "SERVICELOOP_EXAMPLE_OPEN",
  }),
};
