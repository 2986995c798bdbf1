import { cx } from "./cx";
import { initialsOf } from "./initials";

/** A person as initials. The name stands beside it, so it is hidden from assistive technology. */
export function Avatar({
  name,
  size = "m",
  staff = false,
}: {
  readonly name: string;
  readonly size?: "s" | "m" | "l" | undefined;
  readonly staff?: boolean | undefined;
}) {
  return (
    <span className={cx("av", size !== "m" && `av--${size}`, staff && "av--staff")} aria-hidden="true">
      {initialsOf(name)}
    </span>
  );
}
