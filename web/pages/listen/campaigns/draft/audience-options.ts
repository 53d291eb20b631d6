/** Whom a campaign can ask. */
export const audienceOptions = [
  { value: "staff", label: "Staff", description: "People of the organisation." },
  { value: "customers", label: "Customers", description: "Those whom the organisation serves." },
] as const;
