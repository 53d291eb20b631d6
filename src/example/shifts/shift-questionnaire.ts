import type { Definition, Option, Texts } from "#listen/questionnaires/definition.ts";

/** A text in the languages that are spoken on these shifts; one that nobody has translated yet is shown in English. */
const text = (en: string, es?: string, ar?: string): Texts => ({ en, ...(es && { es }), ...(ar && { ar }) });

const option = (id: string, ...words: Parameters<typeof text>): Option => ({ id, text: text(...words) });

/** What late and night shifts are asked, in three languages of which two are not quite finished. */
export const shiftQuestionnaire: Definition = {
  languages: ["en", "es", "ar"],
  title: text("Your shift and our customers", "Su turno y nuestros clientes", "ورديتك وعملاؤنا"),
  introduction: text(
    "Late and at night much is decided that customers notice the next morning. Tell us what helps you and what gets in your way. It takes two minutes.",
    "Por la tarde y por la noche se decide mucho de lo que los clientes notan a la mañana siguiente. Díganos qué le ayuda y qué se lo impide. Son dos minutos.",
    "في المساء والليل تُتخذ قرارات كثيرة يلاحظها العملاء في الصباح التالي. أخبرنا بما يساعدك وما يعيقك. يستغرق ذلك دقيقتين.",
  ),
  thanks: text(
    "Thank you. What comes out of it hangs beside the shift plan for everybody.",
    "Gracias. El resultado se colgará junto al plan de turnos para todos.",
  ),
  pages: [
    {
      id: "shift",
      title: text("Your shift", "Su turno", "ورديتك"),
      questions: [
        {
          type: "rating",
          id: "overall",
          meaning: "satisfaction",
          text: text(
            "All in all, how satisfied are you with what you can do for customers on your shift?",
            "En conjunto, ¿está satisfecho con lo que puede hacer por los clientes en su turno?",
            "بشكل عام، ما مدى رضاك عما يمكنك فعله للعملاء في ورديتك؟",
          ),
          minimum: 1,
          maximum: 5,
          anchors: [
            text("Very dissatisfied", "Muy insatisfecho", "غير راضٍ إطلاقًا"),
            text("Fairly dissatisfied", "Bastante insatisfecho", "غير راضٍ إلى حد ما"),
            text("Neither", "Ni lo uno ni lo otro", "لا هذا ولا ذاك"),
            text("Fairly satisfied", "Bastante satisfecho", "راضٍ إلى حد ما"),
            text("Very satisfied", "Muy satisfecho", "راضٍ جدًا"),
          ],
        },
        {
          type: "matrix",
          id: "shift",
          meaning: "performance",
          text: text(
            "How far does each sentence fit your shift?",
            "¿Hasta qué punto describe cada frase su turno?",
            "إلى أي مدى تنطبق كل جملة على ورديتك؟",
          ),
          rows: [
            option(
              "handover",
              "What the shift before has promised reaches us.",
              "Lo que ha prometido el turno anterior nos llega.",
              "ما وعدت به الوردية السابقة يصل إلينا.",
            ),
            option(
              "people",
              "There are enough of us for the work.",
              "Somos suficientes para el trabajo.",
              "عددنا كافٍ للعمل.",
            ),
            option(
              "machines",
              "Machines and systems run all through the shift.",
              "Las máquinas y los sistemas funcionan durante todo el turno.",
              "تعمل الآلات والأنظمة طوال الوردية.",
            ),
            option(
              "ask",
              "There is somebody to ask when something goes wrong.",
              "Hay alguien a quien preguntar cuando algo va mal.",
            ),
            option(
              "decide",
              "I may decide what can't wait until morning.",
              "Puedo decidir lo que no puede esperar hasta la mañana.",
              "يمكنني أن أقرر ما لا يحتمل الانتظار حتى الصباح.",
            ),
          ],
          columns: [
            option("1", "Not at all", "Nada", "لا تنطبق إطلاقًا"),
            option("2", "A little", "Un poco", "قليلًا"),
            option("3", "Partly", "En parte", "جزئيًا"),
            option("4", "Largely", "En gran parte", "إلى حد كبير"),
            option("5", "Entirely", "Del todo", "تمامًا"),
            option("none", "I can't say", "No sabría decirlo", "لا أستطيع القول"),
          ],
        },
      ],
    },
    {
      id: "change",
      title: text("One change", "Un cambio", "تغيير واحد"),
      questions: [
        {
          type: "single-choice",
          id: "first",
          text: text(
            "What should be put right first?",
            "¿Qué habría que arreglar primero?",
            "ما الذي ينبغي إصلاحه أولًا؟",
          ),
          options: [
            option("notes", "The handover notes", "Las notas de traspaso", "ملاحظات التسليم"),
            option("lift", "The goods lift", "El montacargas", "مصعد البضائع"),
            option("breaks", "When breaks are", "El horario de las pausas", "أوقات الاستراحة"),
            option("phone", "Somebody to ring at night", "Alguien a quien llamar de noche"),
          ],
          dontKnow: true,
        },
        {
          type: "long-text",
          id: "words",
          text: text(
            "What would make things better for customers on your shift?",
            "¿Qué mejoraría las cosas para los clientes en su turno?",
            "ما الذي يجعل الأمور أفضل للعملاء في ورديتك؟",
          ),
          help: text("Please leave out names."),
          maximumLength: 1000,
        },
      ],
    },
  ],
};
