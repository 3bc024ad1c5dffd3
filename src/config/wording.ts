import type * as v from 'valibot';

/**
 * What was expected and what was found, as one sentence. For the issues of a schema that says nothing itself.
 * The library writes class names ("Object", "Array") where JSON has types, and puts choices in parentheses.
 */
export const sentence = ({ expected, received }: v.BaseIssue<unknown>): string =>
  `expected ${expected === null ? 'something else' : plain(expected)}, received ${plain(received)}`;

/**
 * For an object with exactly these entries. A missing entry is described by its form. The library stops at the
 * first name it does not know; people want to mend all of them at once.
 */
export const settingsSentence =
  (entries: v.ObjectEntries) =>
  (issue: v.StrictObjectIssue): string => {
    const place = issue.path?.[0];
    if (place?.type !== 'object') return sentence(issue);
    if (!isUnknownSetting(issue))
      return `expected ${plain(entries[place.key]?.expects ?? '')}, received nothing`;
    const unknown = Object.keys(place.input).filter((name) => !Object.hasOwn(entries, name));
    return `expected no setting called ${unknown.map((name) => JSON.stringify(name)).join(' or ')}`;
  };

export const isUnknownSetting = ({ type, expected }: v.BaseIssue<unknown>): boolean =>
  type === 'strict_object' && expected === 'never';

const plain = (form: string): string =>
  form.replace(/^\((.*)\)$/, '$1').replace(/^[A-Z][a-z]+$/, (name) => name.toLowerCase());
