// Sets the theme that was chosen before anything is painted; src/shell/create-theme.ts writes it.
try {
  const theme = localStorage.getItem("atlas.theme");
  if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
} catch {
  // Without storage the system decides.
}
