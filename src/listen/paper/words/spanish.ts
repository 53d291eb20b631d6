import type { PaperWords } from "./paper-words.ts";

const [all, any] = [new Intl.ListFormat("es"), new Intl.ListFormat("es", { type: "disjunction" })];
const quoted = (answers: readonly string[]) => any.format(answers.map((answer) => `«${answer}»`));

const operators = {
  "=": "es",
  "!=": "no es",
  "<": "es menor que",
  "<=": "es como máximo",
  ">": "es mayor que",
  ">=": "es como mínimo",
  contains: "contiene",
} as const;

export const spanish: PaperWords = {
  language: "es",
  sheet: "Hoja",
  specimen: "Muestra, no rellenar",
  page: "Página",
  howTo: [
    "Marque las casillas con una cruz. Si se equivoca, rellene la casilla por completo y marque otra.",
    "Escriba en mayúsculas si puede. Deje en blanco lo que no quiera responder.",
    "Las cifras pequeñas junto a las casillas son para quien transcribe las respuestas.",
  ],
  handIn: (where) => `Dónde entregarla: ${where}`,
  handBack: "Devuelva la hoja donde la recibió.",
  until: (day) => `Entréguela, por favor, hasta el ${day}.`,
  promiseTitle: "Qué ocurre con sus respuestas",
  promise: ({ organisation, purpose, minimumGroup, retentionMonths, consultants, entries, group }) => [
    ...(purpose === "" ? [] : [purpose]),
    "Esta encuesta es anónima. No escriba su nombre ni nada que indique quién es. El número de esta hoja se sorteó al imprimirla y solo evita que se cuente dos veces; nadie anota quién recibe cuál.",
    group === null
      ? "No se guarda nada sobre quién es usted, dónde trabaja ni cuándo respondió, salvo el día en que se transcribió la hoja."
      : `De quien rellenó esta hoja se guarda una sola cosa: ${group}. Aparte de eso, solo el día en que se transcribió.`,
    `${entries === 2 ? "Dos personas" : "Una persona"} de ${organisation} ${entries === 2 ? "transcriben esta hoja y, por tanto, la leen" : "transcribe esta hoja y, por tanto, la lee"}; otra puede mirarla si algo no está claro. Su letra podría reconocerse. Si eso le preocupa, escriba en mayúsculas o marque solo casillas.`,
    `Las cifras se muestran para grupos de al menos ${minimumGroup} personas. Lo que escriba con sus palabras lo ${consultants.length === 1 ? "lee" : "leen"}, sin su grupo, ${consultants.length === 0 ? "los consultores del programa" : all.format(consultants)}.`,
    "Las hojas se guardan bajo llave y se destruyen, a más tardar, cuando se haya cerrado la encuesta. Participar es voluntario. Una hoja entregada ya no puede localizarse para cambiarla o retirarla.",
    `Las respuestas transcritas se borran ${retentionMonths === 1 ? "un mes" : `${retentionMonths} meses`} después del cierre de la encuesta; las cifras de grupos se conservan.`,
  ],
  required: "Las preguntas con * son las más importantes: respóndalas, por favor.",
  tickOne: "Marque una casilla.",
  tickSeveral: "Marque todas las que correspondan.",
  tickInEachLine: "Marque una casilla en cada línea.",
  orTick: "O marque una:",
  total: "Total",
  day: "día",
  month: "mes",
  year: "año",
  end: "Eso es todo. Muchas gracias.",
  condition: {
    question: (condition, next) =>
      `Responda solo si ${condition}. ${next === null ? "Si no, ha terminado." : `Si no, siga con la pregunta ${next}.`}`,
    part: (condition, next) =>
      `Responda a esta parte solo si ${condition}. ${next === null ? "Si no, ha terminado." : `Si no, siga con la pregunta ${next}.`}`,
    chose: (question, answers) => `en la pregunta ${question} marcó ${quoted(answers)}`,
    choseOther: (question, answers) => `en la pregunta ${question} marcó algo distinto de ${quoted(answers)}`,
    ticked: (question, answer) => `en la pregunta ${question} marcó «${answer}», quizá entre otras`,
    compared: (question, operator, value) =>
      `su respuesta a la pregunta ${question} ${operators[operator]} ${value}`,
    counted: (question, operator, value) =>
      `el número de sus respuestas a la pregunta ${question} ${operators[operator]} ${value}`,
    answered: (question) => `respondió a la pregunta ${question}`,
    not: (condition) => `no es así: ${condition}`,
  },
};
