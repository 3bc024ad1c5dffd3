/**
 * The oldest browsers that run what is built. They are the first with all of what is used as it is: light-dark(),
 * which decides it for Chromium and Safari, and AbortSignal.any(), which does for Firefox. index.html looks for both.
 */
export const BUILD_TARGET = ['chrome123', 'edge123', 'firefox124', 'safari17.5'];
