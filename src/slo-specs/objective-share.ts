import { found, SpecFault, type SpecField } from './spec-field.ts';

const DECIMAL = /^\d+(\.\d+)?$/;

/**
 * An objective in percent as a share: 99.9 as 0.999, to the last digit. As a number, or as the text that Pyrra has.
 * @throws SpecFault unless it is from 1 to 100: an objective below 1 % is a share that was meant to be a percentage
 */
export function percentObjective(field: SpecField): number {
  const text = String(field.use()).trim();
  if (Number(text) > 0 && Number(text) < 1) {
    throw new SpecFault(`expected a percentage such as 99.9; ${text} looks like a share`, field.place);
  }
  // 99.9 / 100 is 0.9990000000000001 in floating point.
  return shareOf(field, DECIMAL.test(text) ? Number(`${text}e-2`) : Number.NaN, 'a percentage from 1 to 100');
}

/**
 * An objective as a share: 0.999.
 * @throws SpecFault unless it is above 0 and at most 1
 */
export function shareObjective(field: SpecField): number {
  const value = field.use();
  return shareOf(field, typeof value === 'number' ? value : Number.NaN, 'a number above 0 and up to 1');
}

function shareOf(field: SpecField, share: number, expected: string): number {
  if (share > 0 && share <= 1) return share;
  throw new SpecFault(
    `expected ${expected}, such as ${expected.startsWith('a percentage') ? '99.9' : '0.999'}; got ${found(field.value)}`,
    field.place,
  );
}
