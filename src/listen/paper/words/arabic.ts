import { arabicMonths } from "../../respond/words/arabic-months.ts";
import type { PaperWords } from "./paper-words.ts";

const [all, any] = [new Intl.ListFormat("ar"), new Intl.ListFormat("ar", { type: "disjunction" })];
const quoted = (answers: readonly string[]) => any.format(answers.map((answer) => `«${answer}»`));

const operators = {
  "=": "تساوي",
  "!=": "لا تساوي",
  "<": "أقل من",
  "<=": "لا تزيد على",
  ">": "أكثر من",
  ">=": "لا تقل عن",
  contains: "تتضمن",
} as const;

export const arabic: PaperWords = {
  language: "ar",
  sheet: "الورقة",
  specimen: "نموذج لا يُملأ",
  page: "الصفحة",
  howTo: [
    "ضع علامة × في المربعات. إذا أخطأت فاملأ المربع بالكامل وضع العلامة في مربع آخر.",
    "اكتب بخط واضح. اترك فارغًا ما لا تريد الإجابة عنه.",
    "الأرقام والحروف الصغيرة بجانب المربعات لمن يُدخل الإجابات.",
  ],
  handIn: (where) => `مكان التسليم: ${where}`,
  handBack: "أعد الورقة إلى حيث استلمتها.",
  until: (day) => `نرجو التسليم حتى ${day}.`,
  promiseTitle: "ماذا يحدث لإجاباتك",
  promise: ({ organisation, purpose, minimumGroup, retentionMonths, consultants, entries, group }) => [
    ...(purpose === "" ? [] : [purpose]),
    "هذا الاستطلاع مجهول الهوية. لا تكتب اسمك ولا أي شيء يدل عليك. رقم هذه الورقة اختير عشوائيًا عند طباعتها، ووظيفته الوحيدة ألا تُحتسب الورقة مرتين، ولا أحد يدوّن من استلم أي ورقة.",
    group === null
      ? "لا يُحفظ شيء عن هويتك ولا عن مكان عملك ولا عن وقت إجابتك سوى اليوم الذي أُدخلت فيه الورقة."
      : `يُحفظ أمر واحد عمّن ملأ هذه الورقة: ${group}. وما عدا ذلك يُحفظ فقط اليوم الذي أُدخلت فيه.`,
    `${entries === 2 ? `يُدخل هذه الورقة شخصان من ${organisation} ويقرآنها بذلك` : `يُدخل هذه الورقة شخص من ${organisation} ويقرؤها بذلك`}، وقد ينظر فيها شخص آخر إذا كان شيء غير واضح. وقد يُعرف خطك. إذا كان ذلك يقلقك فاكتفِ بوضع العلامات في المربعات.`,
    `تُعرض الأرقام لمجموعات لا يقل عدد أفرادها عن ${minimumGroup}. أما ما تكتبه بكلماتك فيقرؤه، من دون ذكر مجموعتك: ${consultants.length === 0 ? "مستشارو البرنامج" : all.format(consultants)}.`,
    "تُحفظ الأوراق في مكان مقفل وتُتلف عند إغلاق الاستطلاع على أبعد تقدير. المشاركة اختيارية. والورقة التي سُلّمت لا يمكن العثور عليها لتعديلها أو سحبها.",
    `تُحذف الإجابات المُدخلة بعد ${arabicMonths(retentionMonths)} من إغلاق الاستطلاع، وتبقى أرقام المجموعات.`,
  ],
  required: "الأسئلة التي عليها * هي الأهم: نرجو الإجابة عنها.",
  tickOne: "ضع علامة في مربع واحد.",
  tickSeveral: "ضع علامة في كل ما ينطبق.",
  tickInEachLine: "ضع علامة واحدة في كل سطر.",
  orTick: "أو ضع علامة هنا:",
  total: "المجموع",
  day: "اليوم",
  month: "الشهر",
  year: "السنة",
  end: "هذا كل شيء. شكرًا لك.",
  condition: {
    question: (condition, next) =>
      `أجب فقط إذا ${condition}. ${next === null ? "وإلا فقد انتهيت." : `وإلا فتابع من السؤال ${next}.`}`,
    part: (condition, next) =>
      `أجب عن هذا الجزء فقط إذا ${condition}. ${next === null ? "وإلا فقد انتهيت." : `وإلا فتابع من السؤال ${next}.`}`,
    chose: (question, answers) => `اخترت في السؤال ${question}: ${quoted(answers)}`,
    choseOther: (question, answers) => `اخترت في السؤال ${question} غير: ${quoted(answers)}`,
    ticked: (question, answer) => `اخترت في السؤال ${question}: «${answer}»، ولو مع غيره`,
    compared: (question, operator, value) =>
      `كانت إجابتك عن السؤال ${question} ${operators[operator]} ${value}`,
    counted: (question, operator, value) =>
      `كان عدد إجاباتك في السؤال ${question}: ${operators[operator]} ${value}`,
    answered: (question) => `أجبت عن السؤال ${question}`,
    not: (condition) => `لم يكن صحيحًا ما يلي: ${condition}`,
  },
};
