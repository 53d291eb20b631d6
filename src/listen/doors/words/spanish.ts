import type { DoorWords } from "./door-words.ts";

export const spanish: DoorWords = {
  language: "es",
  honest: {
    title: "Sobre esta entrada",
    link: [
      "Usted viene sin invitación: con sus respuestas solo se guardan el día y que llegaron por esta dirección.",
      "Cualquiera que tenga esta dirección puede responder, incluso varias veces. Los resultados no pueden ser más seguros que eso.",
    ],
    kiosk: (minutes) => [
      "Con sus respuestas solo se guardan el día y que llegaron desde este dispositivo.",
      "Aquí no se le muestra ningún código: en cuanto termine o salga, nadie podrá abrir ni cambiar sus respuestas, tampoco usted.",
      "Cualquiera que esté aquí puede responder, incluso varias veces. Los resultados no pueden ser más seguros que eso.",
      `Otras personas pueden ver la pantalla mientras usted responde. Termine o elija «Salir» antes de irse: tras ${minutes} sin que nadie lo toque, este dispositivo borra por sí solo por dónde iba.`,
    ],
    cards: [
      "Con sus respuestas solo se guardan el día y que llegaron con una tarjeta o, si al menos diez personas lo comparten, el departamento para el que es su tarjeta.",
      "Cada tarjeta permite que una persona responda una vez. Quien repartió las tarjetas quizá sepa quién recibió una, pero no cuál, si se barajaron. Su código no se guarda con sus respuestas.",
    ],
  },
  card: {
    label: "Código de su tarjeta",
    help: "Diez letras y cifras. No importan las mayúsculas, los espacios ni los guiones.",
    unknown: "Ninguna tarjeta tiene este código. Compárelo con su tarjeta, letra por letra.",
    used: "Esta tarjeta ya se ha utilizado. Para continuar con las respuestas que empezó, use la dirección o el código que recibió al comenzar.",
    ended: "Esta tarjeta ya no es válida. Pida otra a quien se la dio.",
    goOn: "Continuar con respuestas ya empezadas",
  },
  shut: {
    title: "Esta entrada está cerrada",
    text: "De momento nadie puede empezar aquí. Si ya había empezado, la dirección o el código que recibió sigue sirviendo hasta que se cierre la encuesta.",
  },
  soon: {
    title: "Todavía no está abierta",
    text: "La encuesta aún no ha empezado. Vuelva más tarde, por favor.",
  },
  enough: {
    title: "Ya hay suficientes respuestas",
    text: "Han respondido tantas personas como hacían falta. Gracias por querer participar.",
  },
  unknown: {
    title: "No hay nada en esta dirección",
    text: "Compárela con la tarjeta o el cartel, letra por letra.",
  },
  slowed: {
    title: "Espere un poco, por favor",
    text: "Desde su red se han probado demasiados códigos que no existen. Un código correcto sigue funcionando; pruebe otros dentro de unos minutos.",
  },
  kiosk: {
    start: "Empezar",
    leave: "Salir",
    left: "Lo que ha enviado se conserva y cuenta. Lo que había en una página sin enviar se ha borrado.",
    cookie: (minutes) =>
      `Una cookie recuerda en este dispositivo por dónde va. Se borra cuando usted termina o sale, o tras ${minutes} sin que nadie lo toque.`,
    hurry: (minutes) => `Esta página dura ${minutes}. Envíela antes de que pase ese tiempo.`,
    still: "¿Sigue ahí?",
    stay: "Sí, continuar",
    again: "Este dispositivo está a punto de empezar de nuevo para la siguiente persona.",
    next: "Empezar de nuevo ahora",
  },
  poster: {
    headline: (organisation) => `¿Cómo ve usted el servicio de ${organisation}?`,
    text: "Díganoslo en pocos minutos, sin dar su nombre.",
    scan: "Apunte aquí con la cámara o abra esta dirección:",
    until: (closes) => `Abierta hasta el ${closes}`,
    answers: (minimumGroup) =>
      `Sus respuestas se guardan sin su nombre. Solo se muestran cifras de grupos de al menos ${minimumGroup} personas.`,
    code: (address) => `Código QR con la dirección ${address}`,
  },
  sheet: {
    title: "Para quien reparte las tarjetas",
    steps: [
      "Corte las tarjetas por las marcas y barájelas boca abajo. Así nadie, tampoco usted, sabe quién tiene qué código.",
      "Dé una a cada persona y no apunte ningún código. Usted sabrá quién recibió una tarjeta, pero no qué respondió.",
      "Cada tarjeta sirve una vez. Quien tenga varias podría responder varias veces: cuente las que reparte.",
      "Estos códigos no se pueden volver a imprimir. Anule los que sobren o se pierdan en la página de entradas de la encuesta y haga otros nuevos.",
    ],
    invites: (organisation) => `${organisation} quiere saber cómo ve usted su servicio.`,
    code: "Su código",
    open: "Abra esta dirección o apunte con la cámara al cuadrado:",
    once: "Sirve una vez. No se guarda con sus respuestas.",
  },
};
