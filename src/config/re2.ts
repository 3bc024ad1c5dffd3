import { RE2JS } from 're2js';
import { provideRe2 } from './label-pattern.ts';

// Imported for this alone. It is as large as the page's own code, so the page fetches it for the files that need it.
provideRe2((pattern) => {
  // By itself too: "a)(b" is none, though the brackets around it would make it one.
  RE2JS.compile(pattern);
  const whole = RE2JS.compile(`^(?s:${pattern})$`);
  return (value) => whole.test(value);
});
