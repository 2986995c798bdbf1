import { ButtonLink } from "@/components/ui/button";
import { State } from "@/components/ui/state";

/** Words of the not-found page; the same for "not there" and "not yours to see". */
export interface NotFoundWords {
  readonly title: string;
  readonly why: string;
  readonly home: string;
}

const ENGLISH: NotFoundWords = {
  title: "There is nothing here",
  why: "The address may be old or mistyped, or this belongs to another account.",
  home: "Go to the start",
};

/** Content of a `not-found.tsx`. */
export function NotFoundPage({
  homeHref,
  words = ENGLISH,
}: {
  readonly homeHref: string;
  readonly words?: NotFoundWords | undefined;
}) {
  return (
    <div className="narrow narrow--wide">
      <State
        kind="empty"
        level={1}
        title={words.title}
        actions={
          <ButtonLink variant="ink" href={homeHref}>
            {words.home}
          </ButtonLink>
        }
      >
        <p>{words.why}</p>
      </State>
    </div>
  );
}
