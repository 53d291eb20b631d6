import type { BroughtComment } from "#understand/comments/gather.service.ts";
import { codeBook, type ExampleCode } from "./code-book.ts";

/** A comment noted in an interview, with the codes that it deserves. */
export interface InterviewComment extends Omit<BroughtComment, "saidOn"> {
  codes: readonly string[];
}

const ofStaff = (key: string, name: string, definition: string, example: string): ExampleCode => ({
  ...{ key, group: "What hinders staff", name, definition, example },
  useWhen: "An employee or manager says it of their own work.",
  notWhen: "A customer guesses at it.",
  terms: [],
  misses: 0,
  invents: 0,
});

/** The book of the interviews: that of the survey's comments, without what nobody mentioned, and with what staff say. */
export const interviewBook: readonly ExampleCode[] = [
  ...codeBook.filter(({ key }) => !["costs", "before", "goods", "slow answers"].includes(key)),
  ofStaff(
    "may not decide",
    "May not decide",
    "Whoever talks to the customer sees what would help and is not allowed to do it.",
    "I can see the mistake and may not put it right",
  ),
  ofStaff(
    "systems",
    "Systems and stock data",
    "Programs, screens or stock figures don't say what is true, or take too long.",
    "The stock in my screen is yesterday's",
  ),
];

const customers = `
late delivery|We are a bakery. If the boxes come on Thursday instead of Tuesday, I sell bread without them.
late delivery, not told|The Easter mailing went out on the Saturday. I heard of it from my sister-in-law, who got it before me.
late delivery|Of our last ten orders seven came in two parcels. Nobody had said so beforehand, and somebody has to sign each time.
late delivery|A date is a promise. I can live with ten days. I can't live with "two to ten days".
late delivery, no call back|Your Mr Farquhar-Nkemelu promised to ring when the pallet left. He didn't, and the pallet hadn't.
late delivery|Three weeks. For a reprint. My own customers don't wait three days.
late delivery|Die Lieferung kam zweimal zu spät, und beide Male hieß es, das liege am Spediteur. Das interessiert meine Kunden nicht.
late delivery, not told|Delivered to the old address again, although I had it changed twice. I am at 14 Tannery Row, Malton YO17 7XX, since March.
late delivery|I don't need it quickly. I need it when you say.
late delivery|The second half of the order came when the first half was sold out.
late delivery|Christmas cards in January. You may print that.
late delivery, complaint went round|The parcel was lost. Four people told me that it couldn't be lost. It was.
no call back|I ring on Monday, I am promised Tuesday, I ring on Wednesday. We could save the middle part.
no call back|She said she would find out and ring me on 01632 960417 before noon. That was eight days ago.
no call back|Nobody rings back. I have stopped asking for it, I write it down and ring again myself.
no call back|If you can't ring back, don't say it. I am not cross about a no.
no call back|On m'a promis de rappeler trois fois. J'ai trois numéros de téléphone, vous les avez tous.
no call back, people|The young man was very kind, and I believed him. He forgot me all the same.
no call back|You have my mobile, 07700 900345, and my wife's. It is not that we are hard to find.
no call back|A call that doesn't come costs more trust than a bill that is wrong.
no call back, waiting on the phone|They offer to ring back because the line is full. Then they don't, and the line is still full.
complaint went round|I explained it to Customer Care, to Orders, to the warehouse and at last to the managing director's office. That worked.
complaint went round|My complaint has a number: 20931. Nobody who answers can see what is behind the number.
complaint went round|Six weeks for a lamp with the wrong plug. The lamp costs nine pounds.
complaint went round|You apologise better than anybody I know. I would give all of it for one person who puts it right.
complaint went round|They asked me to send a photograph, then the article, then the receipt. Why not all at once?
complaint went round, wrong invoice|The credit note took so long that I got a reminder for the bill that it was about.
complaint went round|La queja pasó por tres departamentos. Al final la resolvió una chica de almacén que ni siquiera era su trabajo.
complaint went round|I would like to talk to the one who decides. I have never found out who that is.
complaint went round, not told|I learned that my complaint was closed when I asked about it. Closed! Nothing had happened.
complaint went round|Write to me at m.okonjo-brandt@example.com, I said. They wrote to the address that the complaint was about.
complaint went round, people|The lady in Returns, Philippa Gunnarsdóttir, is worth three departments. Without her I would have left.
not told|I could have told my customers about the delay, if somebody had told me.
not told|The web page says "in progress". So is the motorway.
not told|When an article is dropped I want to know before my own catalogue is printed, not after.
not told|Your new delivery charge: I found it on the bill.
not told|Nadie nos avisó del cambio de color. Recibimos doscientas bufandas verdes.
not told|A short text message would do. I don't need an apology, I need to plan.
not told|I always know more about my order than the person I ring, since I have the parcel in front of me.
not told|We learned of the new contact person from the new contact person's holiday message.
waiting on the phone|Twenty-two minutes on a Monday. I put you on the loudspeaker and do my accounts.
waiting on the phone|Press one for orders, two for orders with a question, three for questions. I want a human being.
waiting on the phone|After six nobody answers, and before six I am in my own shop.
waiting on the phone|I am eighty-one. I can't hear the menu, and it doesn't wait for me.
waiting on the phone|The music stops and you think somebody is there. Then it starts again.
waiting on the phone, people|It takes long to get through, and then they are lovely.
wrong invoice|Every month I take away the postage that we agreed not to pay. It has become a hobby.
wrong invoice|Please pay to the right account this time when you refund: GB33 BUKB 2020 1555 5555 55.
wrong invoice|The order number on the invoice is never the one on the delivery note.
wrong invoice|Three forms for one return, and on each of them my name and address.
wrong invoice|Rechnung Nr. 3 dieses Jahr, die nicht zur Bestellung passt. Meine Buchhalterin kennt Ihre Nummer auswendig.
price|You are not dear. Your postage is.
price|I compare, I am a buyer, it is what I am paid for. You were third of four this spring.
price|The price went up and the box became smaller. I do notice.
price|Loyal for nineteen years, and new customers get the discount.
price|For a single book I pay more postage than book.
not listened to|I sell to hospitals. You send me offers for garden furniture.
not listened to|He read it off his screen. I could hear him turning the page.
not listened to|Ask me once a year what I plan. Half an hour. You would sell more.
not listened to|Every caller begins with an offer. I ring because something is broken.
not listened to|I asked for no catalogue by post in 2021, 2022 and this spring. It is a beautiful catalogue.
people|My contact knows when our season begins and rings before I think of it.
people|I stay because of the people. I hope that you know that.
people|She remembered my order from last year, and my dog.
people|Once somebody drove over with the missing carton on a Friday evening. I tell everybody.
people|알고 계시겠지만 상담원들은 정말 친절하고 상품을 잘 압니다.
people|They know the goods. I have tried to catch them out.
people|Prawdziwi ludzie, którzy wiedzą, o czym mówią. To rzadkość.
`;

const staff = `
may not decide|I can see the mistake on my screen and may not put it right. I write a note and hope.
may not decide, complaint went round|Up to five pounds I may give back. Then it goes to the tray, and the tray comes on Thursdays.
may not decide|The customer asks me for one thing and I have to ask two people. By then she has rung again.
may not decide, no call back|I promise to ring back because the system makes me end the call. When I can, the customer's on somebody else's list.
no call back|My shift ends at four. Whoever I promised to ring at five is nobody's.
no call back, systems|There is no list of calls that we have promised. I keep mine on a yellow note.
systems|The stock on my screen is yesterday's. I sell things that we don't have, in good faith.
systems, not told|We hear of the new mailing from customers. They read it to me.
systems|Three programs for one order, and none of them knows what the other has said.
systems, wrong invoice|The discount has to be typed in by hand for every order. Of course it's forgotten.
late delivery|When a parcel is late I see it before the customer does. Nobody asks me to tell them.
late delivery, may not decide|The dates come from a table that is older than our warehouse. I am not allowed to name another one.
complaint went round|Complaints that nobody wants are passed to the new ones. I know, I was new.
waiting on the phone|On Mondays two of us are on training. Every Monday.
people|When I may take my time, people thank me. It doesn't show in my figures.
`;

const managers = `
late delivery|Nine out of ten parcels are on time. I look at that figure every week. I have never looked at the tenth.
no call back|We have a rule that promised calls are made. I assumed that it was kept.
complaint went round|I thought that complaints were our strong side. The letters that reach me are the ones that ended well.
price|Customers say that it is the price. I am not sure that it is what they leave for.
not told|We inform those who ask. That is the wrong way round, I can see that.
may not decide|I would trust my people with twenty pounds. The limit is from before my time, and nobody has touched it.
systems|A new order system has been on next year's list for three years.
people|Our people are the reason that customers stay. We don't make it easy for them.
`;

const read = (kind: BroughtComment["kind"], place: string, lines: string): InterviewComment[] =>
  lines
    .trim()
    .split("\n")
    .map((line) => {
      const [codes = "", words = ""] = line.split("|");
      return { kind, place, words, codes: codes.split(", ") };
    });

/** What the consultant noted in interviews, in the words of those who were interviewed. All of it is invented. */
export const interviews: readonly InterviewComment[] = [
  ...read("customer", "Telephone interview", customers),
  ...read("staff", "Talk at the workplace", staff),
  ...read("manager", "Talk with managers", managers),
];
