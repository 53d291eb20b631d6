import { arabicMonths } from "../../respond/words/arabic-months.ts";
import { isolated } from "../../respond/words/isolated.ts";
import type { MailTexts } from "../texts.ts";
import type { AnonymousPromise } from "./anonymous-promise.ts";
import { type BreakdownNames, namesOfBreakdowns } from "./breakdown-names.ts";
import type { CampaignWords } from "./campaign-words.ts";

const names = new Intl.ListFormat("ar", { type: "conjunction" });

const breakdownNames: BreakdownNames = {
  department: "القسم",
  standing: "المديرين والعاملين",
  level: "المستوى الوظيفي",
  location: "الموقع",
  segment: "الفئة",
  region: "المنطقة",
  role: "الدور",
  "account-manager": "المسؤول عن الحساب",
  question: "الإجابات عن أسئلة هذا الاستطلاع",
};

export const arabicMails: MailTexts = {
  invitation: {
    subject: "رأيك مهم: استطلاع من {{organisation}}",
    body: `تحية طيبة {{name}}،

تعمل {{organisation}} على تحسين خدمتها وتود أن تعرف كيف تراها. إجاباتك تساعد على تحديد نقطة البداية.

إليك أسئلتك:
{{link}}

هذا الرابط لك وحدك، فنرجو عدم إعطائه لغيرك. يمكنك التوقف في أي وقت والمتابعة لاحقًا، ومن جهاز آخر أيضًا. يمكنك الإجابة حتى {{closes}}.

تبيّن الصفحة الأولى الغرض من الإجابات ومن يطّلع عليها.

شكرًا على وقتك.`,
  },
  reminder: {
    subject: "ما زال في الوقت متسع: استطلاع من {{organisation}}",
    body: `تحية طيبة {{name}}،

دعوناك إلى أن تخبرنا كيف ترى خدمة {{organisation}}. إن لم تجد الوقت بعد، أو توقفت في منتصف الطريق، فيمكنك المتابعة هنا:
{{link}}

يمكنك الإجابة حتى {{closes}}.

شكرًا على وقتك.`,
  },
};

const anonymous: AnonymousPromise = {
  list: (list) => names.format(list.map(isolated)),
  breakdowns: (ids) => names.format(namesOfBreakdowns(ids, breakdownNames)),
  department: "قسمك، أو جزء أكبر من المؤسسة",
  unlinked: {
    invitation: (organisation) =>
      `هذا الاستطلاع مجهول الهوية: تُستبدل دعوتك بورقة إجابة قبل السؤال الأول، ولا شيء مما يُحفظ يربط بينهما. ولا يستطيع أحد أن يرى من أجاب وبماذا أجاب، لا في ${isolated(organisation)} ولا بين مستشاريها.`,
    door: (organisation) =>
      `هذا الاستطلاع مجهول الهوية: لا شيء مما يُحفظ يدل على هويتك. ولا يستطيع أحد أن يرى من أجاب وبماذا أجاب، لا في ${isolated(organisation)} ولا بين مستشاريها.`,
  },
  stored: {
    invitation: (common, others) =>
      common === ""
        ? "لا يُحفظ مع إجاباتك إلا اليوم: لا اسم ولا عنوان ولا ساعة."
        : `يُحفظ مع إجاباتك اليوم، ويُحفظ أيضًا بقدر ما يشترك فيه معك مدعوون آخرون لا يقل عددهم عن ${others}: ${common}. لا اسم ولا عنوان ولا ساعة.`,
    link: "يُحفظ مع إجاباتك اليوم وأنها جاءت عبر هذا العنوان: لا اسم ولا ساعة.",
    kiosk: "يُحفظ مع إجاباتك اليوم وأنها جاءت من هذا الجهاز: لا اسم ولا ساعة.",
    cards: (people) =>
      `يُحفظ مع إجاباتك اليوم وأنها جاءت ببطاقة، أو القسم الذي تخصه البطاقة إذا كان عدد المدعوين فيه لا يقل عن ${people}: لا اسم ولا ساعة.`,
  },
  written: (readers) =>
    readers === ""
      ? "ومع ذلك قد يدل ما تكتبه بكلماتك على هويتك."
      : `ومع ذلك قد يدل ما تكتبه بكلماتك على هويتك، ويقرؤه كما كتبته: ${readers}.`,
  seen: {
    invitation: (minimumGroup, of) =>
      `يرى الجميع أرقامًا لمجموعات لا يقل عدد أفرادها عن ${minimumGroup}، ويرون كم أجاب من كل ${of === "customers" ? "مجموعة كبيرة" : "قسم كبير"} بما يكفي، لا من الذي أجاب. ولكي لا يُستدل من التذكيرات على من أجاب، تُرسل أيضًا إلى بعض من أجابوا.`,
    door: (minimumGroup) =>
      `يرى الجميع أرقامًا لمجموعات لا يقل عدد أفرادها عن ${minimumGroup}. وتبقى الإجابات التي جاءت بدعوة منفصلة عن غيرها.`,
  },
  lookedAt: (by) => `تُعرض الأرقام بحسب ${by}.`,
  recorded: (by, organisation) =>
    `تُعرض الأرقام بحسب ${by}، كما هي مسجلة لدى ${isolated(organisation)} يوم دعوتك.`,
  managers: (organisation, minimumGroup) =>
    `من يتولى شؤونك أو شؤون شركتك في ${isolated(organisation)} يرى أرقامًا عن جميع من يتولى شؤونهم، لمجموعات لا يقل عدد أفرادها عن ${minimumGroup}، ولا يرى من أجاب وبماذا أجاب.`,
  voluntary: {
    changing: "المشاركة متروكة لك. يُحفظ كل شيء صفحة بعد صفحة، ويمكنك تعديل إجاباتك إلى أن يُغلق الاستطلاع.",
    kiosk: "المشاركة متروكة لك. يُحفظ كل شيء صفحة بعد صفحة، وما أرسلته يُحتسب.",
  },
  deleted: (months) =>
    `تُحذف الإجابات المفردة بعد ${arabicMonths(months)} من إغلاق الاستطلاع، وتبقى أرقام المجموعات.`,
  operated: (operator) =>
    `يدير الخادم: ${isolated(operator)}. ولا تكشف ملفاته ولا نسخه الاحتياطية ولا سجلاته لمن تعود الإجابات. ومع ذلك فإن من يديره ويراقبه وأنت تجيب، أو يسجّل من يتصل به، قد يتمكن من معرفة ذلك.`,
  handedOut: "لا يوجد خادم بريد: يسلّمك الرابط من يدير الخادم، ويستطيع أن يرى هل استُخدم.",
  code: {
    invitation:
      "الدعوة لا تفتح أي إجابات، بل يفتحها الرمز الذي يُعرض عليك قبل أن تبدأ: به وحده يمكنك المتابعة لاحقًا أو تعديل إجاباتك، ومن يعثر عليه يستطيع قراءتها.",
    door: "الرمز الذي يُعرض عليك عند البدء يفتح إجاباتك: به وحده يمكنك المتابعة لاحقًا أو تعديلها، ومن يعثر عليه يستطيع قراءتها.",
  },
};

export const arabic: CampaignWords = {
  mails: arabicMails,
  unknown: { account: "مؤسستك", account_manager: "الشخص الذي يتولى شؤونك" },
  askedHere: "اختر إجابة: تُفتح أسئلتك وهي محددة فيها، ولا يُحفظ شيء قبل أن تتابع هناك.",
  trial: "تجربة",
  anonymous,
  promise: ({
    organisation: organisationName,
    operator,
    purpose,
    anonymity,
    minimumGroup,
    retentionMonths,
    confidants,
    mailServer,
    follows = null,
    of = "staff",
    breakdowns = [],
  }) => {
    const by = namesOfBreakdowns(breakdowns, breakdownNames);
    const organisation = isolated(organisationName);
    const who = names.format(confidants.map(({ name }) => isolated(name)));
    const directors = confidants.filter(({ director }) => director).map(({ name }) => isolated(name));
    const seen =
      anonymity === "named"
        ? [
            `هذا استطلاع بالأسماء: تُحفظ إجاباتك مع اسمك. ويستطيع القائمون على البرنامج أن يروا من أجاب وبماذا أجاب، وهم اليوم: ${who}.`,
            "ويستطيعون أيضًا أن يروا هل أجبت.",
          ]
        : [
            `هذا الاستطلاع سري: تُحفظ إجاباتك مع اسمك، ولا يرى من أجاب وبماذا أجاب إلا مستشارو البرنامج: ${who}.`,
            ...(directors.length > 0
              ? [
                  `يُرجى الانتباه إلى أن من مستشاري البرنامج من يديره أيضًا في ${organisation}: ${names.format(directors)}. فالاستشارة إذن غير مستقلة عن إدارة البرنامج.`,
                ]
              : []),
            `يرى غيرهم أرقامًا لمجموعات لا يقل عدد أفرادها عن ${minimumGroup}. وتُحذف المجموعات الأصغر، ويُحذف كذلك كل ما يتيح حسابها. ويرى القائمون على البرنامج كم أجاب من كل ${of === "customers" ? "مجموعة كبيرة" : "قسم كبير"} بما يكفي، لا من الذي أجاب؛ ولا يدل العدد على الأشخاص إلا إذا أجاب الجميع أو لم يجب أحد.`,
          ];
    return [
      ...(purpose.trim() === "" ? [] : [purpose.trim()]),
      ...seen,
      ...(by.length === 0
        ? []
        : [
            of === "customers"
              ? `تُعرض الأرقام بحسب ${names.format(by)}، كما هي مسجلة لدى ${organisation} يوم دعوتك.`
              : `تُعرض الأرقام بحسب ${names.format(by)}.`,
          ]),
      ...(breakdowns.includes("account-manager")
        ? [
            `من يتولى شؤونك أو شؤون شركتك في ${organisation} يرى أرقامًا عن جميع من يتولى شؤونهم، لمجموعات لا يقل عدد أفرادها عن ${minimumGroup}${anonymity === "named" ? "" : "، ولا يرى من أجاب وبماذا أجاب"}.`,
          ]
        : []),
      ...(follows === null
        ? []
        : [
            `تُقارن إجاباتك بإجاباتك في «${isolated(follows)}»: في أرقام المجموعات، وهي محمية كما لو لم تكن هناك مقارنة، وفي تقريرك الشخصي.`,
          ]),
      ...(of === "customers"
        ? []
        : [
            anonymity === "named"
              ? "التقرير الشخصي، إن وُجد، لك وللأشخاص المذكورين أعلاه."
              : "التقرير الشخصي، إن وُجد، لك وللمستشارين المذكورين أعلاه.",
          ]),
      "المشاركة متروكة لك. يُحفظ كل شيء صفحة بعد صفحة، ويمكنك تعديل إجاباتك إلى أن يُغلق الاستطلاع.",
      `تُحذف الإجابات المفردة بعد ${arabicMonths(retentionMonths)} من إغلاق الاستطلاع، وتبقى أرقام المجموعات.`,
      `يدير الخادم: ${isolated(operator)}. ومن يدير خادمًا يستطيع تقنيًا قراءة ما هو مخزن عليه، ومنه إجاباتك.`,
      mailServer
        ? "رابطك يفتح إجاباتك. ومن يقرأ الرسالة أو الورقة التي جاء فيها يمكنه قراءتها."
        : "لا يوجد خادم بريد: يسلّمك الرابط من يدير الخادم، وهو يستطيع أن يفتح به إجاباتك.",
    ];
  },
};
