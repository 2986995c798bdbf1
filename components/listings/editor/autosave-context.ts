"use client";

import { createContext, useContext } from "react";

/** What the autosaving form offers its parts. */
export interface Autosave {
  /** Something changed without an input event: a row moved or went. Saves after the usual pause. */
  readonly touch: () => void;
}

export const AutosaveContext = createContext<Autosave>({ touch: () => undefined });

export function useAutosave(): Autosave {
  return useContext(AutosaveContext);
}
