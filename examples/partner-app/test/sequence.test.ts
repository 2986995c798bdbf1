import { expect, test } from "vitest";
import { noteSequence, type SequenceTrack } from "../src/sequence.ts";

function note(...numbers: number[]): SequenceTrack | null {
  return numbers.reduce<SequenceTrack | null>((track, number) => noteSequence(track, number), null);
}

test.each([
  ["in order", [1, 2, 3], { first: 1, last: 3, missing: [] }],
  ["out of order", [2, 1, 3], { first: 1, last: 3, missing: [] }],
  ["one missing", [1, 3], { first: 1, last: 3, missing: [2] }],
  ["arrived late", [1, 4, 3], { first: 1, last: 4, missing: [2] }],
  ["filled again", [1, 4, 3, 2], { first: 1, last: 4, missing: [] }],
  ["repeated", [1, 1, 2, 2], { first: 1, last: 2, missing: [] }],
  ["started in the middle", [7, 9], { first: 7, last: 9, missing: [8] }],
  ["an earlier one after the first seen", [7, 5], { first: 5, last: 7, missing: [6] }],
])("%s", (_name, numbers, expected) => {
  expect(note(...numbers)).toEqual(expected);
});

test("a huge jump does not fill the memory", () => {
  expect(note(1, 1_000_000_000)?.missing).toHaveLength(1000);
});
