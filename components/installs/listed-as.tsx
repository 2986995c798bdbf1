/** The name in the catalog, small beside the one the workspace uses; nothing where they are the same. */
export function ListedAs({
  name,
  shown,
  lang,
}: {
  readonly name: string;
  readonly shown: string;
  readonly lang: string;
}) {
  if (name === shown) return null;
  return (
    <bdi className="t-small text-ink-3" lang={lang}>
      {name}
    </bdi>
  );
}
