/** The application's name as it stands on its pages. */
export function Wordmark() {
  return (
    <span className="wordmark">
      <svg viewBox="0 0 32 32" width="24" height="24" aria-hidden="true">
        <path d="M25.2 8.2A12 12 0 1 0 28 16" />
        <circle cx="28" cy="16" r="3.2" />
      </svg>
      Serviceloop
    </span>
  );
}
