import "./sticky-bar.css";

/** Stays at the foot of the window while the page above it is longer: what is saved, and the way on. */
export const StickyBar = ({ children }: { children: React.ReactNode }) => (
  <div className="sticky-bar">{children}</div>
);
