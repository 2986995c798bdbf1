import { expect, it } from "vitest";
import { renderText } from "@/lib/providers/mail/render";
import { actionOf } from "./data";

const mail = {
  to: "dana@shop.example",
  kind: "installation.approved",
  locale: "en",
  subject: "Finish",
  paragraphs: ["Look at this:\nhttps://stranger.example/", "One step is left."],
} as const;

it("is the mail's own button, wherever it leads, and no address that somebody wrote", () => {
  const action = { label: "Finish connecting", url: "http://localhost:3001/start?x=1" };
  expect(actionOf(renderText({ ...mail, paragraphs: [...mail.paragraphs], action }))).toEqual(action);
  expect(actionOf(renderText({ ...mail, paragraphs: [...mail.paragraphs] }))).toBeNull();
  expect(actionOf("no foot")).toBeNull();
});
