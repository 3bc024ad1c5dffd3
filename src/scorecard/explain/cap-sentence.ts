/** The caps of `compute/overall-grade.ts` in words a leader understands, without a full stop. */
const CAPS: Readonly<Record<string, string>> = {
  'coverage<60%': 'Less than 60 % of the weight has data, too little for a letter',
  'not all at best->A': 'At most A: not every pillar is as good as it can be',
  'incomplete->A-': 'At most A−: a pillar has no data, so the grade is provisional',
  'pillar at risk->B+': 'At most B+: a pillar is at risk',
  '1 pillar missed->C+': 'At most C+: a pillar misses its target',
  '2 pillars missed->D+': 'At most D+: two pillars miss their targets',
  '3+ pillars missed->F': 'F: three or more pillars miss their targets',
};

export const capSentence = (cap: string): string => CAPS[cap] ?? cap;
