"use client";

import { createContext, useContext } from "react";
import type { ActionResult } from "@/lib/platform/errors";
import type { PostedAnswer } from "@/lib/platform/forms/posted-answer";

export const PostedAnswerContext = createContext<PostedAnswer | null>(null);

/** What the server answered to this form when it was posted without JavaScript; null otherwise. */
export function usePostedAnswer(form: string): ActionResult<unknown> | null {
  const answer = useContext(PostedAnswerContext);
  return answer?.form === form ? answer.result : null;
}
