import { expect, test } from 'vitest';
import { withSetting } from './edit-scorecard-text.ts';

const JSON_TEXT = `{
    "version": 1,

    "indicators": [
        { "id": "a", "target": 0.2 },
        {
            "id": "b",
            "target": 0.999
        }
    ]
}
`;

const YAML_TEXT = `# of the shop
version: 1
indicators:
  - id: a # agreed in May
    target: 0.2
    query: sum by (le) (increase(http_request_duration_seconds_bucket{$filters,service="api",route="/search"}[$window]))
`;

test.for([
  ['a value', JSON_TEXT, ['indicators', 1, 'target'], 0.99, JSON_TEXT.replace('0.999', '0.99')],
  ['a value in one line', JSON_TEXT, ['indicators', 0, 'target'], 0.1, JSON_TEXT.replace('0.2', '0.1')],
  [
    'a new setting',
    JSON_TEXT,
    ['indicators', 1, 'confirmed'],
    true,
    JSON_TEXT.replace('"target": 0.999', '"target": 0.999,\n            "confirmed": true'),
  ],
  [
    'a setting less',
    JSON_TEXT,
    ['indicators', 1, 'target'],
    undefined,
    JSON_TEXT.replace(',\n            "target": 0.999', ''),
  ],
  [
    'a value, the comments kept',
    YAML_TEXT,
    ['indicators', 0, 'target'],
    0.1,
    YAML_TEXT.replace('0.2', '0.1'),
  ],
  [
    'a setting less, the comments kept',
    YAML_TEXT,
    ['indicators', 0, 'target'],
    undefined,
    YAML_TEXT.replace('    target: 0.2\n', ''),
  ],
] as const)('%s', ([, source, path, value, expected]) => {
  expect(withSetting(source, path, value)).toBe(expected);
});

test('a file of Windows keeps its line ends', () => {
  const source = JSON_TEXT.replaceAll('\n', '\r\n');
  const edited = withSetting(source, ['indicators', 1, 'confirmed'], true);
  expect(edited.replaceAll('\r\n', '')).not.toContain('\n');
});
