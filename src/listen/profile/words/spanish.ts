import type { ProfileWords } from "./profile-words.ts";

export const spanish: ProfileWords = {
  language: "es",
  title: "Perfil de compromiso con el servicio",
  respondents: {
    introduction:
      "Leerá frases breves sobre el servicio a los clientes y valorará cada una dos veces: por lo que hace usted y por lo que ve hacer a su organización. No hay respuestas correctas. Describa una semana normal tal como es, no como debería ser, y elija «No procede» donde una frase no tenga nada que ver con su trabajo.",
    thanks: "Gracias. Puede volver y cambiar sus respuestas hasta que se cierre la encuesta.",
  },
  introduction: [
    "Ha recorrido cuarenta y ocho frases breves sobre el servicio a los clientes y ha valorado cada una dos veces: por lo que hace usted y por lo que ve hacer a su organización. Este informe le devuelve esas valoraciones, ordenadas para que pueda trabajar con ellas. Nadie las ha corregido y no había una respuesta correcta que encontrar.",
    "Tome las cifras como una constancia de cómo se veía el trabajo desde su puesto en aquel momento. Una valoración baja puede significar que algo se descuida, pero también que su trabajo no le da ocasión para ello, o que usted se exige más que quien trabaja a su lado. Solo usted puede decir cuál de las dos cosas es, y ese es el primer provecho de estas páginas.",
    "Lea primero el resumen y las prioridades; bastan diez minutos. Después elija un capítulo. Donde las dos valoraciones de una frase resultaron bajas a la vez encontrará una página de orientación sobre ella, con preguntas para usted y para su equipo. Quienes eligen una o dos páginas y prueban algo esa misma semana sacan más de un informe así que quienes lo leen entero un domingo. El contrato para el cambio, al final, está para rellenarlo a mano.",
  ],
  anchors: ["nada", "un poco", "en gran medida", "por completo"],
  perspectives: {
    self: { name: "Yo", lead: "Es propio de mí" },
    organisation: { name: "Mi organización", lead: "Es propio de nuestra organización" },
  },
  competencies: {
    SL: {
      name: "Liderazgo, visión y compromiso",
      definition:
        "Personas de todos los niveles lideran el servicio con la imagen que tienen de él, con las horas y el dinero que le reservan, con el ejemplo que dan y con el tiempo que perseveran. Ese liderazgo se nota en las agendas y los presupuestos, en el orden del día de una reunión y en aquello de lo que primero se prescinde en un mal día.",
      statements: {
        "SL-1": {
          topic: "Una imagen clara del servicio",
          text: "saber describir con palabras sencillas el servicio que deben recibir nuestros clientes",
        },
        "SL-2": {
          topic: "Tiempo para el servicio",
          text: "dar a la atención al cliente un lugar fijo en la agenda y en las reuniones",
        },
        "SL-3": {
          topic: "La mirada a largo plazo",
          text: "anteponer el interés duradero del cliente a las cifras de este mes cuando ambos chocan",
        },
        "SL-4": {
          topic: "Medios a la altura de la promesa",
          text: "encontrar las personas, el tiempo y el dinero que exige una promesa hecha a los clientes",
        },
        "SL-5": {
          topic: "Del puesto de trabajo al cliente",
          text: "saber explicar cómo llega cada trabajo al cliente, también el que se hace entre bastidores",
        },
        "SL-6": {
          topic: "Predicar con el ejemplo",
          text: "hacer de forma visible lo que se pide a los demás, también bajo presión",
        },
        "SL-7": {
          topic: "Mirar los hechos de frente",
          text: "afrontar abiertamente los hechos incómodos sobre el servicio, sin buscar culpables",
        },
        "SL-8": {
          topic: "Constancia",
          text: "seguir con una mejora hasta que se haya convertido en la forma normal de trabajar",
        },
      },
    },
    FVC: {
      name: "Opiniones y voz del cliente",
      definition:
        "Las opiniones y la voz del cliente abarcan cómo averigua una organización lo que viven sus clientes y cuánto tarda ese conocimiento en llegar a alguien que pueda usarlo. Se percibe en las conversaciones corrientes: la jefa de un equipo repite lo que dijo esa mañana una persona que llamó, se habla de las reclamaciones sin incomodidad y quienes plantearon algo se enteran de qué fue de ello.",
      statements: {
        "FVC-1": {
          topic: "Preguntar con regularidad",
          text: "preguntar a los clientes de manera regular y sistemática qué piensan de nuestro servicio",
        },
        "FVC-2": {
          topic: "Reclamaciones bienvenidas",
          text: "acoger bien las reclamaciones y hacer que sea fácil presentarlas",
        },
        "FVC-3": {
          topic: "Hablar directamente con los clientes",
          text: "hablar directamente con los clientes en lugar de fiarse de informes sobre ellos",
        },
        "FVC-4": {
          topic: "Lo que más importa",
          text: "saber qué es lo que más importa a los clientes, en el orden que le dan ellos mismos",
        },
        "FVC-5": {
          topic: "Hacer llegar lo que dicen",
          text: "transmitir con rapidez lo que dicen los clientes a quienes pueden actuar en consecuencia",
        },
        "FVC-6": {
          topic: "Contar a los clientes qué se hizo",
          text: "informar a los clientes de qué se hizo con lo que dijeron",
        },
        "FVC-7": {
          topic: "Escucha activa",
          text: "escuchar activamente: dejar terminar al cliente, comprobar lo que se ha entendido, notar lo que queda sin decir",
        },
        "FVC-8": {
          topic: "Los clientes que callaron",
          text: "averiguar por qué los clientes se van o dejan de dar señales",
        },
      },
    },
    SS: {
      name: "Estándares de servicio",
      definition:
        "Los estándares de servicio dicen con qué pueden contar los clientes en cada momento importante: cómo está escrito, quién responde de ello, en qué expectativas se basa, cómo se comprueba y cuándo se cambia. Esta competencia se nota donde colegas de turnos distintos dan la misma respuesta a la misma petición y donde una fecha dada el lunes sigue en pie el jueves.",
      statements: {
        "SS-1": {
          topic: "Estándares a la vista",
          text: "trabajar con estándares claros y escritos en los momentos que importan a los clientes",
        },
        "SS-2": {
          topic: "El servicio en la descripción del puesto",
          text: "procurar que las descripciones de los puestos nombren responsabilidades concretas de servicio",
        },
        "SS-3": {
          topic: "La vara de medir del cliente",
          text: "fijar los estándares según lo que esperan los clientes, aunque otra cosa resulte más cómoda",
        },
        "SS-4": {
          topic: "Calidad en cada trato",
          text: "poner calidad y profesionalidad en cada trato, grande o pequeño",
        },
        "SS-5": {
          topic: "Comprobar que se cumple",
          text: "comprobar con regularidad si se cumplen los estándares de servicio, con cifras y yendo a ver",
        },
        "SS-6": {
          topic: "Promesas cumplidas",
          text: "prometer solo lo que se puede cumplir y después cumplirlo",
        },
        "SS-7": {
          topic: "El cliente de al lado",
          text: "atender a los colegas y a otros departamentos con el mismo estándar que a los clientes de fuera",
        },
        "SS-8": {
          topic: "Estándares que se mueven",
          text: "elevar los estándares que se han vuelto fáciles y abandonar los que ya no ayudan",
        },
      },
    },
    ES: {
      name: "Autonomía para servir",
      definition:
        "Lo que las personas pueden decidir en favor de un cliente, lo que saben hacer y lo que les ocurre después. Esta competencia abarca límites, habilidades, herramientas, ideas, ayuda de otros departamentos, errores cometidos de buena fe y reglas que estorban. En un lugar de trabajo se ve cuando los clientes obtienen su respuesta de la persona a la que casualmente preguntaron.",
      statements: {
        "ES-1": {
          topic: "Compartir ideas",
          text: "compartir ideas sobre cómo se podría atender mejor a los clientes",
        },
        "ES-2": {
          topic: "Margen para decidir",
          text: "tomar en el acto decisiones en favor del cliente, dentro de límites conocidos",
        },
        "ES-3": {
          topic: "Habilidades para el servicio",
          text: "adquirir los conocimientos y habilidades que exige un buen servicio y mantenerlos al día",
        },
        "ES-4": {
          topic: "Herramientas e información",
          text: "tener a mano la información y las herramientas que requiere la pregunta del cliente",
        },
        "ES-5": {
          topic: "Compromiso y responsabilidad",
          text: "sentir compromiso y responsabilidad hasta que la necesidad del cliente quede atendida",
        },
        "ES-6": {
          topic: "Margen para el error",
          text: "tratar un error cometido de buena fe en favor de un cliente como algo de lo que aprender",
        },
        "ES-7": {
          topic: "Ayuda entre departamentos",
          text: "ayudar más allá de los límites del equipo y del departamento cuando un cliente lo necesita",
        },
        "ES-8": {
          topic: "Reglas que estorban",
          text: "señalar las reglas que impiden un buen servicio y lograr que se cambien",
        },
      },
    },
    CSP: {
      name: "Procesos al servicio del cliente",
      definition:
        "Los procesos al servicio del cliente son los caminos por los que el asunto de un cliente recorre una organización, incluidos los tramos en que el cliente espera o tiene que hacer algo. Su calidad se ve en las uniones: en si el siguiente colega ya conoce el caso y en si las noticias llegan sin pedirlas. Y se vuelve a ver meses después, cuando un fallo reparado en primavera sigue reparado.",
      statements: {
        "CSP-1": {
          topic: "Desde el lado del cliente",
          text: "organizar el trabajo en torno a los pasos del cliente, diga lo que diga el organigrama",
        },
        "CSP-2": {
          topic: "Saber quién puede ayudar",
          text: "saber quién puede ayudar cuando la pregunta de un cliente se sale de lo habitual",
        },
        "CSP-3": {
          topic: "El relevo",
          text: "pasar al cliente a otra persona de modo que no haya que decir nada dos veces",
        },
        "CSP-4": {
          topic: "Buscar cómo mejorar",
          text: "buscar información que muestre cómo se podría mejorar la forma de trabajar",
        },
        "CSP-5": {
          topic: "Esperas y pasos innecesarios",
          text: "quitar del camino del cliente las esperas y los pasos innecesarios",
        },
        "CSP-6": {
          topic: "Noticias antes de que pregunten",
          text: "informar a los clientes de cómo va su asunto antes de que tengan que preguntar",
        },
        "CSP-7": {
          topic: "Acceso fácil y amable",
          text: "hacer fácil y agradable que los clientes nos contacten por la vía que prefieran",
        },
        "CSP-8": {
          topic: "El mismo problema no vuelve",
          text: "procurar que un problema, una vez resuelto, no vuelva a aparecer",
        },
      },
    },
    RRS: {
      name: "Recompensas y reconocimiento",
      definition:
        "Cómo una organización y su gente se fijan en el buen servicio, lo agradecen y hacen que cuente, ya sea de paso junto a una mesa, con un premio o con un ascenso. Donde esto funciona, cada cual sabe decir cuándo le dieron las gracias por última vez, por qué trabajo, y por qué el último premio fue para quien lo recibió.",
      statements: {
        "RRS-1": {
          topic: "Un agradecimiento a la medida",
          text: "agradecer el buen servicio de una manera que signifique algo para quien lo prestó",
        },
        "RRS-2": {
          topic: "Reglas justas y conocidas",
          text: "reconocer el servicio según criterios que todos conocen y consideran justos",
        },
        "RRS-3": {
          topic: "Modelos",
          text: "poner como ejemplo a quienes prestan un servicio excelente",
        },
        "RRS-4": {
          topic: "El servicio cuenta en la carrera",
          text: "dar peso al servicio cuando se contrata, se forma y se asciende a las personas",
        },
        "RRS-5": {
          topic: "Entre bastidores",
          text: "reconocer a los equipos y a las personas que los clientes nunca ven",
        },
        "RRS-6": {
          topic: "Elogios que llegan",
          text: "hacer llegar los elogios de los clientes a quienes los merecieron",
        },
        "RRS-7": {
          topic: "Sorprender a alguien haciéndolo bien",
          text: "sorprender a las personas haciendo algo bien y decírselo en ese mismo momento",
        },
        "RRS-8": {
          topic: "Actos de sensibilización",
          text: "participar en actos que hacen que todos tengan presentes a los clientes y el servicio",
        },
      },
    },
  },
  contract: {
    introduction:
      "Un contrato con uno mismo funciona cuando es breve, está escrito a mano y lo conoce alguien más. Rellénelo después de haber dormido una noche sobre este informe. Guárdelo donde vaya a verlo, enséñelo a las personas que nombre en la cuarta cláusula y a nadie más, salvo que usted quiera.",
    clauses: [
      {
        title: "Tres metas",
        help: "¿Qué notarán los clientes o los colegas que sea distinto dentro de tres meses? Escriba cada meta como algo que se pueda ver u oír y que dependa sobre todo de usted.",
      },
      {
        title: "Tres cosas a las que dedicaré menos",
        help: "Los hábitos nuevos necesitan horas que hoy están ocupadas. ¿Qué tareas, reuniones o reflejos acortará, cederá o dejará?",
      },
      {
        title: "Cómo lo anoto cada semana",
        help: "Una marca en la agenda, una línea en un cuaderno, cinco minutos el viernes. Elija algo que siga haciendo en una mala semana.",
      },
      {
        title: "Quién me apoya",
        help: "Una o dos personas que quieran que esto salga bien y pregunten por ello sin que se lo recuerden.",
      },
      {
        title: "Cómo me ayudan",
        help: "Diga qué le gustaría de ellas: una pregunta cada lunes, una visita a su puesto, una palabra franca cuando afloje.",
      },
      {
        title: "Tres maneras de seguir adelante y seguir aprendiendo",
        help: "Para las semanas en que cuesta: una página que releer, un colega a quien observar en su trabajo, un cliente a quien llamar.",
      },
      {
        title: "Mi recompensa por el camino",
        help: "Ponga una o dos etapas con fecha, y lo que se permitirá al alcanzarlas.",
      },
      {
        title: "Mi recompensa al final",
        help: "Algo que merezca la espera, y a quién se lo contará.",
      },
    ],
  },
};
