import { cx } from "./cx";

/** A reviewer's answer to one requirement. */
export type VerdictValue = "pass" | "fail" | "waive";

const CHOICES = [
  { value: "pass", label: "Pass", className: "is-pass" },
  { value: "fail", label: "Fail", className: "is-fail" },
  { value: "waive", label: "Waive", className: undefined },
] as const;

/** Pass, Fail, Waive as radio buttons: unset until a person presses one, and part of a plain form. */
export function Verdict({
  name,
  legend,
  value,
  waivable = true,
  disabled = false,
}: {
  readonly name: string;
  /** The requirement's name; read out, not shown. */
  readonly legend: string;
  readonly value?: VerdictValue | undefined;
  readonly waivable?: boolean | undefined;
  readonly disabled?: boolean | undefined;
}) {
  return (
    <fieldset disabled={disabled}>
      <legend className="sr-only">{legend}</legend>
      <div className="verdict">
        {CHOICES.filter((choice) => waivable || choice.value !== "waive").map((choice) => (
          <label key={choice.value} className={cx(choice.className)}>
            <input
              type="radio"
              className="verdict_input"
              name={name}
              value={choice.value}
              defaultChecked={choice.value === value}
            />
            {choice.label}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
