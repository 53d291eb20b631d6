/** How answers are kept, as whoever prepares a campaign chooses it. */
export const anonymityOptions = [
  {
    value: "confidential",
    label: "Confidential (recommended)",
    description:
      "Only the consultant sees who answered what. Directors see figures of groups that are large enough, and how many have answered, not who; people answer more frankly.",
  },
  {
    value: "named",
    label: "Named",
    description:
      "Directors and consultants see who has answered, and what each person answered. People are told so on the first page, and some will answer more guardedly.",
  },
] as const;
