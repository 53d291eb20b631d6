import type { PaperWords } from "./paper-words.ts";

const [all, any] = [new Intl.ListFormat("fr"), new Intl.ListFormat("fr", { type: "disjunction" })];
const quoted = (answers: readonly string[]) => any.format(answers.map((answer) => `« ${answer} »`));

const operators = {
  "=": "est",
  "!=": "n’est pas",
  "<": "est inférieur à",
  "<=": "est au plus",
  ">": "est supérieur à",
  ">=": "est au moins",
  contains: "contient",
} as const;

export const french: PaperWords = {
  language: "fr",
  sheet: "Feuille",
  specimen: "Spécimen, à ne pas remplir",
  page: "Page",
  howTo: [
    "Cochez les cases d’une croix. En cas d’erreur, noircissez la case et cochez-en une autre.",
    "Écrivez en capitales si possible. Laissez en blanc ce à quoi vous ne voulez pas répondre.",
    "Les petits chiffres à côté des cases servent à la personne qui saisit les réponses.",
  ],
  handIn: (where) => `Où la remettre : ${where}`,
  handBack: "Rendez la feuille là où vous l’avez reçue.",
  until: (day) => `Merci de la remettre jusqu’au ${day}.`,
  promiseTitle: "Ce que deviennent vos réponses",
  promise: ({ organisation, purpose, minimumGroup, retentionMonths, consultants, entries, group }) => [
    ...(purpose === "" ? [] : [purpose]),
    "Cette enquête est anonyme. N’écrivez ni votre nom ni rien qui indique qui vous êtes. Le numéro de cette feuille a été tiré au hasard à l’impression et empêche seulement qu’elle soit comptée deux fois ; personne ne note qui reçoit laquelle.",
    group === null
      ? "Rien n’est enregistré sur qui vous êtes, où vous travaillez ou quand vous avez répondu, sauf le jour de la saisie de la feuille."
      : `De la personne qui a rempli cette feuille, une seule chose est enregistrée : ${group}. En plus, seulement le jour de la saisie.`,
    `${entries === 2 ? "Deux personnes" : "Une personne"} de ${organisation} ${entries === 2 ? "saisissent cette feuille et donc la lisent" : "saisit cette feuille et donc la lit"} ; une autre peut la regarder si quelque chose n’est pas clair. Votre écriture peut être reconnue. Si cela vous inquiète, écrivez en capitales ou cochez seulement des cases.`,
    `Les chiffres sont montrés pour des groupes d’au moins ${minimumGroup} personnes. Ce que vous écrivez avec vos mots est lu, sans votre groupe, par ${consultants.length === 0 ? "les consultants du programme" : all.format(consultants)}.`,
    "Les feuilles sont gardées sous clé et détruites au plus tard après la clôture de l’enquête. La participation est libre. Une feuille remise ne peut plus être retrouvée pour être modifiée ou retirée.",
    `Les réponses saisies sont effacées ${retentionMonths} mois après la clôture de l’enquête ; les chiffres de groupes sont conservés.`,
  ],
  required: "Les questions marquées * sont les plus importantes : merci d’y répondre.",
  tickOne: "Cochez une case.",
  tickSeveral: "Cochez tout ce qui convient.",
  tickInEachLine: "Cochez une case par ligne.",
  orTick: "Ou cochez une case :",
  total: "Total",
  day: "jour",
  month: "mois",
  year: "année",
  end: "C’est tout. Merci beaucoup.",
  condition: {
    question: (condition, next) =>
      `Répondez seulement si ${condition}. ${next === null ? "Sinon, vous avez terminé." : `Sinon, passez à la question ${next}.`}`,
    part: (condition, next) =>
      `Répondez à cette partie seulement si ${condition}. ${next === null ? "Sinon, vous avez terminé." : `Sinon, passez à la question ${next}.`}`,
    chose: (question, answers) => `à la question ${question} vous avez coché ${quoted(answers)}`,
    choseOther: (question, answers) =>
      `à la question ${question} vous avez coché autre chose que ${quoted(answers)}`,
    ticked: (question, answer) =>
      `à la question ${question} vous avez coché « ${answer} », peut-être parmi d’autres`,
    compared: (question, operator, value) =>
      `votre réponse à la question ${question} ${operators[operator]} ${value}`,
    counted: (question, operator, value) =>
      `le nombre de vos réponses à la question ${question} ${operators[operator]} ${value}`,
    answered: (question) => `vous avez répondu à la question ${question}`,
    not: (condition) => `ceci n’est pas le cas : ${condition}`,
  },
};
