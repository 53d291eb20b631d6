/** One part of a name: as its bearer writes it, and in the Latin letters of an e-mail address. */
interface NamePart {
  written: string;
  latin: string;
}

/** Given and family names that go together in any combination. */
export interface NameGroup {
  /** How many names the example takes from this group. */
  people: number;
  given: NamePart[];
  family: NamePart[];
  familyFirst: boolean;
}

function fold(written: string): string {
  const letters = written.toLowerCase().replaceAll("ł", "l").replaceAll("ø", "o").replaceAll("ß", "ss");
  return letters.normalize("NFD").replace(/[^a-z]/g, "");
}

/** Reads "Zoë, Олена=olena": a name folds itself into Latin letters unless they follow it. */
function parts(list: string): NamePart[] {
  return list.split(",").map((entry) => {
    const [written = "", latin = fold(written)] = entry.trim().split("=");
    return { written, latin };
  });
}

function group(people: number, given: string, family: string, order?: "family first"): NameGroup {
  return { people, given: parts(given), family: parts(family), familyFirst: order === "family first" };
}

/** The names of the example's people, 249 in all. Scripts beside Latin: Greek, Cyrillic, Arabic and Hebrew. */
export const nameGroups: readonly NameGroup[] = [
  // British
  group(
    106,
    `Alison, Bethany, Callum, Deborah, Elliot, Frances, Gareth, Hayley, Imogen, Jermaine, Kirsty, Lorna,
     Marcus, Nadine, Oliver, Philippa, Rhys, Stacey, Tamsin, Wesley, Yvonne, Zoë, Bronwen, Craig, Dawn,
     Euan, Gillian, Heather, Leighton, Morag, Neville, Rowena, Sheila, Trevor, Una, Winston`,
    `Barraclough, Birtwhistle, Crabtree, Dewhirst, Entwistle, Fairhurst, Greenhalgh, Hardcastle, Illingworth,
     Lumb, Micklethwaite, Ogden, Pickersgill, Ramsbottom, Sugden, Thackray, Uffindell, Varley, Wigglesworth, Yeadon,
     Holroyd, Abernethy, Prydderch, Penhaligon, Trevithick, Cadwallader, Auchterlonie, Farquharson, Strachan-Bell,
     Ashby-Crewe, Okafor-Lowe, Hebblethwaite, Murgatroyd, Tunnicliffe`,
  ),
  // Irish
  group(
    28,
    "Aoife, Niamh, Cormac, Ciarán, Gráinne, Fergal, Oisín, Róisín, Declan, Órla, Dympna, Tadhg",
    "O'Halloran, Geraghty, McGillicuddy, Hanratty, Mulqueen, Scanlon, Lenehan, Mac Giolla, O'Shaughnessy, Quilligan",
  ),
  // South Asian
  group(
    16,
    "Harpreet, Nasreen, Imtiaz, Jaswinder, Sunita, Farzana, Devinder",
    "Dhaliwal, Chowdhury, Rehal, Purewal, Mistry, Bhatti",
  ),
  // German
  group(10, "Heike, Jörg, Sabine, Annegret, Volker", "Weißenfels, Grünewald, Kräwinkel, Hufnagel, Möhlmann"),
  // French
  group(10, "Maëlle, Benoît, Solène, Thierry, Anaïs", "Chauveau, Lefrançois, Péronnet, Delorme, Guérinel"),
  // Portuguese and Spanish
  group(10, "Inês, Gonçalo, Begoña, Íñigo, Lurdes", "Carvalhal, Ibáñez Rey, Quintela, Peñalver, Simões"),
  // Italian
  group(8, "Ornella, Loredana, Tiziano, Matilde", "Brambati, Dell'Aquila, Castagnoli, Zanetello"),
  // Dutch
  group(8, "Marijke, Sjoerd, Lieke, Wouter", "van der Linde, Hoogendijk, ter Horst, Boerrigter"),
  // Nordic
  group(8, "Søren, Åsa, Ragnhild, Jukka", "Sjöholm, Brøndum, Hautala, Tveiten"),
  // Polish
  group(
    14,
    "Agnieszka, Małgorzata, Łukasz, Paweł, Bożena, Wojciech, Zofia",
    "Wróbel, Zając, Gołąb, Kędzior, Sikora, Szczepaniak, Jóźwiak",
  ),
  // Greek women, Greek men
  group(
    4,
    "Δέσποινα=despina, Ευγενία=evgenia, Ιωάννα=ioanna",
    "Τσακίρη=tsakiri, Δημοπούλου=dimopoulou, Ζαφείρη=zafeiri",
  ),
  group(
    4,
    "Στέλιος=stelios, Λευτέρης=lefteris, Άγγελος=angelos",
    "Τσακίρης=tsakiris, Δημόπουλος=dimopoulos, Ζαφείρης=zafeiris",
  ),
  // Ukrainian
  group(
    8,
    "Олена=olena, Наталія=nataliia, Богдан=bohdan, Остап=ostap, Мирослава=myroslava",
    "Панасюк=panasiuk, Савчук=savchuk, Гаркавенко=harkavenko, Кириленко=kyrylenko, Ткачук=tkachuk",
  ),
  // Vietnamese
  group(5, "Hà, Bình, Linh, An", "Nguyễn Minh=nguyen, Trần Ngọc=tran, Phạm Thanh=pham", "family first"),
  // Arabic
  group(
    5,
    "سلمى=salma, هدى=huda, نبيل=nabil, رنا=rana",
    "الحداد=alhaddad, العطار=alattar, صباغ=sabbagh, الشامي=alshami",
  ),
  // Hebrew
  group(
    5,
    "נועה=noa, תמר=tamar, איתן=eitan, אורי=uri",
    "כרמי=karmi, רוזנברג=rosenberg, בן־עמי=benami, עמיצור=amitzur",
  ),
];
