/** What somebody should know who chooses a questionnaire. */
export interface Guide {
  when: string;
  whom: string;
  howMany: string;
  learn: string;
}

/** Said beside each questionnaire of the library. */
export const guides = {
  relationship: {
    when: "Once a year, at the same time of the year; twice where much is changing. Not within a month of a price rise or of another survey.",
    whom: "Buyers, users and those who decide, of all accounts that matter. Ask several people in each large account: they see different things.",
    howMany:
      "For satisfaction to within a tenth of a point, about 300 answers; for the net promoter score to within ten points, about 200. Groups to be compared need 30 each, drivers 100 complete answers.",
    learn:
      "Where customers stand, which parts of the service move their satisfaction, what they say matters beside what does, how far ahead of or behind named competitors you are, and who thinks of leaving.",
  },
  expectations: {
    when: "At the start of a programme and again after two years: expectations move slowly. It asks the same list three times, so not as a routine.",
    whom: "Customers who have chosen between suppliers and use the service: they know what to expect and what they get.",
    howMany:
      "From about 150 answers the distance between expected and experienced is sure to within a sixth of a point. Below 60 only the largest distances stand out.",
    learn:
      "For ten parts of a service: what is good enough, what is met, and how much it matters. The parts where you fall short and it matters come first; where you exceed what anybody asks for, you may be spending too much.",
  },
  moments: {
    when: "Within two days of the occasion, while people still know how it went. All year round rather than in one go.",
    whom: "Those who were there: who took the delivery, made the call, used the repair. Never the same person more than once in two months.",
    howMany:
      "About 100 answers a moment and quarter show whether something is getting better; 30 a moment are the least for comparing one with another.",
    learn:
      "Which moments make or lose customers' satisfaction, what made the difference in each, and what is still unsettled and can be put right this week.",
  },
  contact: {
    when: "One or two days after a call, a message or a visit. Later, people tell you what they remember of you, not of the contact.",
    whom: "Everybody whose matter was dealt with, or a random sample of them, whatever the outcome was. Leaving out difficult cases makes the figures worthless.",
    howMany:
      "About 200 answers a month for a figure to within a tenth of a point; 30 a team before teams are looked at.",
    learn:
      "How many matters are settled at the first contact, how easy it was, and which obstacles come back again and again.",
  },
  complaint: {
    when: "Two weeks after the case was closed: by then people know whether it is.",
    whom: "Everybody who complained. There are seldom enough of them to take a sample.",
    howMany: "Read every answer; from 30 on, look at figures.",
    learn:
      "Whether what you closed is closed for the customer, whether it was handled fairly, and what would have kept it from happening.",
  },
  recommendation: {
    when: "Every quarter to a different part of your customers, or after the first three months of a new one.",
    whom: "A random sample of customers who know you well enough to recommend you. The reasons are worth more than the mark.",
    howMany:
      "About 200 answers place the score within ten points, 750 within five. Small changes from quarter to quarter are mostly chance; the interval says so.",
    learn:
      "How many would recommend you, would not, or don't mind, in a figure that others use too, and in their own words why.",
  },
  satisfaction: {
    when: "After any occasion, or beside a piece of work that is finished. Short enough to be asked often.",
    whom: "Those who were served, or a random sample of them.",
    howMany: "About 300 answers for a mean to within a tenth of a point, 100 to within a sixth.",
    learn:
      "Whether people were satisfied this time, and what disappointed or pleased them. It says little about whether they stay.",
  },
  effort: {
    when: "Right after something that people had to get done: an order, a change, a repair, a question.",
    whom: "Those who did it, also those who gave up on the way, if you can reach them.",
    howMany:
      "About 200 answers for a mean to within a fifth of a point on seven. The hurdles people name are useful from the first answer on.",
    learn: "How easy you make it, and which hurdles to take out first.",
  },
  staffView: {
    when: "In the same weeks as the relationship survey, before anybody has seen its results.",
    whom: "Everybody who serves customers and all managers. Managers answer the same questions; results tell the two apart.",
    howMany:
      "Everybody: people want to have been asked. A group is shown from the smallest size that the campaign protects.",
    learn:
      "Where managers, staff and customers see the same service differently, and what keeps people from giving the service that customers want.",
  },
  climate: {
    when: "Once a year, or every quarter in short form where much is being changed.",
    whom: "Everybody who serves customers, directly or through colleagues.",
    howMany: "Everybody. Below two thirds of those invited, ask yourself who stayed away.",
    learn:
      "Whether good service is wanted, possible and noticed in daily work, and what people would change first.",
  },
  profile: {
    when: "At the start of a programme, and a year later to see what has changed.",
    whom: "Staff and managers of all levels, each with a personal report of their own.",
    howMany: "Everybody who takes part in the programme.",
    learn:
      "How people see their own commitment to service beside their organisation's, competency by competency, and what each may work on.",
  },
  skills: {
    when: "Two to four weeks before a training is planned in detail, and again three months after it.",
    whom: "Everybody who will take part, from the front line to executives; results can be looked at by level.",
    howMany: "Everybody who takes part. With fewer than ten, read the situations and leave the figures.",
    learn:
      "Which skills people need most and are least sure of, how often they get to practise, and the situations to train with.",
  },
} as const satisfies Record<string, Guide>;
