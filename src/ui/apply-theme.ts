import { applyTheme, currentTheme } from './theme.ts';

// Imported first by the entry for its effect: the page is never painted in the wrong theme, and no inline script,
// which the content security policy forbids, is needed for it.
applyTheme(currentTheme());
