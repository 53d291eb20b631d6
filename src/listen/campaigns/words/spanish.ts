import type { MailTexts } from "../texts.ts";
import type { AnonymousPromise } from "./anonymous-promise.ts";
import { type BreakdownNames, namesOfBreakdowns } from "./breakdown-names.ts";
import type { CampaignWords } from "./campaign-words.ts";

const names = new Intl.ListFormat("es", { type: "conjunction" });

const breakdownNames: BreakdownNames = {
  department: "departamento",
  standing: "dirección y personal",
  level: "nivel",
  location: "sede",
  segment: "segmento",
  region: "región",
  role: "función",
  "account-manager": "responsable de la cuenta",
  question: "respuestas a preguntas de esta encuesta",
};

export const spanishMails: MailTexts = {
  invitation: {
    subject: "{{organisation}} le pide su opinión",
    body: `Hola, {{name}}:

{{organisation}} trabaja en su servicio y quiere saber cómo lo ve usted. Sus respuestas ayudarán a decidir por dónde empezar.

Aquí están sus preguntas:
{{link}}

El enlace es solo para usted; por favor, no lo comparta. Puede parar en cualquier momento y seguir más tarde, también en otro dispositivo. Puede responder hasta el {{closes}}.

La primera página explica para qué son las respuestas y quién las ve.

Gracias por su tiempo.`,
  },
  reminder: {
    subject: "Todavía está a tiempo: {{organisation}} le pide su opinión",
    body: `Hola, {{name}}:

Le preguntamos cómo ve el servicio de {{organisation}}. Si aún no ha tenido tiempo o lo dejó a medias, puede seguir aquí:
{{link}}

Puede responder hasta el {{closes}}.

Gracias por su tiempo.`,
  },
};

const anonymous: AnonymousPromise = {
  list: (list) => names.format(list),
  breakdowns: (ids) => names.format(namesOfBreakdowns(ids, breakdownNames)),
  department: "su departamento, o una parte mayor de la organización",
  unlinked: {
    invitation: (organisation) =>
      `Esta encuesta es anónima: su invitación se cambia por una papeleta antes de la primera pregunta, y nada de lo que se guarda une las dos. Nadie puede ver quién respondió qué, ni en ${organisation} ni entre sus consultores.`,
    door: (organisation) =>
      `Esta encuesta es anónima: nada de lo que se guarda dice quién es usted. Nadie puede ver quién respondió qué, ni en ${organisation} ni entre sus consultores.`,
  },
  stored: {
    invitation: (common, others) =>
      common === ""
        ? "Con sus respuestas solo se guarda el día: ni nombre, ni dirección, ni hora."
        : `Con sus respuestas se guardan el día y, en la medida en que al menos otras ${others} personas invitadas lo compartan con usted, ${common}: ni nombre, ni dirección, ni hora.`,
    link: "Con sus respuestas se guardan el día y que llegaron por esta dirección: ni nombre, ni hora.",
    kiosk: "Con sus respuestas se guardan el día y que llegaron desde este dispositivo: ni nombre, ni hora.",
    cards: (people) =>
      `Con sus respuestas se guardan el día y que llegaron con una tarjeta, o el departamento al que está destinada la tarjeta si al menos ${people} personas invitadas pertenecen a él: ni nombre, ni hora.`,
  },
  written: (readers) =>
    readers === ""
      ? "Lo que escriba con sus propias palabras puede, aun así, revelar quién es usted."
      : `Lo que escriba con sus propias palabras puede, aun así, revelar quién es usted; lo leen tal como usted lo escribió: ${readers}.`,
  seen: {
    invitation: (minimumGroup, of) =>
      `Todo el mundo ve cifras de grupos de al menos ${minimumGroup} personas y cuántas han respondido en cada ${of === "customers" ? "grupo" : "departamento"} lo bastante grande, no quiénes. Para que los recordatorios no delaten quién ha respondido, se envían también a algunas personas que ya lo han hecho.`,
    door: (minimumGroup) =>
      `Todo el mundo ve cifras de grupos de al menos ${minimumGroup} personas. Las respuestas que llegaron por invitación se mantienen aparte de las demás.`,
  },
  lookedAt: (by) => `Las cifras se miran por ${by}.`,
  recorded: (by, organisation) =>
    `Las cifras se miran por ${by}, tal como constan en ${organisation} el día de su invitación.`,
  managers: (organisation, minimumGroup) =>
    `Quien le atiende a usted o a su empresa en ${organisation} ve cifras sobre todos aquellos a quienes atiende, de grupos de al menos ${minimumGroup} personas, y no quién respondió qué.`,
  voluntary: {
    changing:
      "La participación es voluntaria. Todo se guarda página a página, y puede cambiar sus respuestas hasta que se cierre la encuesta.",
    kiosk: "La participación es voluntaria. Todo se guarda página a página, y lo que ha enviado cuenta.",
  },
  deleted: (months) =>
    `Las respuestas individuales se borran ${months === 1 ? "un mes" : `${months} meses`} después del cierre; las cifras de grupos se conservan.`,
  operated: (operator) =>
    `El servidor lo gestiona ${operator}. Sus archivos, copias de seguridad y registros no dicen de quién son las respuestas. Quien lo gestione y lo observe mientras usted responde, o registre quién se conecta a él, podría averiguarlo de todos modos.`,
  handedOut:
    "No hay servidor de correo: su enlace lo entregan quienes operan el servidor. Podrían ver si se ha utilizado.",
  code: {
    invitation:
      "Una invitación no abre ninguna respuesta. Lo hace el código que se le muestra antes de empezar: solo con él puede seguir más tarde o cambiar sus respuestas, y quien lo encuentre puede leerlas.",
    door: "El código que se le muestra al empezar abre sus respuestas: solo con él puede seguir más tarde o cambiarlas, y quien lo encuentre puede leerlas.",
  },
};

export const spanish: CampaignWords = {
  mails: spanishMails,
  unknown: { account: "su organización", account_manager: "la persona que le atiende" },
  askedHere:
    "Elija una respuesta: sus preguntas se abren con ella marcada y no se guarda nada hasta que continúe allí.",
  trial: "Prueba",
  anonymous,
  promise: ({
    organisation,
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
    const who = names.format(confidants.map(({ name }) => name));
    const directors = confidants.filter(({ director }) => director).map(({ name }) => name);
    const months = retentionMonths === 1 ? "un mes" : `${retentionMonths} meses`;
    const seen =
      anonymity === "named"
        ? [
            `Esta encuesta es nominal: sus respuestas se guardan con su nombre. Quienes llevan el programa, actualmente ${who}, ven quién respondió qué.`,
            "También ven si usted ha respondido.",
          ]
        : [
            `Esta encuesta es confidencial: sus respuestas se guardan con su nombre, y solo los consultores del programa ven quién respondió qué: ${who}.`,
            ...(directors.length > 0
              ? [
                  `Tenga en cuenta: ${names.format(directors)} ${directors.length === 1 ? "asesora el programa y también lo dirige" : "asesoran el programa y también lo dirigen"} en ${organisation}; por tanto, la consultoría no es independiente de la dirección del programa.`,
                ]
              : []),
            `Las demás personas ven cifras de grupos de al menos ${minimumGroup} personas. Los grupos menores se omiten, y también todo lo que permitiría calcularlos. La dirección del programa ve cuántas personas han respondido en cada ${of === "customers" ? "grupo" : "departamento"} lo bastante grande, no quiénes; solo donde han respondido todas o ninguna lo revela el número.`,
          ];
    return [
      ...(purpose.trim() === "" ? [] : [purpose.trim()]),
      ...seen,
      ...(by.length === 0
        ? []
        : [
            of === "customers"
              ? `Las cifras se miran por ${names.format(by)}, tal como constan en ${organisation} el día de su invitación.`
              : `Las cifras se miran por ${names.format(by)}.`,
          ]),
      ...(breakdowns.includes("account-manager")
        ? [
            `Quien le atiende a usted o a su empresa en ${organisation} ve cifras sobre todos aquellos a quienes atiende, de grupos de al menos ${minimumGroup} personas${anonymity === "named" ? "" : ", y no quién respondió qué"}.`,
          ]
        : []),
      ...(follows === null
        ? []
        : [
            `Sus respuestas se comparan con las que dio en «${follows}»: en cifras de grupos, tan protegidas como sin la comparación, y en su informe personal.`,
          ]),
      ...(of === "customers"
        ? []
        : [
            anonymity === "named"
              ? "Si hay un informe personal, es para usted y las personas nombradas arriba."
              : "Si hay un informe personal, es para usted y los consultores nombrados arriba.",
          ]),
      "La participación es voluntaria. Todo se guarda página a página, y puede cambiar sus respuestas hasta que se cierre la encuesta.",
      `Las respuestas individuales se borran ${months} después del cierre; las cifras de grupos se conservan.`,
      `El servidor lo opera: ${operator}. Quien opera un servidor podría técnicamente leer lo que está guardado en él, incluidas sus respuestas.`,
      mailServer
        ? "Su enlace abre sus respuestas. Quien lea el correo o el papel en que figura podría leerlas."
        : "No hay servidor de correo: su enlace lo entregan quienes operan el servidor, que podrían abrir sus respuestas con él.",
    ];
  },
};
