import type { CampaignWords } from "./campaign-words.ts";

const names = new Intl.ListFormat("es", { type: "conjunction" });

export const spanish: CampaignWords = {
  mails: {
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
  },
  trial: "Prueba",
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
  }) => {
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
            `Las demás personas ven cifras de grupos de al menos ${minimumGroup} personas. Los grupos menores se omiten, y también todo lo que permitiría calcularlos. La dirección del programa ve cuántas personas han respondido en cada departamento lo bastante grande, no quiénes; solo donde han respondido todas o ninguna lo revela el número.`,
          ];
    return [
      ...(purpose.trim() === "" ? [] : [purpose.trim()]),
      ...seen,
      ...(follows === null
        ? []
        : [
            `Sus respuestas se comparan con las que dio en «${follows}»: en cifras de grupos, tan protegidas como sin la comparación, y en su informe personal.`,
          ]),
      anonymity === "named"
        ? "Si hay un informe personal, es para usted y las personas nombradas arriba."
        : "Si hay un informe personal, es para usted y los consultores nombrados arriba.",
      "La participación es voluntaria. Todo se guarda página a página, y puede cambiar sus respuestas hasta que se cierre la encuesta.",
      `Las respuestas individuales se borran ${months} después del cierre; las cifras de grupos se conservan.`,
      `El servidor lo opera: ${operator}. Quien opera un servidor podría técnicamente leer lo que está guardado en él, incluidas sus respuestas.`,
      mailServer
        ? "Su enlace abre sus respuestas. Quien lea el correo o el papel en que figura podría leerlas."
        : "No hay servidor de correo: su enlace lo entregan quienes operan el servidor, que podrían abrir sus respuestas con él.",
    ];
  },
};
