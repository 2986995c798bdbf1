/** Eight small ports; with `walking` one light walks along them, the product's loading sign. */
export function Ports({ walking = false }: { readonly walking?: boolean | undefined }) {
  return (
    <span className={walking ? "ports ports--hop" : "ports"} aria-hidden="true">
      <i />
      <i />
      <i />
      <i />
      <i />
      <i />
      <i />
      <i />
    </span>
  );
}
