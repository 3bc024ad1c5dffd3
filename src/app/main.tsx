import '#ui/global.css';
import { startApp } from './start-app.tsx';

declare global {
  interface Window {
    /** Requested in index.html. Absent where the browser is too old: it has its sentence there already. */
    readonly scorecardResponse?: Promise<Response>;
  }
}

const { scorecardResponse } = window;
const root = document.getElementById('root');
if (scorecardResponse !== undefined && root !== null) void startApp(root, scorecardResponse, window.location);
