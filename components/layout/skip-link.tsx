/** First stop of the keyboard: jumps over the navigation to `#main`. */
export function SkipLink({ label }: { readonly label: string }) {
  return (
    <a className="skip" href="#main">
      {label}
    </a>
  );
}
