/** How answers are kept, as whoever prepares a campaign chooses it. */
export const anonymityOptions = [
  {
    value: "confidential",
    label: "Confidential (recommended)",
    description:
      "Only the consultant sees who answered what. Directors see figures of groups that are large enough, and how many have answered, not who; people answer more frankly.",
  },
  {
    value: "anonymous",
    label: "Anonymous",
    description:
      "Nobody sees who answered what, not even the consultant: an invitation is exchanged for a ballot, and nothing that is stored joins the two. So there are no personal reports, no comparison person by person and no follow-up, and reminders also go to some who have answered. Doors such as an open link, a kiosk, cards or paper can be added.",
  },
  {
    value: "named",
    label: "Named",
    description:
      "Directors and consultants see who has answered, and what each person answered. People are told so on the first page, and some will answer more guardedly.",
  },
] as const;
