// Splits text into words. tests/test_scripts.py tests that Python splits in the same way.

import assert from "node:assert/strict";
import { test } from "node:test";

import { fold, saidIn, tokens } from "../../theme/assets/js/search/tokens.js";

test("words are in lower case, without signs around them", () => {
  assert.deepEqual(tokens("”Trygghet” – och ÅLDER (74 %)!"), ["trygghet", "och", "ålder", "74"]);
  assert.deepEqual(tokens(" – "), []);
});

test("a number is one word, in groups of three digits", () => {
  assert.deepEqual(tokens("500 000 kr"), ["500 000", "kr"]);
  assert.deepEqual(tokens("1\u00a0000\u202f000"), ["1 000 000"]);
  assert.deepEqual(tokens("2009 500"), ["2009", "500"]);
  assert.deepEqual(tokens("5 0000"), ["5", "0000"]);
  assert.deepEqual(tokens("1 000a"), ["1", "000a"]);
});

test("decimals stand after a comma, and at most two are decimals", () => {
  assert.deepEqual(tokens("11.5 och 3,14"), ["11,5", "och", "3,14"]);
  assert.deepEqual(tokens("12,345 1.5.2"), ["12", "345", "1", "5,2"]);
  assert.deepEqual(tokens("7,5x"), ["7", "5x"]);
  assert.deepEqual(tokens("Det är 7,5."), ["det", "är", "7,5"]);
});

test("a word is the same with hidden signs and joined letters", () => {
  assert.deepEqual(tokens("tryg\u00adghet tor\u200bg \ufeffbro"), ["trygghet", "torg", "bro"]);
  assert.deepEqual(tokens("Tra\ufb01ken e\ufb00ekten"), ["trafiken", "effekten"]);
});

test("a word that a source divides is a whole one too", () => {
  assert.deepEqual(saidIn("Inves- tering"), ["inves", "tering", "investering"]);
  for (const apart of ["kultur- och fritid", "barn- eller skolfrågor", "Nöjd- Medborgar", "1- ett", "a - b"]) {
    assert.deepEqual(saidIn(apart), tokens(apart), apart);
  }
});

test("å, ä and ö are letters of their own, however they are written", () => {
  assert.deepEqual(tokens("a\u030aret"), ["året"]);
  assert.equal(fold("Åäö é"), "aao e");
  assert.equal(fold("a\u030a"), "a");
});
