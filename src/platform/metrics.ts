import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'

/** Figures of the running program for the institute's monitoring: of endpoints by name, never of addresses or people. */
export type Metrics = {
  answered(endpoint: string | undefined, status: number, seconds: number): void
  jobEnded(job: string, outcome: 'done' | 'failed'): void
  /** A figure that is looked up when somebody asks; null: there is none. */
  gauge(name: string, help: string, read: () => Promise<number | null>): void
  text(): Promise<string>
  readonly type: string
}

export function createMetrics(): Metrics {
  const register = new Registry()
  collectDefaultMetrics({ register })
  const requests = new Counter({
    name: 'zhibu_requests_total',
    help: 'Requests to the interface, by endpoint and status',
    labelNames: ['endpoint', 'status'],
    registers: [register],
  })
  const durations = new Histogram({
    name: 'zhibu_request_seconds',
    help: 'How long the interface took until it answered, by endpoint',
    labelNames: ['endpoint'],
    buckets: [0.01, 0.03, 0.1, 0.3, 1, 3, 10],
    registers: [register],
  })
  const jobs = new Counter({
    name: 'zhibu_jobs_total',
    help: 'Later work, by kind and outcome',
    labelNames: ['job', 'outcome'],
    registers: [register],
  })
  return {
    answered(endpoint = 'none', status, seconds) {
      requests.inc({ endpoint, status })
      durations.observe({ endpoint }, seconds)
    },
    jobEnded: (job, outcome) => jobs.inc({ job, outcome }),
    gauge(name, help, read) {
      new Gauge({
        name,
        help,
        registers: [register],
        async collect() {
          const value = await read().catch(() => null)
          this.set(value ?? Number.NaN)
        },
      })
    },
    text: () => register.metrics(),
    type: register.contentType,
  }
}
