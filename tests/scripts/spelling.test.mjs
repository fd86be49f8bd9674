// Completes and corrects words.

import assert from "node:assert/strict";
import { test } from "node:test";

import {
  completion,
  correction,
  distance,
  isSlip,
} from "../../theme/assets/js/search/spelling.js";

test("the shortest word that starts so completes what is typed", () => {
  const words = ["trygghetsvärdar", "trygghet", "tryggaste", "otrygg"];
  assert.equal(completion("trygg", words), "trygghet");
  assert.equal(completion("tryggas", words), "tryggaste");
  assert.equal(completion("tryggastx", words), undefined);
});

test("of words as long the first in order completes what is typed", () => {
  assert.equal(completion("tor", ["torv", "torg", "torp"]), "torg");
  assert.equal(completion("tor", ["torg", "torp"]), "torg");
});

test("what is typed without marks is completed by words that have them", () => {
  assert.equal(completion("trygghetsvar", ["trygghetsvärdar"]), "trygghetsvärdar");
  assert.equal(completion("trygghetsvår", ["trygghetsvärdar"]), undefined);
});

for (const [one, other, expected] of [
  ["torg", "torg", 0],
  ["torg", "torv", 1],
  ["torg", "torget", 2],
  ["torget", "torg", 2],
  ["torg", "trog", 1], // swapped, which is one slip
  ["torg", "rtog", 2],
  ["ab", "ba", 1],
  ["abcd", "badc", 2],
  ["torget", "or", 4],
]) {
  test(`from ${one} to ${other} it is ${expected}`, () => {
    assert.equal(distance(one, other, 9), expected);
    assert.equal(distance(other, one, 9), expected);
  });
}

test("past its limit a distance is told as one more", () => {
  assert.equal(distance("torget", "gatorna", 1), 2);
  assert.equal(distance("torget", "gatorna", 2), 3);
  assert.equal(distance("torg", "torv", 1), 1);
});

for (const [typed, word, expected] of [
  ["kloter", "klotter", true], // a letter doubled
  ["klotteer", "klotter", true],
  ["klootter", "klotter", true],
  ["lkotter", "klotter", false], // the first letter is seldom wrong
  ["kklotter", "klotter", true],
  ["kolttre", "klotter", true], // the same letters
  ["svart", "start", false], // another short word
  ["demokrati", "demokrati", true],
  ["samverkam", "samverkan", false], // another ending
  ["samvärkan", "samverkan", false], // another letter in a word of nine
  ["samvrkan", "samverkan", true], // one too few
  ["samverrjkan", "samverkan", true],
  ["amverkan", "samverkan", false], // the first letter, in a word of eight
  ["samvan", "samvaan", true],
  ["sammvan", "samvran", false],
  ["saverka", "samverka", true], // seven letters
  ["smerka", "samerka", false], // six
  ["civilsamhället", "civilsomhället", true], // long
  ["tivilsamhället", "civilsamhället", true],
  ["demokratix", "demokratin", false], // ten letters and another ending
  ["trugghetem", "trygghetem", true], // ten letters
  ["truggheem", "trxggheem", false], // nine
]) {
  test(`${typed} is ${expected ? "" : "not "}a slip for ${word}`, () => {
    assert.equal(isSlip(typed, word), expected);
  });
}

test("in a word of seven letters one may be wrong, in one of eight two", () => {
  assert.equal(correction("klttero", ["klotter"], 2), null); // the same letters, but two slips
  assert.equal(correction("klottre", ["klotter"], 2), "klotter");
  assert.equal(correction("kolttre", ["klotter"], 2), null);
  assert.equal(correction("kolttrer", ["klottrer"], 2), "klottrer");
  assert.equal(correction("kolttrre", ["klottrer"], 2), "klottrer");
});

test("no more may be wrong than is asked for", () => {
  assert.equal(correction("kolttrre", ["klottrer"], 1), null);
  assert.equal(correction("kolttrer", ["klottrer"], 1), "klottrer");
  assert.equal(correction("kolttrer", ["klottrer"], 0), null);
});

test("more than two are never wrong", () => {
  assert.equal(correction("demoxykratidagar", ["demokratidagar"], 9), "demokratidagar");
  assert.equal(correction("demoxyzkratidagar", ["demokratidagar"], 9), null);
});

test("a word of four letters is the shortest that is meant", () => {
  assert.equal(correction("torrg", ["torg"], 2), "torg");
  assert.equal(correction("byyn", ["byn"], 2), null);
});

test("the nearest word is meant, and of several the one that starts alike the longest", () => {
  assert.equal(correction("perspektivandringr", ["perspektivandringar", "perspektivandring"], 2), null);
  const words = ["samverkansgrupppen", "samverkansgruppen", "samverkansgripen"];
  assert.equal(correction("samverkansgrupen", words, 2), "samverkansgruppen");
  assert.equal(correction("samverkansgripppen", words, 2), "samverkansgrupppen");
  assert.equal(correction("utställningar", ["utstallningar", "utstyllningar"], 2), "utstallningar");
  assert.equal(correction("mänskligareten", ["manskligareten", "mänskligaraten"], 1), "mänskligaraten");
  assert.equal(correction("mänskligareten", ["mänskligaraten", "manskligareten"], 1), "mänskligaraten");
});

test("what is typed without marks is compared with words without theirs", () => {
  assert.equal(correction("trygghetsvvardar", ["trygghetsvärdar"], 2), "trygghetsvärdar");
  assert.equal(correction("manskliga rattigeter", ["mänskliga rättigheter"], 2), "mänskliga rättigheter");
});

test("a slip is one in the letters that are typed", () => {
  assert.equal(correction("akerri", ["åkeri"], 2), "åkeri");
});

test("a longer or shorter word is not meant, however alike", () => {
  assert.equal(correction("samverkansgrup", ["samverkansgruppppp"], 2), null);
});
