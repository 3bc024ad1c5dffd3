// A small service that OpenTelemetry measures, without a line of its own: `node opentelemetry-app.mjs PORT METRICS_PORT`.
import { createRequire } from 'node:module';
import { PrometheusExporter } from '@opentelemetry/exporter-prometheus';
import { HttpInstrumentation } from '@opentelemetry/instrumentation-http';
import { MeterProvider } from '@opentelemetry/sdk-metrics';

const [port = 0, metricsPort = 0] = process.argv.slice(2).map(Number);

const exporter = new PrometheusExporter({ host: '127.0.0.1', port: metricsPort });
const instrumentation = new HttpInstrumentation();
instrumentation.setMeterProvider(new MeterProvider({ readers: [exporter] }));

// It measures what is required after it.
const { createServer } = createRequire(import.meta.url)('node:http');

/** @type {Readonly<Record<string, number>>} */
const STATUS = { '/orders': 200, '/unknown': 404, '/broken': 500 };

createServer(
  (
    /** @type {import('node:http').IncomingMessage} */ { url = '/' },
    /** @type {import('node:http').ServerResponse} */ response,
  ) => {
    response.statusCode = STATUS[url] ?? 404;
    response.end();
  },
).listen(port, '127.0.0.1');
