/** How much of a contract a support person may see. */
export const shareOptions = [
  { value: "goals", label: "My goals only" },
  { value: "whole", label: "The whole contract" },
] as const;
