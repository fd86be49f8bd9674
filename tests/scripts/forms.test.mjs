// Words and their forms.

import assert from "node:assert/strict";
import { test } from "node:test";

import {
  commonStart,
  inflection,
  isForm,
  isOfStem,
  lettersOf,
  reads,
} from "../../theme/assets/js/search/forms.js";

test("a word is read as itself, or without its marks", () => {
  assert.ok(reads("mål", "mål"));
  assert.ok(reads("mal", "mål"));
  assert.ok(reads("hjartstärtare", "hjärtstärtare"), "some marks typed and others not");
  assert.ok(!reads("mål", "mal"));
  assert.ok(!reads("mäl", "mål"));
  assert.ok(!reads("mål", "målet"));
  assert.ok(!reads("måle", "mål"));
});

test("a word is compared in the letters of what is typed", () => {
  assert.equal(lettersOf("mal")("målet"), "malet");
  assert.equal(lettersOf("mål")("målet"), "målet");
});

test("how far two words are alike", () => {
  assert.equal(commonStart("torg", "torv"), 3);
  assert.equal(commonStart("torg", "torget"), 4);
  assert.equal(commonStart("torget", "torg"), 4);
  assert.equal(commonStart("ö", "o"), 0);
});

for (const [one, other, expected] of [
  ["kamera", "kamerorna", true],
  ["torg", "torget", true],
  ["söker", "söka", true],
  ["leds", "ledde", true],
  ["möter", "mötte", true],
  ["mina", "minst", false],
  ["torget", "torgen", true],
  ["mål", "målet", true], // three letters, of which one word is all
  ["mina", "minst", false], // three letters, and both have an ending
  ["minar", "minat", true],
  ["väg", "vägar", true],
  ["vägar", "vägen", true],
  ["vår", "vården", false], // den is no noun's ending
  ["medverkade", "medverkande", true],
  ["lärare", "lärande", false], // who teaches, and that somebody learns
  ["kostsamt", "kostsamma", true],
  ["glömma", "glöms", true],
  ["försämrats", "försämring", true],
  ["sökta", "söka", true],
  ["tryggaste", "trygg", true],
  ["by", "byn", false], // fewer than three
  ["klotter", "klottrade", false], // neither has an ending
  ["skola", "skolplan", false],
  ["skrivade", "skrivits", true], // all but three letters of the shorter
  ["torgarna", "torgheten", false], // all but four
  ["segregation", "segregera", false], // -ation and -era make other words
  ["demokratier", "demokrat", false], // -ier is none
  ["demokratiers", "demokrater", false],
  ["bibliotek", "biblioteksarbetare", false],
  ["utvecklande", "utveten", false], // the shorter has more than three letters of its own
]) {
  test(`${one} and ${other} are ${expected ? "" : "not "}forms of one word`, () => {
    assert.equal(isForm(one, other), expected);
    assert.equal(isForm(other, one), expected);
  });
}

test("a verb's form is its stem, or the stem and an ending", () => {
  assert.ok(isOfStem("tag", "tag"));
  assert.ok(isOfStem("tagen", "tag"));
  assert.ok(!isOfStem("taget", "tagen"));
  assert.ok(!isOfStem("tagelsuggor", "tag"));
});

test("of several forms the one with the longest start in common is meant", () => {
  assert.equal(inflection("kamerorna", ["kamera", "kameror", "kamerors"]), "kameror");
  assert.equal(inflection("torgens", ["torg", "torv"]), "torg");
  assert.equal(inflection("torgens", ["torgets", "torgen", "torgena"]), "torgen");
  assert.equal(inflection("torgens", ["torven"]), null);
});

test("without its marks a form has six letters in common with a word that has them", () => {
  assert.equal(inflection("aktorerna", ["aktörer"]), "aktörer");
  assert.equal(inflection("malens", ["målen"]), null);
  assert.equal(inflection("målens", ["målen"]), "målen");
  assert.equal(inflection("vardena", ["värden"]), "värden");
  assert.equal(inflection("vardenas", ["värdet"]), null);
});

for (const [asked, words, expected] of [
  ["teatrar", ["teater"], "teater"],
  ["inkommen", ["inkomna"], "inkomna"],
  ["inkommet", ["inkomna"], "inkomna"],
  ["semestern", ["semestrar"], "semestrar"],
  ["teatern", ["teater", "teatrar"], "teater"], // a plain form goes before
  ["kloter", ["klotter"], null], // misspelt: both have the e
  ["vatten", ["vattna"], "vattna"],
  ["medlen", ["medel"], "medel"],
  ["exemplet", ["exempel"], "exempel"],
  ["klottret", ["klotter"], "klotter"],
]) {
  test(`a form that has lost its e: ${asked}`, () => {
    assert.equal(inflection(asked, words), expected);
  });
}

for (const [word, stem, expected] of [
  ["når", "nå", true],
  ["nåtts", "nått", true],
  ["bestående", "bestå", true],
  ["dragits", "dragi", true],
  ["frid", "fri", false],
  ["skeden", "ske", false],
  ["botten", "bott", false],
  ["skrivna", "skriv", true],
]) {
  test(`${word} is ${expected ? "" : "not "}of ${stem}`, () => {
    assert.equal(isOfStem(word, stem), expected);
  });
}
