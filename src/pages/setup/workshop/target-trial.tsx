import { formatTarget } from '#compute/format-value.ts';
import { useSession } from '#data/session-context.ts';
import { useGradeHistory } from '#features/history/use-grade-history.ts';
import { QueryState } from '#features/query-state/query-state.tsx';
import { Button } from '#ui/button.tsx';
import { useFigureState } from '#url/use-figure-state.ts';
import { trialOf } from './trial-result.ts';

const DAYS = 90;

/** What the target would have meant for the past. */
export function TargetTrial({ id, onTake }: { id: string; onTake: (target: number) => void }) {
  const { config } = useSession();
  const { view } = useGradeHistory(DAYS, useFigureState());
  const indicator = config.indicators.find((one) => one.id === id);
  if (indicator === undefined) return null;
  return (
    <QueryState view={view}>
      {(days) => {
        const { sentence, proposal } = trialOf(indicator, days);
        return (
          <>
            <p>{sentence}</p>
            {proposal !== null && proposal !== indicator.target && indicator.direction !== 'ordinal' && (
              <p>
                On 95 % of these days it was{' '}
                {formatTarget({ target: proposal, direction: indicator.direction }, indicator.unit, {
                  currency: config.currency,
                  unitText: indicator.unitText,
                })}
                .{' '}
                <Button size="s" onClick={() => onTake(proposal)}>
                  Take that as the target
                </Button>
              </p>
            )}
          </>
        );
      }}
    </QueryState>
  );
}
