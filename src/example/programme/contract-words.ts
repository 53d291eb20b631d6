/** What people write into their contracts besides the goals that their answers suggest. */
export const signs = [
  "On Friday I can name one occasion",
  "A colleague mentions it without being asked",
  "It no longer feels like extra work",
  "A customer says so in their own words",
] as const;

export const less = [
  ["Rewriting notes that nobody reads", "Answering internal mail at once", "Filling in the old call sheet"],
  ["Meetings without an agenda", "Checking figures twice", "Collecting examples instead of solving one"],
  ["Taking over what others can do", "Long hand-over mails", "Sorting the shared folder"],
] as const;

export const records = [
  "A tick in my diary every evening, and a line on Friday",
  "Three boxes on a card beside the screen, filled before I go home",
  "A note in my phone after each shift",
] as const;

export const help = [
  ["Ask me on Fridays what I learned this week", "Tell me when I fall back, kindly"],
  ["Take over my calls for ten minutes when I write down what was promised", "Listen"],
  ["Remind me why I began", "Show me how they do it"],
] as const;

export const methods = [
  [
    "One small thing a week, not five",
    "Talk it through with Leigh at lunch",
    "Read one coaching page on Mondays",
  ],
  ["Begin the shift with the goal", "Keep the card in sight", "Try again the next day instead of next month"],
  ["Write down what worked", "Ask one customer a week", "Swap with a colleague from another team"],
] as const;

export const rewards = [
  ["Coffee from the good place", "A day at the sea"],
  ["Leave an hour early", "Dinner with my sister"],
  ["A new book", "A weekend without the telephone"],
] as const;

export const milestones = ["Four weeks kept up", "The whole team knows how I do it"] as const;

export const checkIns = [
  {
    marks: ["kept", "partly"],
    note: "Easier than I thought on quiet days.",
    learned: "Say first what I can do, then what I can't.",
  },
  {
    marks: ["partly", "not"],
    note: "A bad week: two of us were ill.",
    learned: "When it is busy, the card helps more than good will.",
  },
  {
    marks: ["kept", "kept"],
    note: "Rang back eleven people, all on the day.",
    learned: "Most only want to know that it is not forgotten.",
  },
  { marks: ["not", "partly"], note: "Forgot it on Tuesday and noticed on Thursday.", learned: "" },
  {
    marks: ["kept", "none"],
    note: "No complaints came in, so nothing to try.",
    learned: "Asking “is there anything else?” too early sounds like goodbye.",
  },
  { marks: ["kept", "kept"], note: "", learned: "It has become a habit. I hardly think of it." },
  {
    marks: ["partly", "kept"],
    note: "Good with customers, less so with the warehouse.",
    learned: "Colleagues are customers, too.",
  },
] as const;

export const endedEarly =
  "I have changed teams and the goals no longer fit. What I learned about ringing back stays with me.";
export const completed = "Both goals have become the way I work. I will write a new one after the holidays.";
