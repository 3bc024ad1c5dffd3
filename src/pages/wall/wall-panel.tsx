import type { Wall } from './use-wall.ts';
import { WallChart } from './wall-chart.tsx';
import { WallAlerts, WallIncidents } from './wall-events.tsx';
import { WallFigure, WallStatus } from './wall-figure.tsx';
import { WallGrade } from './wall-grade.tsx';
import gradePage from './wall-grade-page.module.css';
import { WallWorst } from './wall-grade-page.tsx';
import { LATENCY_TONES } from './wall-operations-page.tsx';
import styles from './wall-panel.module.css';
import { WallPillarRow } from './wall-pillar-row.tsx';

const PANELS = ['grade', 'pillars', 'worst', 'latency', 'incidents', 'alerts'] as const;

/** One part of the wall alone, for a frame in another page. */
export function WallPanel({ panel, wall }: { panel: string; wall: Wall }) {
  const { model, latency, events, ageOf } = wall;
  switch (panel) {
    case 'grade':
      return <WallGrade model={model} />;
    case 'pillars':
      return (
        <ul className={`${gradePage.pillars} ${styles.full}`} aria-label="Pillars">
          {model.pillars.map((pillar) => (
            <WallPillarRow key={pillar.id} pillar={pillar} ageOf={ageOf} />
          ))}
        </ul>
      );
    case 'worst':
      return <WallWorst model={model} />;
    case 'latency':
      return <WallChart model={latency} tones={LATENCY_TONES} />;
    case 'incidents':
      return <WallIncidents events={events} />;
    case 'alerts':
      return <WallAlerts events={events} />;
    default:
      return <IndicatorPanel id={panel} wall={wall} />;
  }
}

const TONES = ['p95'] as const;

function IndicatorPanel({ id, wall }: { id: string; wall: Wall }) {
  const figure = wall.figureById(id);
  const sparkline = wall.seriesOf(id);
  if (figure === null) {
    return (
      <p className={styles.unknown}>
        There is no panel “{id}”. Panels are {PANELS.join(', ')}, and the id of any indicator.
      </p>
    );
  }
  return (
    <article className={styles.indicator} data-indicator={figure.id} data-text={figure.text}>
      <h2 className={styles.title}>{figure.title}</h2>
      <div className={styles.reading}>
        <WallFigure figure={figure} ageOf={wall.ageOf} size="tile" />
        <div className={styles.standing}>
          {figure.status !== null && <WallStatus status={figure.status} age={wall.ageOf(figure)} />}
          {figure.target !== null && <span className={styles.target}>{figure.target}</span>}
        </div>
      </div>
      {figure.machineValue === null && <p className={styles.target}>{figure.reason}</p>}
      {sparkline !== null && <WallChart model={sparkline} tones={TONES} title={null} />}
    </article>
  );
}
