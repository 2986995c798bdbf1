/** Eight small ports with one light walking along them: the product's loading sign. */
export function Ports() {
  return (
    <span className="ports ports--hop" aria-hidden="true">
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
