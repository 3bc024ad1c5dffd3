// A small service that counts its requests with prom-client: `node prom-client-app.mjs PORT`.
import { createServer } from 'node:http';
import { Counter, collectDefaultMetrics, Histogram, register } from 'prom-client';

collectDefaultMetrics();

const labelNames = ['method', 'route', 'code'];
const requests = new Counter({
  name: 'http_requests_total',
  help: 'HTTP requests by their outcome.',
  labelNames,
});
const duration = new Histogram({
  name: 'http_request_duration_seconds',
  help: 'Time until an HTTP request was answered.',
  labelNames,
});

/** @type {Readonly<Record<string, number>>} */
const STATUS = { '/orders': 200, '/unknown': 404, '/broken': 500 };

createServer(async (request, response) => {
  const route = request.url ?? '/';
  if (route === '/metrics') {
    response.setHeader('Content-Type', register.contentType);
    response.end(await register.metrics());
    return;
  }
  const end = duration.startTimer();
  const labels = { method: request.method ?? '', route, code: String(STATUS[route] ?? 404) };
  response.statusCode = Number(labels.code);
  response.end(() => {
    end(labels);
    requests.inc(labels);
  });
}).listen(Number(process.argv[2]), '127.0.0.1');
