"use client";

import { CircleAlert } from "lucide-react";
import { type ReactNode, useId } from "react";
import { cx } from "./cx";
import { errorOf, fieldId, useFormState } from "./form-context";

/** What every field shows around its control. */
export interface FieldProps {
  readonly name: string;
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  /** Shown when the form has none of its own for this name. */
  readonly error?: string | undefined;
  /** Word after the label of a field that may stay empty, e.g. "optional". */
  readonly note?: ReactNode;
  readonly className?: string | undefined;
}

/** Attributes that tie a control to its label, hint and error. */
export interface ControlProps {
  readonly id: string;
  readonly name: string;
  readonly "aria-invalid": boolean | undefined;
  readonly "aria-describedby": string | undefined;
}

interface Wired {
  readonly control: ControlProps;
  readonly error: string | undefined;
  readonly hintId: string;
  readonly errorId: string;
  /** The person's last input, if the action gave it back. */
  readonly kept: string | undefined;
}

/** Ids, aria attributes and current error of one field; used by the ready-made fields and by custom ones. */
export function useField({ name, hint, error }: Pick<FieldProps, "name" | "hint" | "error">): Wired {
  const own = useId();
  const form = useFormState();
  const id = fieldId(form?.id ?? own, name);
  const message = errorOf(form?.errors, name) ?? error;
  const hintId = `${id}-hint`;
  const errorId = `${id}-error`;
  const described = cx(message !== undefined && errorId, hint !== undefined && hintId);
  return {
    control: {
      id,
      name,
      "aria-invalid": message === undefined ? undefined : true,
      "aria-describedby": described === "" ? undefined : described,
    },
    error: message,
    hintId,
    errorId,
    kept: form?.values?.[name],
  };
}

/** Label, control, hint and error in a column. `children` receives the attributes for the control. */
export function Field({
  children,
  className,
  ...props
}: FieldProps & { readonly children: (control: ControlProps, kept: string | undefined) => ReactNode }) {
  const wired = useField(props);
  return (
    <div className={cx("field", className)}>
      <label className="field__label" htmlFor={wired.control.id}>
        {props.label}
        {props.note !== undefined && <small>{props.note}</small>}
      </label>
      {children(wired.control, wired.kept)}
      <FieldNotes wired={wired} hint={props.hint} />
    </div>
  );
}

/** A group of controls under one name (radios, checks): a fieldset with the same hint and error. */
export function FieldGroup({ children, className, ...props }: FieldProps & { readonly children: ReactNode }) {
  const wired = useField(props);
  return (
    <fieldset
      id={wired.control.id}
      className={cx("field", className)}
      aria-invalid={wired.control["aria-invalid"]}
      aria-describedby={wired.control["aria-describedby"]}
      tabIndex={-1}
    >
      <legend className="field__label mb-1.5">
        {props.label}
        {props.note !== undefined && <small>{props.note}</small>}
      </legend>
      {children}
      <FieldNotes wired={wired} hint={props.hint} />
    </fieldset>
  );
}

function FieldNotes({ wired, hint }: { readonly wired: Wired; readonly hint: ReactNode }) {
  return (
    <>
      {hint !== undefined && (
        <p id={wired.hintId} className="field__hint">
          {hint}
        </p>
      )}
      {wired.error !== undefined && (
        <p id={wired.errorId} className="field__error">
          <CircleAlert aria-hidden />
          {wired.error}
        </p>
      )}
    </>
  );
}
