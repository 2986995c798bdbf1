import { describe, expect, it } from "vitest";
import { versionContentSchema } from "../schema";
import { arrangePictures } from "./pictures";

const id = (letter: string) => `med_${letter.repeat(26)}`;
const [A, B, C] = [id("a"), id("b"), id("c")];
const shots = (...ids: string[]) => ids.map((mediaId) => ({ mediaId, alt: mediaId.slice(4, 5) }));
const now = versionContentSchema.parse({ name: "Pictures", iconMediaId: C, screenshots: shots(A, B) });

describe("a form of pictures", () => {
  it("keeps a picture that was uploaded after the form was made", () => {
    const form = { screenshots: shots(A), known: [A], removeIcon: false };
    expect(arrangePictures(now, form)).toEqual({ iconMediaId: C, screenshots: shots(A, B) });
  });

  it("takes away what it knew and no longer lists, and sets the order", () => {
    expect(arrangePictures(now, { screenshots: shots(B), known: [A, B], removeIcon: false }).screenshots).toEqual(
      shots(B),
    );
    expect(arrangePictures(now, { screenshots: shots(B, A), known: [A, B], removeIcon: false }).screenshots).toEqual(
      shots(B, A),
    );
  });

  it("does not bring back what another tab took away", () => {
    const form = { screenshots: shots(A, C), known: [A, C], removeIcon: false };
    expect(arrangePictures(now, form).screenshots).toEqual(shots(A, B));
  });

  it("takes the icon away only when asked", () => {
    const form = { screenshots: shots(A, B), known: [A, B] };
    expect(arrangePictures(now, { ...form, removeIcon: true }).iconMediaId).toBe("");
    expect(arrangePictures(now, { ...form, removeIcon: false }).iconMediaId).toBe(C);
  });
});
