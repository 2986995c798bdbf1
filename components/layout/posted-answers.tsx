import { headers } from "next/headers";
import type { ReactNode } from "react";
import { PostedAnswerContext } from "@/components/ui/posted-answer-context";
import { keptAnswer } from "@/lib/platform/forms/posted-answer";

/** Lets the forms below show what the server answered when they were posted without JavaScript. Only in pages made per request. */
export async function PostedAnswers({ children }: { readonly children: ReactNode }) {
  return <PostedAnswerContext value={keptAnswer(await headers())}>{children}</PostedAnswerContext>;
}
