/** "system" follows the device. */
export type Theme = "system" | "light" | "dark";

const key = "serviceloop.theme";

/** What this browser's user chose. */
export function chosenTheme(): Theme {
  const kept = localStorage.getItem(key);
  return kept === "light" || kept === "dark" ? kept : "system";
}

/** Shows the pages in a theme, and remembers it. */
export function chooseTheme(theme: Theme): void {
  if (theme === "system") localStorage.removeItem(key);
  else localStorage.setItem(key, theme);
  showTheme();
}

/** Shows the pages as they were chosen to be. */
export function showTheme(): void {
  const theme = chosenTheme();
  if (theme === "system") delete document.documentElement.dataset["theme"];
  else document.documentElement.dataset["theme"] = theme;
}
