import { EVIDENCE_PLACE, type Evidence } from './evidence.ts';

/** Puts evidence into the page that checks it. No text in it can end the element it stands in. */
export function evidenceDocument(template: string, evidence: Evidence): string {
  if (template.split(EVIDENCE_PLACE).length !== 2) throw new Error('The template has no place for evidence.');
  const json = JSON.stringify(evidence).replaceAll('<', '\\u003c');
  // A function: "$&" in a label must stay "$&".
  return template.replace(EVIDENCE_PLACE, () => json);
}
