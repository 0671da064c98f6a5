// Reads Latin letters that were typed for Japanese (Hepburn, Kunrei): "kaunseringu" is かうんせりんぐ.

const SOUNDS =
  "あいうえおかきくけこさしすせそたちつてとなにぬねのはひふへほまみむめもやいゆえよらりるれろわいうえお";
const ROWS = "kstnhmyrw";
const SAME_ROW = { g: "k\u3099", z: "s\u3099", j: "s\u3099", d: "t\u3099", b: "h\u3099", p: "h\u309a", f: "h", c: "t" };

// Returns kana, or "" for a word that is not Japanese.
const romaji = (word) => {
  const sound = (row, vowel) => SOUNDS[5 * ROWS.indexOf(row) + 5 + "aiueo".indexOf(vowel)];
  const found = word
    .toLowerCase()
    .replace(/([^aeioun\W])(?=\1)/g, "っ")
    .replace(/([sc]h|ts|[kgsztdnhfbpmrjwy]?)(y?)([aeiou])|n'?/g, (all, letters, y, vowel) => {
      if (!vowel) return "ん";
      const [row, mark = ""] = SAME_ROW[letters[0]] || [letters[0] || y];
      const isBent = letters && (y || (/h|j/.test(letters.slice(-1)) && letters !== "h" && vowel !== "i"));
      return isBent ? sound(row, "i") + mark + sound("y", vowel) : sound(row, vowel) + mark;
    });
  return /^[ぁ-ん\u3099\u309a]+$/.test(found) ? found.normalize("NFC") : "";
};
