import { expect, test } from 'vitest';
import { stubConfig } from '#testing/stub-scorecard.ts';
import { ruleFile } from './rule-file.ts';

test('what is counted stands in the annotation, and is no template', () => {
  const config = stubConfig({}, { unit: 'count', unitText: '{{ .Value }}', target: 20 });
  const rules = ruleFile(config, { page: null }).groups.flatMap((group) => group.rules);
  const alert = rules.find((rule) => 'alert' in rule && rule.alert === 'PillarsAOffTarget');
  // A Go template writes {{ "{{" }} as {{.
  expect(alert !== undefined && 'annotations' in alert && alert.annotations.summary).toBe(
    'A is off its target of ≤\u00A020\u00A0{{ "{{" }} .Value }}',
  );
});
