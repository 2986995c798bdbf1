import { Button, ButtonLink } from "@/components/ui/button";
import { State } from "@/components/ui/state";

/** Words of the error page; customer pages pass their language's. */
export interface ErrorPageWords {
  readonly title: string;
  readonly why: string;
  readonly retry: string;
  readonly home: string;
}

const ENGLISH: ErrorPageWords = {
  title: "This page could not be shown",
  why: "Something went wrong on our side. Nothing you entered was changed. Try again; if it stays, tell us the code below.",
  retry: "Try again",
  home: "Go to the start",
};

/** Content of an `error.tsx`. `digest` is the id under which the server logged what happened. */
export function ErrorPage({
  digest,
  retry,
  homeHref,
  words = ENGLISH,
}: {
  readonly digest: string | undefined;
  readonly retry: () => void;
  readonly homeHref: string;
  readonly words?: ErrorPageWords | undefined;
}) {
  return (
    <div className="narrow narrow--wide">
      <State
        kind="error"
        level={1}
        title={words.title}
        errorId={digest}
        actions={
          <>
            <Button variant="ink" onClick={retry}>
              {words.retry}
            </Button>
            <ButtonLink variant="quiet" href={homeHref}>
              {words.home}
            </ButtonLink>
          </>
        }
      >
        <p>{words.why}</p>
      </State>
    </div>
  );
}
