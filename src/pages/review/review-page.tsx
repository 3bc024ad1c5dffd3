import { useSession } from '#data/session-context.ts';
import { staleSince } from '#scorecard/evaluate/stale-since.ts';
import { outageNotices } from '#scorecard/explain/outage-notices.ts';
import { type ReviewActions, useReviewActions } from '#state/review-actions.ts';
import { Button } from '#ui/button.tsx';
import { CopyButton } from '#ui/copy-button.tsx';
import { downloadFile } from '#ui/download-file.ts';
import { GradeBadge } from '#ui/grade-badge.tsx';
import { Notice } from '#ui/notice.tsx';
import view from '#ui/page-layout.module.css';
import { Segmented } from '#ui/segmented.tsx';
import { Skeleton } from '#ui/skeleton.tsx';
import { StaleNote } from '#ui/stale-note.tsx';
import { timeInZone } from '#ui/time-in-zone.ts';
import type { ReviewPeriod } from '#url/url-state.ts';
import { useUrlState } from '#url/use-url-state.ts';
import { ReviewActionsSection } from './actions-section.tsx';
import { minutesFileName, minutesOf } from './minutes.ts';
import type { ReviewModel } from './review-model.ts';
import styles from './review-page.module.css';
import { ReviewPointSection } from './review-points.tsx';
import { ReviewPresenter } from './review-presenter.tsx';
import { type Review, useReview } from './use-review.ts';

const PERIODS: readonly { readonly value: ReviewPeriod; readonly label: string }[] = [
  { value: 'weekly', label: 'Weekly' },
  { value: 'monthly', label: 'Monthly' },
  { value: 'quarterly', label: 'Quarterly' },
  { value: 'annual', label: 'Annual' },
];

const NAMES = { weekly: 'Weekly', monthly: 'Monthly', quarterly: 'Quarterly', annual: 'Annual' } as const;

/** What happened in the last period that is over, against the one before, and what is to be done. */
export function ReviewPage() {
  const [url, setUrl] = useUrlState();
  const { scheduler } = useSession();
  const period = url.period ?? 'weekly';
  const review = useReview(period, url, timeInZone);
  const kept = useReviewActions();
  const { model, periods, zone } = review;
  const title = `${NAMES[period]} review`;
  return (
    <div className={view.view}>
      <header className={styles.head}>
        <h1 className={view.title}>{title}</h1>
        <Segmented
          label="Period"
          choices={PERIODS}
          value={period}
          onChange={(chosen) => setUrl({ period: chosen, slide: null })}
        />
        <div className={styles.letter} aria-busy={model === null}>
          {model === null ? (
            <Skeleton chars={2} />
          ) : (
            <GradeBadge grade={model.letter} provisional={model.isProvisional} />
          )}
        </div>
        {model !== null && (
          <p className={styles.sentence} data-part="sentence">
            {model.sentence}
          </p>
        )}
        <p className={styles.period} data-part="period">
          {periods.current.text}
          <span className={styles.before}>
            against {periods.before.text}, days in {zone}
          </span>
        </p>
        {model !== null && <HeadActions title={title} review={review} model={model} kept={kept} />}
      </header>
      {outageNotices(review.evaluations).map(({ tone, title: notice, detail, canRetry }) => (
        <Notice
          key={notice}
          tone={tone}
          title={notice}
          {...(canRetry
            ? { actions: <Button onClick={() => void scheduler.refresh()}>Try again</Button> }
            : {})}
        >
          {detail}
        </Notice>
      ))}
      {model === null ? (
        <p aria-busy="true">
          Asking for two periods … <Skeleton chars={40} />
        </p>
      ) : (
        <>
          <StaleNote since={staleSince(review.evaluations.values())} />
          {model.doubts.map((doubt) => (
            <Notice key={doubt} tone="info" title={doubt} />
          ))}
          {model.points.map((point) => (
            <ReviewPointSection key={point.id} point={point} span={periods.current} />
          ))}
          <ReviewPresenter
            title={`${title}, ${periods.current.text}`}
            points={model.points}
            span={periods.current}
            last={<ReviewActionsSection kept={kept} />}
          />
        </>
      )}
      <ReviewActionsSection kept={kept} />
    </div>
  );
}

function HeadActions({
  title,
  review: { periods, zone },
  model,
  kept,
}: {
  title: string;
  review: Review;
  model: ReviewModel;
  kept: ReviewActions;
}) {
  const [{ filters }, setUrl] = useUrlState();
  const { config, source, configHash } = useSession();
  const minutes = () =>
    minutesOf(
      {
        title: `${config.title}: ${title}, ${periods.current.text}`,
        facts: [
          `against ${periods.before.text}`,
          `days in ${zone}`,
          source.label,
          ...filters.map(({ label, value }) => `${label}="${value}"`),
          `definitions ${configHash}`,
        ],
      },
      model,
      kept.actions,
      (id) => config.indicators.find((indicator) => indicator.id === id)?.title ?? id,
    );
  const name = minutesFileName(title, periods.current.end);
  return (
    <div className={styles.headActions}>
      <Button onClick={() => setUrl({ slide: 1 })}>Present</Button>
      <Button onClick={() => downloadFile({ name, type: 'text/markdown', content: minutes() })}>
        Save minutes
      </Button>
      <CopyButton text={minutes()} what="minutes" showsLabel />
    </div>
  );
}
