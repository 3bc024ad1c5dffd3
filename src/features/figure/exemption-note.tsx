import type { Figure } from '#scorecard/explain/figure.ts';
import { TextLink } from '#ui/text-link.tsx';

/** Until when a figure does not count, why and who said so, with a link to where it was decided. */
export function ExemptionNote({ exemption }: { exemption: NonNullable<Figure['exemption']> }) {
  return (
    <>
      {exemption.sentence}
      {exemption.link !== null && (
        <>
          {'. '}
          <TextLink href={exemption.link} external>
            Where it was decided
          </TextLink>
        </>
      )}
    </>
  );
}
