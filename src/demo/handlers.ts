import { http } from 'msw';
import { answerApi } from './http-api.ts';

/** The folder on any host and under any sub-path that the demo's Prometheus pretends to live in. */
export const DEMO_PATH = 'demo-prometheus';

/** Only this folder is answered; every other request is left alone. */
export const demoHandlers = [http.all(`*/${DEMO_PATH}/api/v1/*`, ({ request }) => answerApi(request))];
