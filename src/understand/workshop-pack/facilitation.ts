/** How each part of the workshop is led: what to ask, what to watch, how long it takes. By chapter of the story. */
const byChapter: Readonly<Record<string, string>> = {
  answered: `About 5 minutes. Say who was asked and who answered before any figure is judged. Where some groups answered less than others, name them: the room will otherwise do it later, to set aside what it doesn't like.
Ask: whose voice is missing here, and how else do we hear it?`,
  do: `About 15 minutes. Let everybody guess first: “What share is fully satisfied? Write it down.” Then show the figure. A guess that was wrong makes people curious; a figure that they were told doesn't.
Read the interval aloud with each figure. Two figures whose intervals overlap widely are not an order.
Ask: what here is better than you thought? What is worse? Take the good first, it is evidence too.`,
  matters: `About 20 minutes. This is the slide to stay on. High and to the left is what matters to people and is done less well: begin there. High and to the right is what must not slip while you work on the rest.
Importance comes from how answers go together, not from what people say they want. It doesn't prove what causes what: treat it as the best place to try something.
Ask: which of these can we change ourselves within three months? Agree on two. More than two is none.`,
  differs: `About 10 minutes. Differences that chance explains are marked as such: don't let the room rank them. Where a group is not shown, too few people answered to protect them; don't guess who they are.
Ask the group that does best how they do it, before you ask the others what is wrong.`,
  competitors: `About 10 minutes. Only people who know both have rated both. A lead with an interval that includes zero is a draw.
Ask: where would a customer notice that we are ahead? Where would they notice that we are not?`,
  expected: `About 10 minutes. A gap is what was found less what was expected. A large gap where little was expected is a promise that nobody makes; a large gap where much was expected is a promise that is broken.
Ask: do we have to do it better, or to promise it differently?`,
  perceptions: `About 20 minutes. Show the customers' figure last. Let managers say first what they believe customers think, then show staff, then customers. Don't defend and don't explain for the first five minutes.
Where managers see the service better than customers do, staff often know it already: ask them what they see, and make it safe to answer.
Ask: what would somebody have to see to believe the customers' figure?`,
  voices: `About 10 minutes. Have different people read the quotations aloud, slowly, without comment. They illustrate, they don't count: how many say so is in the shares.
Nobody guesses who said what. Whoever recognises themselves or somebody else keeps it to themselves.`,
  sure: `Keep at hand for questions. When somebody says “that isn't representative”, go to this slide rather than arguing: it says what is known and what isn't.`,
  method: `Not to be presented. It is for whoever wants to know how a figure was computed.`,
};

export const titleNotes = `Plan two hours, for 6 to 14 people who can decide something. Send nothing beforehand: figures that people read alone are either forgotten or feared.
Have on the wall: the question “What do we decide today?” Begin with it, and come back to it before the end whatever the time.
Say at the start who sees what: these are figures of groups. Nobody here sees single answers, and nobody will be ranked.
Every chart in this file can be edited: right-click, edit data. The lines on bars are 95 % intervals.`;

export const summaryNotes = `About 5 minutes. Read the sentences as they stand, one after the other, and don't discuss yet. Then ask everybody to write down the one that concerns them most. Collect these without comment: they show you where to stay longer.`;

export const decisionNotes = `Keep 30 minutes for this slide; start no later than half an hour before the end.
One line for each issue. The issue in the customers' words, the objective as what people will notice, the measure as an item of this survey so that the next one shows whether it worked, one person (not a department), one day.
Three lines that are done are worth more than eight that are written. Read each line back: “Who will notice, by when, and how will we know?”
Before people leave: who tells those who answered what was decided?`;

export const facilitationOf = (chapter: string): string => byChapter[chapter] ?? "";
