import { cx } from "./cx";
import { initialsOf } from "./initials";

/**
 * A partner's or listing's logo on a tile, or its initials where there is none. Decorative: the name stands beside it.
 * `src` is one of our own media addresses; sizes xs 20, s 28, m 40, l 96 (56 on small screens).
 */
export function Mark({
  name,
  src,
  size = "m",
}: {
  readonly name: string;
  readonly src?: string | null | undefined;
  readonly size?: "xs" | "s" | "m" | "l" | undefined;
}) {
  return (
    <span className={cx("mark", size !== "m" && `mark--${size}`)} aria-hidden="true">
      {src ? <img src={src} alt="" width={96} height={96} loading="lazy" decoding="async" /> : initialsOf(name)}
    </span>
  );
}
