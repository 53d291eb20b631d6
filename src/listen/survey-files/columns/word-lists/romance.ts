import type { WordListLines } from "./word-list.ts";

export const french: WordListLines = {
  agreement: [
    "pas d'accord | (neutre/ni d'accord ni pas d'accord/sans opinion) | d'accord",
    "(pas du tout d'accord/tout à fait en désaccord/fortement en désaccord) | (plutôt pas d'accord/pas d'accord/plutôt en désaccord/pas vraiment d'accord/en désaccord) | (plutôt d'accord/d'accord/assez d'accord) | (tout à fait d'accord/totalement d'accord/fortement d'accord)",
    "(pas du tout d'accord/tout à fait en désaccord/fortement en désaccord) | (plutôt pas d'accord/pas d'accord/plutôt en désaccord/pas vraiment d'accord/en désaccord) | (neutre/ni d'accord ni pas d'accord/ni en accord ni en désaccord/ni d'accord ni en désaccord/indécis) | (plutôt d'accord/d'accord/assez d'accord) | (tout à fait d'accord/totalement d'accord/fortement d'accord)",
  ],
  satisfaction: [
    "(insatisfait/mécontent/pas satisfait) | (neutre/ni satisfait ni insatisfait) | satisfait",
    "(pas du tout satisfait/très insatisfait/très mécontent) | (plutôt pas satisfait/plutôt insatisfait/insatisfait/peu satisfait/pas satisfait/pas vraiment satisfait/plutôt mécontent) | (plutôt satisfait/satisfait/assez satisfait) | (très satisfait/tout à fait satisfait)",
    "(pas du tout satisfait/très insatisfait/très mécontent) | (plutôt pas satisfait/plutôt insatisfait/insatisfait/peu satisfait/pas satisfait/plutôt mécontent) | (neutre/ni satisfait ni insatisfait/moyennement satisfait) | (plutôt satisfait/satisfait/assez satisfait) | (très satisfait/tout à fait satisfait/extrêmement satisfait)",
  ],
  frequency: [
    "jamais | (rarement/presque jamais) | (parfois/de temps en temps/quelquefois) | (souvent/généralement) | (toujours/très souvent)",
  ],
  likelihood: [
    "(très improbable/très peu probable/pas du tout probable) | (improbable/peu probable/plutôt improbable) | (neutre/ni probable ni improbable) | (probable/plutôt probable) | (très probable/extrêmement probable)",
    "(certainement pas/non certainement pas) | (probablement pas/non probablement pas) | (peut être) | (probablement/oui probablement) | (certainement/oui certainement)",
  ],
  quality: [
    "mauvais | (moyen/neutre/passable) | bon",
    "très mauvais | (mauvais/plutôt mauvais) | (moyen/neutre/passable/correct/ni bon ni mauvais) | (bon/plutôt bon) | (très bon/excellent)",
    "très mauvaise | (mauvaise/plutôt mauvaise) | (moyenne/neutre/passable/correcte) | (bonne/plutôt bonne) | (très bonne/excellente)",
  ],
  importance: [
    "(pas du tout important/pas important) | (peu important/plutôt pas important) | (moyennement important/neutre/assez important) | (important/plutôt important) | (très important/extrêmement important/essentiel)",
  ],
  ease: [
    "très difficile | (difficile/plutôt difficile) | (neutre/ni facile ni difficile) | (facile/plutôt facile) | très facile",
  ],
  extent: [
    "pas du tout | (un peu/peu) | (moyennement/modérément/assez) | beaucoup | (énormément/tout à fait/extrêmement)",
  ],
  comparison: [
    "(pire/moins bien/moins bon) | (pareil/identique/inchangé/sans changement) | (mieux/meilleur)",
  ],
  "yes or no": ["non | oui", "non | (peut être/parfois/en partie/partiellement) | oui"],
};

export const spanish: WordListLines = {
  agreement: [
    "en desacuerdo | (neutral/ni de acuerdo ni en desacuerdo/indeciso) | de acuerdo",
    "((totalmente/muy/completamente) en desacuerdo/nada de acuerdo) | (en desacuerdo/algo en desacuerdo/poco de acuerdo) | (de acuerdo/algo de acuerdo/bastante de acuerdo) | (totalmente/muy/completamente) de acuerdo",
    "((totalmente/muy/completamente) en desacuerdo/nada de acuerdo) | (en desacuerdo/algo en desacuerdo/poco de acuerdo) | (neutral/ni de acuerdo ni en desacuerdo/indeciso/indiferente/neutro) | (de acuerdo/algo de acuerdo/bastante de acuerdo) | (totalmente/muy/completamente) de acuerdo",
  ],
  satisfaction: [
    "insatisfecho | (neutral/ni satisfecho ni insatisfecho) | satisfecho",
    "((muy/totalmente/extremadamente) insatisfecho/nada satisfecho) | (insatisfecho/algo insatisfecho/poco satisfecho) | (satisfecho/algo satisfecho/bastante satisfecho) | (muy/totalmente/extremadamente) satisfecho",
    "((muy/totalmente/extremadamente) insatisfecho/nada satisfecho) | (insatisfecho/algo insatisfecho/poco satisfecho) | (neutral/ni satisfecho ni insatisfecho/indiferente/neutro) | (satisfecho/algo satisfecho/bastante satisfecho) | (muy/totalmente/extremadamente) satisfecho",
    "(muy/totalmente/extremadamente) insatisfecha | (insatisfecha/algo insatisfecha) | (neutral/ni satisfecha ni insatisfecha/indiferente) | (satisfecha/algo satisfecha) | (muy/totalmente/extremadamente) satisfecha",
  ],
  frequency: [
    "nunca | (rara vez/raramente/casi nunca) | (a veces/algunas veces/ocasionalmente) | (a menudo/frecuentemente/casi siempre/con frecuencia) | siempre",
  ],
  likelihood: [
    "(muy improbable/nada probable) | (improbable/poco probable) | (neutral/ni probable ni improbable) | (probable/algo probable) | muy probable",
  ],
  quality: [
    "(malo/mal) | (regular/neutral/normal) | (bueno/bien)",
    "(muy malo/muy mal/pésimo) | (malo/mal) | (regular/neutral/normal/ni bueno ni malo/aceptable) | (bueno/bien) | (muy bueno/muy bien/excelente)",
    "(muy mala/pésima) | mala | (regular/neutral/normal/aceptable) | buena | (muy buena/excelente)",
  ],
  importance: [
    "(nada importante/sin importancia) | (poco importante) | (neutral/algo importante/moderadamente importante) | (importante/bastante importante) | (muy importante/extremadamente importante)",
  ],
  ease: [
    "muy difícil | (difícil/algo difícil) | (neutral/ni fácil ni difícil) | (fácil/algo fácil) | muy fácil",
  ],
  extent: [
    "(nada/en absoluto) | (poco/un poco) | (algo/moderadamente/regular) | (bastante/mucho) | (muchísimo/totalmente/completamente/extremadamente)",
  ],
  comparison: ["peor | (igual/lo mismo/sin cambios) | mejor"],
  "yes or no": ["no | sí", "no | (tal vez/quizás/a veces/quizá) | sí"],
};

export const portuguese: WordListLines = {
  agreement: [
    "discordo | (neutro/nem concordo nem discordo/indiferente) | concordo",
    "discordo (totalmente/completamente/fortemente/plenamente) | (discordo/discordo parcialmente/discordo em parte) | (concordo/concordo parcialmente/concordo em parte) | concordo (totalmente/completamente/fortemente/plenamente)",
    "discordo (totalmente/completamente/fortemente/plenamente) | (discordo/discordo parcialmente/discordo em parte) | (neutro/nem concordo nem discordo/não concordo nem discordo/indiferente/indeciso) | (concordo/concordo parcialmente/concordo em parte) | concordo (totalmente/completamente/fortemente/plenamente)",
  ],
  satisfaction: [
    "insatisfeito | (neutro/nem satisfeito nem insatisfeito) | satisfeito",
    "(muito insatisfeito/totalmente insatisfeito/nada satisfeito) | (insatisfeito/pouco satisfeito) | (neutro/nem satisfeito nem insatisfeito/indiferente) | satisfeito | (muito satisfeito/totalmente satisfeito)",
    "(muito insatisfeito/totalmente insatisfeito/nada satisfeito) | (insatisfeito/pouco satisfeito) | satisfeito | (muito satisfeito/totalmente satisfeito)",
  ],
  frequency: [
    "nunca | (raramente/quase nunca) | (às vezes/algumas vezes/ocasionalmente) | (frequentemente/muitas vezes/quase sempre) | sempre",
  ],
  likelihood: [
    "(muito improvável/nada provável) | (improvável/pouco provável) | (neutro/nem provável nem improvável) | provável | muito provável",
  ],
  quality: [
    "(ruim/mau) | (regular/neutro/médio) | bom",
    "(muito ruim/muito mau/péssimo) | (ruim/mau) | (regular/neutro/médio/razoável) | bom | (muito bom/excelente/ótimo)",
  ],
  importance: [
    "(nada importante/sem importância) | pouco importante | (neutro/moderadamente importante/mais ou menos importante) | importante | (muito importante/extremamente importante)",
  ],
  ease: ["muito difícil | difícil | (neutro/nem fácil nem difícil) | fácil | muito fácil"],
  extent: [
    "(nada/de modo nenhum) | (pouco/um pouco) | (moderadamente/mais ou menos) | (bastante/muito) | (muitíssimo/totalmente/completamente/extremamente)",
  ],
  comparison: ["pior | (igual/o mesmo/na mesma) | melhor"],
  "yes or no": ["não | sim", "não | (talvez/às vezes) | sim"],
};

export const italian: WordListLines = {
  agreement: [
    "in disaccordo | (neutrale/né d'accordo né in disaccordo/indeciso) | d'accordo",
    "((totalmente/completamente/fortemente) in disaccordo/per niente d'accordo/per nulla d'accordo) | (in disaccordo/abbastanza in disaccordo/poco d'accordo/parzialmente in disaccordo) | (neutrale/né d'accordo né in disaccordo/indeciso/indifferente) | (d'accordo/abbastanza d'accordo/parzialmente d'accordo) | (totalmente/completamente/fortemente/molto/pienamente) d'accordo",
    "((totalmente/completamente/fortemente) in disaccordo/per niente d'accordo/per nulla d'accordo) | (in disaccordo/abbastanza in disaccordo/poco d'accordo) | (d'accordo/abbastanza d'accordo) | (totalmente/completamente/fortemente/molto/pienamente) d'accordo",
  ],
  satisfaction: [
    "insoddisfatto | (neutrale/né soddisfatto né insoddisfatto) | soddisfatto",
    "(molto insoddisfatto/per niente soddisfatto/per nulla soddisfatto) | (insoddisfatto/poco soddisfatto/abbastanza insoddisfatto) | (neutrale/né soddisfatto né insoddisfatto/indifferente) | (soddisfatto/abbastanza soddisfatto) | (molto soddisfatto/estremamente soddisfatto)",
    "(molto insoddisfatto/per niente soddisfatto/per nulla soddisfatto) | (insoddisfatto/poco soddisfatto) | (soddisfatto/abbastanza soddisfatto) | (molto soddisfatto/estremamente soddisfatto)",
  ],
  frequency: [
    "mai | (raramente/quasi mai) | (qualche volta/a volte/talvolta) | (spesso/quasi sempre) | sempre",
  ],
  likelihood: [
    "molto improbabile | (improbabile/poco probabile) | (neutrale/né probabile né improbabile) | (probabile/abbastanza probabile) | molto probabile",
  ],
  quality: [
    "(cattivo/scarso) | (medio/neutrale/sufficiente/discreto) | buono",
    "(pessimo/molto scarso/molto cattivo) | (scarso/cattivo/insufficiente) | (sufficiente/medio/neutrale/discreto) | buono | (ottimo/eccellente/molto buono)",
  ],
  importance: [
    "(per niente importante/per nulla importante) | poco importante | (neutrale/abbastanza importante/moderatamente importante) | importante | (molto importante/estremamente importante)",
  ],
  ease: [
    "molto difficile | (difficile/abbastanza difficile) | (neutrale/né facile né difficile) | (facile/abbastanza facile) | molto facile",
  ],
  extent: ["(per niente/per nulla/affatto) | poco | abbastanza | molto | (moltissimo/completamente)"],
  comparison: ["(peggio/peggiore) | (uguale/lo stesso/invariato) | (meglio/migliore)"],
  "yes or no": ["no | sì", "no | (forse/a volte) | sì"],
};
