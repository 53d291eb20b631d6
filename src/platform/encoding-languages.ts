/** What texts in an alphabet are made of, as far as it lies beyond ASCII. */
export interface Alphabet {
  common: string;
  some: string;
  /** Whether such letters stand among ASCII letters: then several in a row are rare. */
  latin: boolean;
  /** How likely each of the common ones is. */
  share: number;
}

/** Punctuation that every alphabet's texts hold. */
export const marks = "“”‘’„–—…€«»°\u00A0·•№§";

export const alphabets = {
  western: {
    common: "éäöüßàèçñóíáêôûîâãøåæ",
    some: "õÄÖÜÉëïœìòùúÀÇÈÓÁÍÑºª¿¡´ÅØÆÊÔÂ²½™®©£š",
    latin: true,
    share: 0.04,
  },
  central: {
    common: "áéíóöüőűěščřžýůúąęłńśźżćťďňăîâşţäôßđçľ",
    some: "ÁÉÍÓÖÜŐŰĚŠČŘŽÝŮÚĄĘŁŃŚŹŻĆŤĎŇĂÎÂŞŢÄĐ",
    latin: true,
    share: 0.03,
  },
  turkish: { common: "ışğüöç", some: "İŞĞÜÖÇâîûéäß", latin: true, share: 0.06 },
  cyrillic: {
    common: "оеаинтсрвлкмдпуяыьгзбчйхжшюцщэф",
    some: "АБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯъёЁіїєґІЇЄҐўЎ",
    latin: false,
    share: 0.03,
  },
  greek: {
    common: "αοιετσνηυρπκμλωςγδχθφβξζψάέίόύήώ",
    some: "ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩΆΈΉΊΌΎΏϊϋ",
    latin: false,
    share: 0.03,
  },
  arabic: {
    common: "ايلمونرتبعدسفهكقحجشصطخةىأ",
    some: "غءزثضذظإآئؤ،؟؛پچژگ",
    latin: false,
    share: 0.03,
  },
  hebrew: { common: "יוהלאתרבמשםנכדעחקפטגסןצזץךף", some: "", latin: false, share: 0.03 },
} satisfies Record<string, Alphabet>;

/** Characters that make up about half of a text. */
export const frequent = {
  korean:
    "이다는에의가을하고한지로은를사도인기어해서나자시리그정대니과있아일수스들보전부것라상제원게으요무구면안여성주장동습만경관우공신적국용조않없생비선화오마당되할었았연학남별령족매통업객직급문답설",
  japanese:
    "のにはをたがでてとしれさあいるなうかこもまらっすりよきせくでんどだスンルトリアイラレテービ性別年齢男女代満足度客様対応品質価格時間回答不良普通非常悪全体人日本大一国会社員自分理由問数店利用",
  simplified:
    "的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里用道行所然家种事成方多经么去法学如都同现当没动面起看定天分还进好小部其些主样理心本前开但因只从想实日者意无力它与长把机十民第公此已工使情明性知全三又关点正业外将两高间由问很最重并物手应向头文体相见被利什二等产或新己制身果加月话合回特代内信表化老给世位次度门任常先通教原提立及比员解名真处各入几口认条平系题活更别打女变四总何电数安少报才结反受目太量再感建务做接必场件计管期市直资满服售客户",
  traditional:
    "的一是不了在人有我他這個們中來上大為和國地到以說時要就出會可也你對生能而子那得於著下自之年過發後作裡用道行所然家種事成方多經麼去法學如都同現當沒動面起看定天分還進好小部其些主樣理心本前開但因只從想實日者意無力它與長把機十民第公此已工使情明性知全三又關點正業外將兩高間由問很最重並物手應向頭文體相見被利什二等產或新己制身果加月話合回特代內信表化老給世位次度門任常先通教原提立及比員解名真處各入幾口認條平系題活更別打女變四總何電數安少報才結反受目太量再感建務做接必場件計管期市直資滿服售客戶",
};
