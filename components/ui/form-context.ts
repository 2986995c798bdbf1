"use client";

import { createContext, useContext } from "react";

/** What an `ActionForm` tells the fields and buttons inside it. */
export interface FormState {
  /** Prefix of the field ids, so that the summary can link to them. */
  readonly id: string;
  readonly errors: Readonly<Record<string, readonly string[]>> | undefined;
  /** The person's last input, given back by the action. */
  readonly values: Readonly<Record<string, string>> | undefined;
  readonly pending: boolean;
  /** The button that sent the form, while it is on its way. */
  readonly submitter: HTMLElement | null;
}

export const FormContext = createContext<FormState | null>(null);

/** The surrounding form's state, or null in a plain form. */
export function useFormState(): FormState | null {
  return useContext(FormContext);
}

/** Id of a field's control; dots of nested names become dashes. */
export function fieldId(formId: string, name: string): string {
  return `${formId}-${name.replaceAll(/[^a-zA-Z0-9]+/g, "-")}`;
}

/** The first complaint about a field: `tags[]` and its rows (`tags.0`) count as `tags`. */
export function errorOf(errors: FormState["errors"], name: string): string | undefined {
  const plain = name.replace(/\[\]$/, "");
  const own = errors?.[name]?.[0] ?? errors?.[plain]?.[0];
  if (own !== undefined || errors === undefined || plain === name) return own;
  return Object.entries(errors).find(([path]) => path.startsWith(`${plain}.`))?.[1][0];
}
