"use client";

import { createContext, type ReactNode, useContext } from "react";
import type { ErrorPageWords } from "./error-page";

const Words = createContext<ErrorPageWords | undefined>(undefined);

/** The error page's words in the language of the tree: an error boundary cannot load messages, so the layout above it has them ready. */
export function FailureWords({ words, children }: { readonly words: ErrorPageWords; readonly children: ReactNode }) {
  return <Words value={words}>{children}</Words>;
}

/** The words that the layout gave; undefined above it. */
export const useFailureWords = (): ErrorPageWords | undefined => useContext(Words);
