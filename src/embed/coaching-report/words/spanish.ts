import { plural } from "#listen/respond/words/plural.ts";
import type { ProfileNumbers, ReportWords } from "./report-words.ts";

const es = (count: number, one: string, other: string) => plural("es", count, { one, other });

const readers = {
  consultant:
    "Aparte de la consultora o el consultor que lo hizo, nadie lo recibe si esa persona no lo entrega.",
  programme:
    "Las respuestas se dieron con nombre, como se explicó a quien respondió: además de esa persona, pueden abrirlo quienes llevan el programa.",
};

function totalText({ statements, minimum, maximum, minimumAnswered }: ProfileNumbers): string {
  const range =
    statements === null
      ? "El margen del total de una competencia depende de su número de frases y figura a su lado."
      : `Con ${es(statements, "# frase valorada", "# frases valoradas")} de ${minimum} a ${maximum}, el total de una competencia va de ${minimum * statements} a ${maximum * statements}.`;
  const needed =
    statements === null
      ? `al menos el ${Math.round(minimumAnswered * 100)} % de sus frases`
      : `al menos ${Math.ceil(minimumAnswered * statements - 1e-9)} de sus ${es(statements, "# frase", "# frases")}`;
  return `${range} Es la media de las frases que usted valoró, multiplicada por su número; así, una frase que dejó sin valorar ni lo baja ni lo sube. Solo se da un total donde valoró ${needed}. Una diferencia de un punto o dos entre competencias cabe dentro de lo que la misma persona responde otro día.`;
}

export const spanish: ReportWords = {
  language: "es",
  comma: ", ",
  kicker: "Informe personal de orientación",
  labels: { contents: "Índice", page: "Página", logo: "Logotipo" },
  facts: {
    department: "Departamento",
    job: "Puesto",
    location: "Sede",
    date: "Fecha",
    preparedBy: "Preparado por",
  },
  notice: (who) =>
    `Este informe pertenece a la persona que figura en él. ${readers[who]} Sus cifras sirven para aprender y no son base para evaluar, pagar ni clasificar.`,
  untranslated: (language) =>
    `Algunos de los textos más largos de este informe no se han traducido. Se imprimen en su idioma original: ${language}.`,
  introduction: {
    title: "Introducción",
    all: (asked) => `Usted dio las ${asked} valoraciones.`,
    some: (given, asked) =>
      `Usted dio ${given} de ${asked} valoraciones. Lo que dejó sin valorar figura como ausente y en ningún sitio cuenta como cero.`,
    noPages:
      "Ninguna frase quedó por debajo del umbral de una página de orientación, así que los capítulos solo contienen sus pasos generales.",
    pages: (count) =>
      es(
        count,
        "Una frase quedó por debajo del umbral, y encontrará una página de orientación sobre ella en su capítulo.",
        "# frases quedaron por debajo del umbral, y de cada una encontrará una página de orientación en su capítulo.",
      ),
  },
  glance: {
    title: "Su perfil de un vistazo",
    note: "Todas las barras, salvo las de los colegas, son valoraciones de usted: la de la organización muestra la organización como usted la ve.",
    copy: "Las valoraciones de los colegas, donde las hay, están en el ejemplar que la persona abre en su propia página, y en ningún otro.",
    noColleagues:
      "Las valoraciones de los colegas aparecen aquí cuando al menos tres de ellos han respondido lo suficiente.",
    colleagues: (raters) =>
      es(
        raters,
        "Las barras de los colegas son medias, y solo se muestran donde al menos tres valoraron lo suficiente de una competencia.",
        "Las barras de los colegas son medias de hasta # colegas, y solo se muestran donde al menos tres valoraron lo suficiente de una competencia.",
      ),
  },
  standsOut: {
    alike: (total, onlySome) =>
      `Se valoró igual en todas las competencias${onlySome ? " que tienen total" : ""}: ${total}.`,
    range: (highest, most, lowest, least) =>
      `Su valoración propia más alta está en ${highest} (${most}) y la más baja en ${lowest} (${least}).`,
    noGap: "Los totales de sus dos valoraciones no difieren en ninguna competencia.",
    gap: (names, distance, direction) =>
      ({
        above: `Su mayor diferencia está en ${names}: usted se sitúa ${distance} por encima de su organización.`,
        below: `Su mayor diferencia está en ${names}: usted se sitúa ${distance} por debajo de su organización.`,
        "away from": `Sus mayores diferencias están en ${names}: usted se sitúa a ${distance} de su organización.`,
      })[direction],
  },
  charts: {
    own: (perspective) => `${perspective}, valoración propia`,
    aboutYou: "Los colegas sobre usted",
    aboutOrganisation: "Los colegas sobre la organización",
    tooFew: "muy pocas",
    tooFewAnswers: "muy pocas respuestas",
    ofMaximum: (total, maximum) => `${total} de ${maximum}`,
    totals: (maximum) =>
      maximum === null ? "Totales por competencia" : `Totales por competencia, sobre ${maximum}`,
    totalsAlt: "Gráfico de barras de los totales por competencia.",
    pairs: (minimum, maximum) => `Sus valoraciones, de ${minimum} a ${maximum}`,
    pairsAlt: "Gráfico de barras de los pares de valoraciones.",
    notRated: "sin valorar",
    pageFollows: "sigue una página de orientación",
    marked: "Sigue una página de orientación",
  },
  named: {
    title: "Colegas que aceptaron figurar con su nombre",
    competency: "Competencia",
    colleague: "Colega",
    aboutYou: "Sobre usted",
    aboutOrganisation: "Sobre la organización",
    note: "Hay un guion donde un colega valoró muy poco o no se le preguntó por usted.",
  },
  change: {
    title: "Qué ha cambiado desde la última vez",
    lead: (campaign, date) => `«Antes» se refiere a «${campaign}», que usted respondió el ${date}.`,
    guide: (small, statements) => {
      const limit =
        statements !== null && small > 0
          ? `de hasta ${es(small, "un punto", "# puntos")}, es decir, un paso en ${small} de ${es(statements, "# frase", "# frases")},`
          : "de un paso en no más de la cuarta parte de las frases";
      return `Un punto es un paso de la escala en una frase. Un cambio ${limit} es lo que la misma persona puede responder otro día, y se llama «apenas distinto». Son respuestas de una sola persona en dos días: muestran qué ve usted ahora de otro modo y no demuestran por qué.`;
    },
    columns: {
      competency: "Competencia",
      before: "Antes",
      now: "Ahora",
      change: "Cambio",
      inWords: "En palabras",
    },
    sizes: {
      higher: "más alto",
      lower: "más bajo",
      "hardly different": "apenas distinto",
      "the same": "igual",
    },
    reasons: {
      new: "Nueva en este cuestionario",
      changed: "Han cambiado sus frases o la forma de valorarlas",
      "too few": "Muy pocas respuestas suyas para un total, entonces o ahora",
    },
    tooFew: "muy pocas respuestas",
    notCompared: "sin comparar",
  },
  reading: {
    title: "Cómo leer puntuaciones y diferencias",
    scale: (self, organisation) =>
      `Usted valoró cada frase en esta escala, una vez para sí («${self} …») y otra para su organización («${organisation} …»):`,
    total: { title: "Un total", text: totalText },
    gap: {
      title: "Una diferencia",
      text: "La diferencia es su valoración de sí menos su valoración de la organización. Por encima de cero, usted se exige más de lo que encuentra a su alrededor. Es frecuente en quienes se preocupan por los clientes, y es un tema para hablar con su equipo. Por debajo de cero, su entorno hace más que usted por ahora; casi siempre significa que hay alguien cerca de quien aprender. Cerca de cero, mire la altura de ambos: dos totales bajos también coinciden.",
    },
    page: {
      title: "Una página de orientación",
      text: (below) =>
        `Donde las dos valoraciones de una frase suman menos de ${below}, ni usted ni la organización pueden apoyarse en la otra parte, y la frase recibe una página propia. Un par al que le falta una valoración nunca se marca.`,
    },
    colleagues: {
      title: "Colegas",
      text: "Si pidió a colegas que le valoraran, sus medias aparecen junto a lo que usted valoró en cuanto tres de ellos han respondido lo suficiente. Por debajo de tres no hay media, para que no se pueda adivinar la respuesta de nadie. Donde los colegas le ven más bajo de lo que usted se ve, pregúnteles por una ocasión que recuerden antes de darles o quitarles la razón.",
    },
  },
  priorities: {
    title: "Por dónde empezar",
    text: "Estas prioridades salen de sus diferencias. Se nombra una competencia en el lado que usted valoró más bajo, primero la de mayor diferencia. Si hay menos de tres diferencias así, siguen los totales más bajos de ese lado. Son sugerencias, en un orden que merece discutirse.",
    self: "Prioridades para usted",
    organisation: "Prioridades para plantear en su organización",
    none: "En este lado no destaca nada: o cada total está en lo más alto de su escala o se valoró muy poco para un total.",
    low: (side, own, maximum) =>
      side === "self"
        ? `Usted se dio ${own} de ${maximum}, entre sus totales más bajos.`
        : `Usted dio a su organización ${own} de ${maximum}, entre los totales más bajos que le dio.`,
    gap: (side, { own, maximum, other, distance }) =>
      side === "self"
        ? `Usted se dio ${own} de ${maximum} y a su organización ${other}: se ve ${distance} por detrás de su entorno.`
        : `Usted dio a su organización ${own} de ${maximum} y a sí ${other}: queda ${distance} por detrás de lo que usted se exige.`,
    lowest: (code, topic) => `La valoración más baja está en ${code}, ${topic}.`,
    question: "Una pregunta para empezar:",
  },
  competencies: (count) => es(count, "La competencia", "Las # competencias"),
  chapter: {
    totals: (code) => `${code}: sus totales`,
    steps: (code) => `${code}: pasos para mejorar`,
    rated: (maximum, answered, statements) =>
      `de ${maximum}; ${es(answered, "# valorada", "# valoradas")} de ${statements}`,
    tooFew: (answered, statements) => `muy pocas respuestas (${answered} de ${statements})`,
    gap: "Diferencia",
    gapNote: "yo menos mi organización",
    gapMissing: "hacen falta los dos totales",
  },
  coaching: {
    best: "Lo que hacen las mejores organizaciones",
    forYourself: "Preguntas para usted",
    forOrganisation: "Preguntas para su organización",
    notes: "Qué voy a probar, y hasta cuándo",
  },
  summary: {
    title: "Resumen",
    table: "Totales, diferencias y páginas de orientación",
    pages: "Páginas de orientación",
    none: "ninguna",
    note: "Los totales son medias de las frases valoradas multiplicadas por su número. Hay un guion donde se valoró muy poco.",
    text: "Elija en esta tabla lo que quiere llevar al contrato de la página siguiente. Una competencia basta para un trimestre. Si una diferencia le sorprende, háblela con alguien que conozca su trabajo antes de decidir qué significa.",
  },
  contract: {
    title: "Mi contrato para el cambio",
    online:
      "También puede escribir este contrato en línea: inicie sesión y elija «My page» y después su contrato. Empieza con sus prioridades, se lo recuerda una vez por semana mientras usted quiera y es privado hasta que lo comparta. En papel, use las líneas de abajo.",
    signatures: ["Mi firma", "Persona de apoyo", "Fecha"],
  },
};
