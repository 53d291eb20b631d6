import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { type LegacyEncoding, legacyEncodings, likeliestEncoding } from "./legacy-encoding.ts";
import { pieceDecoder } from "./text-encoding.ts";

/** Every character that an encoding has, with its bytes: what a text is written with. */
function bytesByCharacter(encoding: LegacyEncoding): Map<string, number[]> {
  const decoder = pieceDecoder(encoding);
  const bytes = new Map<string, number[]>();
  const add = (...code: number[]) => {
    const character = decoder.decode(Uint8Array.from(code));
    if ([...character].length === 1 && character !== "\uFFFD" && !bytes.has(character))
      bytes.set(character, code);
  };
  for (let lead = 0; lead < 256; lead++) add(lead);
  for (let lead = 0x81; lead < 0xff; lead++) for (let trail = 0x40; trail < 0xff; trail++) add(lead, trail);
  return bytes;
}

function write(text: string, encoding: LegacyEncoding): Uint8Array {
  const bytes = bytesByCharacter(encoding);
  return Uint8Array.from(
    [...text].flatMap((character) => {
      const code = bytes.get(character);
      assert.ok(code, `${encoding} has no ${character}`);
      return code;
    }),
  );
}

describe("encodings from before Unicode", () => {
  const texts: [LegacyEncoding, string[]][] = [
    [
      "windows-1252",
      [
        "Für,Größe\n",
        "Zoë\n",
        "Très satisfait,À améliorer,Ça va\n",
        "ÜBERALL,ÄRGER,SCHÖN\n",
        "città è più però già\n",
        "não informação ções\n",
        "“quoted” – it’s €5…\n",
        "El niño está aquí, ¿qué? ¡Sí!\n",
        "Rødgrød på fløde, æble\n",
        "5°C ½ liter\n",
        "Ä\n",
      ],
    ],
    [
      "euc-kr",
      [
        "성별,나이\n",
        "서비스에 얼마나 만족하십니까?,응답\n매우 만족,남성\n보통,여성\n",
        "똠방각하 펲시\n매우 만족합니다\n",
        "직원 친절도,대기 시간\n5,4\n",
      ],
    ],
    ["shift_jis", ["性別,年齢\n男性,30代\n", "サービスに満足していますか\nとても満足\n"]],
    ["euc-jp", ["サービスに満足していますか\nとても満足\n"]],
    ["gb18030", ["您对我们的服务满意吗\n非常满意\n", "性别,年龄\n男\n女\n"]],
    ["big5", ["您對我們的服務滿意嗎\n非常滿意\n"]],
    ["windows-1251", ["Удовлетворенность,Пол\nмужской\n", "ПОЛ,ВОЗРАСТ\n"]],
    ["windows-1250", ["Płeć,Wiek\nmężczyzna,kobieta, źle\n", "příliš žluťoučký kůň\n"]],
    ["windows-1254", ["Müşteri memnuniyeti çok iyi değil, kadın\n"]],
    ["windows-1256", ["ما مدى رضاك عن الخدمة\nراض جدا\n"]],
    ["windows-1253", ["Πόσο ικανοποιημένος είστε\n"]],
    ["windows-1255", ["כמה אתה מרוצה\n"]],
  ];
  for (const [encoding, samples] of texts) {
    test(`${encoding} is found by its text`, () => {
      for (const sample of samples)
        assert.equal(likeliestEncoding(write(sample, encoding)), encoding, sample);
    });
  }

  test("a few bytes that make no likely text in any are damage", () => {
    assert.equal(likeliestEncoding(Buffer.from("Universe?\x8c\xe6,Do you", "latin1")), null);
  });

  test("Korean syllables beyond the standard, as Windows writes them", () => {
    // Microsoft's table of code page 949.
    const pairs = {
      "8141": "갂",
      "8c63": "똠",
      "9fde": "읻",
      a041: "잸",
      c652: "힣",
      b0a1: "가",
      c8fe: "힝",
      a2e6: "€",
    };
    for (const [code, character] of Object.entries(pairs)) {
      assert.equal(pieceDecoder("euc-kr").decode(Buffer.from(code, "hex")), character, code);
    }
    const decoder = pieceDecoder("euc-kr");
    const pieces = [...Buffer.from("b0a18c63a1", "hex")].map((byte) =>
      decoder.decode(Uint8Array.of(byte), { stream: true }),
    );
    assert.equal(pieces.join("") + decoder.decode(), "가똠\uFFFD");
  });

  test("each is one that can be decoded", () => {
    for (const encoding of legacyEncodings) assert.equal(new TextDecoder(encoding).encoding, encoding);
  });
});
