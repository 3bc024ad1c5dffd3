import { Button } from '#ui/button.tsx';
import { showFirstChart } from './go-to-chart.ts';
import { useIncidentZoom } from './use-incident-zoom.ts';

/** Shows in the charts when something happened. Figures, budget and grade keep their windows. */
export function ZoomButton({ to }: { to: Parameters<ReturnType<typeof useIncidentZoom>>[0] }) {
  const zoomTo = useIncidentZoom();
  return (
    <Button
      size="s"
      tone="quiet"
      onClick={() => {
        zoomTo(to);
        showFirstChart();
      }}
    >
      Show on charts
    </Button>
  );
}
