import { formatDuration, parseDuration } from '#compute/duration.ts';
import { DAY, type DurationMs, durationMs, HOUR, MINUTE } from '#compute/units.ts';
import { percentObjective, shareObjective } from './objective-share.ts';
import type { OpenSloReferences } from './open-slo-references.ts';
import { openSloSli } from './open-slo-sli.ts';
import { readResource } from './resource.ts';
import { leavingOut, type Slo, type SpecNote } from './slo.ts';
import { found, optionalText, SpecFault, type SpecField } from './spec-field.ts';

const ALERTS =
  'alertPolicies are not carried over: Pillars makes burn-rate alerts of its own from the budget';

/**
 * The objectives of an SLO of OpenSLO v1, with what it refers to.
 * Source: https://github.com/OpenSLO/OpenSLO, version v1
 */
export const readOpenSlo = (
  document: SpecField,
  references: OpenSloReferences,
  notes: SpecNote[],
): readonly Slo[] => leavingOut(document, notes, () => objectivesOf(document, references, notes)).flat();

function objectivesOf(document: SpecField, references: OpenSloReferences, notes: SpecNote[]): readonly Slo[] {
  const { name, title, owner, spec } = readResource(document, notes);
  const method = spec.at('budgetingMethod');
  if ((method.use() ?? 'Occurrences') !== 'Occurrences') {
    throw new SpecFault(
      `expected budgetingMethod Occurrences, which counts events; got ${found(method.value)}`,
      method.place,
    );
  }
  const policies = spec.at('alertPolicies');
  if (policies.use() !== undefined) notes.push({ place: policies.place, message: ALERTS });
  const service = optionalText(spec.at('service'));
  const indicator = references.indicatorOf(spec, notes);
  const shared = {
    service: service === null ? null : references.serviceTitle(service),
    name,
    description: optionalText(spec.at('description')) ?? indicator.description,
    owner,
    runbook: null,
    window: windowOf(spec, notes),
  };
  const objectives = spec.at('objectives').items();
  if (objectives.length === 0)
    throw new SpecFault('expected at least one objective', spec.at('objectives').place);
  const slos = objectives.flatMap((objective) =>
    leavingOut(objective, notes, () => {
      const own = optionalText(objective.at('displayName'));
      const titles = [title ?? name, ...(objectives.length > 1 && own !== null ? [own] : [])];
      return {
        ...shared,
        place: objective.place,
        title: titles.join(', '),
        objective: targetOf(objective),
        sli: openSloSli(indicator.spec, objective, notes),
      };
    }),
  );
  // What is wrong with an objective has been named; its indicator is not to be named beside it.
  if (slos.length < objectives.length) indicator.spec.use();
  return slos;
}

function targetOf(objective: SpecField): number {
  const [target, percent] = [objective.at('target'), objective.at('targetPercent')];
  if ((target.value === undefined) === (percent.value === undefined)) {
    throw new SpecFault('expected either "target" or "targetPercent", one of them', objective.place);
  }
  return target.value === undefined ? percentObjective(percent) : shareObjective(target);
}

const UNITS: Readonly<Record<string, number>> = {
  m: MINUTE,
  h: HOUR,
  d: DAY,
  w: 7 * DAY,
  M: 30 * DAY,
  Q: 90 * DAY,
  Y: 365 * DAY,
};
const USUAL = durationMs(30 * DAY);

/** A window that rolls; that of the calendar, and one that nobody wrote, are named. */
function windowOf(spec: SpecField, notes: SpecNote[]): DurationMs {
  const given = spec.at('timeWindow');
  const window = Array.isArray(given.value) ? given.at(0) : given;
  if (window.value === undefined || window.value === null) {
    const message = `it has no timeWindow; a window of ${formatDuration(USUAL)} that rolls is assumed`;
    notes.push({ place: spec.place, message });
    return USUAL;
  }
  if (given.items().length > 1) throw new SpecFault('expected one timeWindow', given.place);
  const field = window.at('duration');
  const duration = shorthand(field);
  given.use();
  const isRolling = window.at('isRolling').value ?? window.at('calendar').value === undefined;
  const rolls = `a window of ${formatDuration(duration)} that rolls`;
  if (isRolling !== true) {
    const message = `the calendar of the timeWindow is not carried over: ${rolls} takes its place`;
    notes.push({ place: window.place, message });
  } else if (/[MQY]$/.test(String(field.value))) {
    notes.push({
      place: field.place,
      message: `${field.value} has no fixed length: ${rolls} takes its place`,
    });
  }
  return duration;
}

/** "4w", "30d", "1M". */
function shorthand(field: SpecField): DurationMs {
  const text = String(field.use());
  const [, count, unit = ''] = /^([1-9]\d{0,5})([mhdwMQY])$/.exec(text) ?? [];
  const length = Number(count) * (UNITS[unit] ?? Number.NaN);
  if (Number.isFinite(length) && parseDuration(formatDuration(durationMs(length))) !== null)
    return durationMs(length);
  throw new SpecFault(`expected a duration such as "30d" or "4w"; got ${found(field.value)}`, field.place);
}
