import { describe, expect, test } from 'vitest';
import { epochMs } from '#compute/units.ts';
import { exemptionOf } from './exemption.ts';

const exemption = Object.freeze({
  indicator: 'uptime',
  reason: 'the vendor migrates',
  owner: 'Platform',
  from: '2026-01-10',
  until: '2026-01-31',
});
const at = (text: string) => epochMs(Date.parse(text));

describe('exemptionOf', () => {
  test.for([
    { instant: '2026-01-09T23:59:59.999Z', holds: false },
    { instant: '2026-01-10T00:00:00Z', holds: true },
    { instant: '2026-01-31T23:59:59.999Z', holds: true },
    { instant: '2026-02-01T00:00:00Z', holds: false },
  ])('both days count, in UTC: $instant → $holds', ({ instant, holds }) => {
    expect(exemptionOf([exemption], 'uptime', at(instant))).toBe(holds ? exemption : null);
  });

  test('one without a beginning has always held, and none is for another indicator', () => {
    const { from: _, ...open } = exemption;
    expect(exemptionOf([open], 'uptime', at('2020-01-01T00:00:00Z'))).toBe(open);
    expect(exemptionOf([open], 'error_rate', at('2020-01-01T00:00:00Z'))).toBeNull();
  });
});
