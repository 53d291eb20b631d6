import "./skeleton.css";

/** Stands where something is being loaded; screen readers hear "Loading". */
export function Skeleton({ lines = 4 }: { lines?: number }) {
  return (
    <div className="skeleton" role="status">
      <span className="visually-hidden">Loading</span>
      {Array.from({ length: lines }, (_, line) => line).map((line) => (
        <span className="skeleton-line" key={line} />
      ))}
    </div>
  );
}
