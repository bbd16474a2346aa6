/**
 * sqlmap and wapiti, from Debian's packages, on the running demo: what they find is printed, and nothing is hoped for.
 *   node bench/security/scan.ts [--only people] [--minutes 20] [--skip wapiti]
 * A demo institute is made for this run and thrown away after it; whoever asks is its political work department. Each
 * endpoint of the interface's description is asked with an input that its schemas allow, every parameter given.
 */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import fc from 'fast-check'
import type { Document } from '#platform/api-description.ts'
import { inputsIn } from '#src/fuzz/inputs.ts'
import { requestOf, type Sent } from '#src/fuzz/requests.ts'
import { endpoints, seedFor } from '#src/fuzz/siege.ts'
import { installPackages, mayInstall } from '../../scripts/tests/debian.ts'

const { values } = parseArgs({
  options: {
    only: { type: 'string', default: '' },
    minutes: { type: 'string', default: '20' },
    skip: { type: 'string', default: '' },
    port: { type: 'string', default: '3970' },
    /** A demo institute that is there already: copied, not changed. */
    data: { type: 'string' },
  },
})
const address = `http://127.0.0.1:${values.port}`
const folder = mkdtempSync(path.join(tmpdir(), 'zhibu-scan-'))

/** What ends the session that asks, when it is asked often enough: scanned last, in a session of its own. */
const ends =
  /^accounts\.(sign(In|Out)|change|endOwn|endSessions|disable|resetPassword|clearFactors|enter|keeping|factors|signOn|grants\.revoke)/

/** What waits for something that never comes, or belongs to another world. */
const leftOut = /\.live$|\.hear|^practices|^messages\.inbox\.events/

const missing = ['sqlmap', 'wapiti'].filter((name) => spawnSync('which', [name]).status !== 0)
if (missing.length && !(mayInstall() && installPackages(missing)))
  throw new Error(`apt-get install -y ${missing.join(' ')}`)

async function startDemo(): Promise<ChildProcess> {
  const data = path.join(folder, 'data')
  if (values.data) spawnSync('cp', ['-a', values.data, data])
  const demo = spawn(
    process.execPath,
    ['src/cli.ts', 'serve', '--demo', '--port', values.port, '--data', data],
    { stdio: 'ignore', env: { ...process.env, ZHIBU_RATE_PER_MINUTE: '10000000' } },
  )
  for (let seconds = 0; seconds < 600; seconds++) {
    const answer = await fetch(`${address}/readyz`).catch(() => null)
    if (answer?.ok) return demo
    await wait(1000)
  }
  throw new Error('the demo does not serve')
}

async function signIn(): Promise<string> {
  const answer = await fetch(`${address}/api/demo-sessions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username: 'zhenggong' }),
  })
  return answer.headers.getSetCookie()[0]?.split(';')[0] ?? ''
}

async function signedIn(cookie: string): Promise<boolean> {
  // The connection of before was closed while the scanners ran.
  const ask = () => fetch(`${address}/api/session`, { headers: { cookie, connection: 'close' } })
  return ((await (await ask().catch(ask)).json()) as { signedIn: boolean }).signedIn
}

/** Of several inputs the one that gives the most parameters; first what leaves the session alone. */
async function requests(): Promise<{ calm: Sent[]; ending: Sent[] }> {
  const description = (await (await fetch(`${address}/api/openapi.json`)).json()) as Document
  const inputs = inputsIn(description)
  const asked = endpoints.filter(({ name }) => name.startsWith(values.only) && !leftOut.test(name))
  const sent = (some: typeof asked) =>
    some.flatMap((endpoint) => {
      const input = inputs.get(endpoint.name)
      if (!input) return []
      const drawn = fc.sample(input, { seed: seedFor(1, endpoint), numRuns: 12 })
      const fullest = drawn.sort((one, other) => sizeOf(other) - sizeOf(one))[0]
      const one = requestOf(endpoint, fullest)
      const asks = one.address.includes('?') || typeof one.init.body === 'string'
      return asks ? [one] : []
    })
  return {
    calm: sent(asked.filter(({ name }) => !ends.test(name))),
    ending: sent(asked.filter(({ name }) => ends.test(name))),
  }
}

const sizeOf = (input: unknown) => JSON.stringify(input ?? null).length

/** As Burp writes its log, which sqlmap reads. */
const logged = ({ method, address: to, init }: Sent, cookie: string) =>
  [
    '='.repeat(54),
    `${method} ${to} HTTP/1.1`,
    `Host: 127.0.0.1:${values.port}`,
    `Cookie: ${cookie}`,
    ...(init.body ? ['Content-Type: application/json'] : []),
    '',
    ...(init.body ? [String(init.body)] : []),
    '='.repeat(54),
    '',
  ].join('\n')

function runSqlmap(name: string, all: Sent[], cookie: string): string {
  const log = path.join(folder, `requests-${name}.log`)
  writeFileSync(log, all.map((one) => logged(one, cookie)).join('\n'))
  // The cookie is left out: another value of it is another session, so that nothing further would be asked. 404 and 401
  // are answers like others: what does not exist is asked for as well.
  const flags =
    '--batch --ignore-stdin --disable-coloring --smart --level 2 --risk 1 --threads 4 --dbms postgresql --technique BEUSQ --timeout 20 --drop-set-cookie --param-exclude zhibu_session --ignore-code 401,403,404'
  const output = path.join(folder, `sqlmap-${name}`)
  const done = spawnSync('sqlmap', ['-l', log, ...flags.split(' '), '--output-dir', output], {
    encoding: 'utf8',
    maxBuffer: 1 << 30,
    timeout: Number(values.minutes) * 60_000,
  })
  writeFileSync(path.join(tmpdir(), `zhibu-sqlmap-${name}.log`), done.stdout)
  const many = (what: RegExp) => done.stdout.match(what)?.length ?? 0
  const found = [...done.stdout.matchAll(/^Parameter: .*|.*parameter '.*' is (?!dynamic).*/gm)].map(
    ([line]) => line.trim(),
  )
  const until = done.error ? ', until its time was over' : ''
  return [
    `sqlmap, ${name}: ${many(/testing URL/g)} of ${all.length} requests, ${many(/testing if .* is dynamic/g)} parameters${until}`,
    `  looked at more closely: ${many(/testing for SQL injection on/g)}, of them injectable: ${found.length}`,
    ...found,
  ].join('\n')
}

function runWapiti(all: Sent[], cookie: string): string {
  const starts = path.join(folder, 'starts.txt')
  const reads = all.filter(({ method }) => method === 'GET').map(({ address: to }) => address + to)
  writeFileSync(starts, reads.join('\n'))
  const report = path.join(folder, 'wapiti.json')
  const flags = ['-u', `${address}/`, '-s', starts, '-H', `Cookie: ${cookie}`, '--scope', 'domain', '-d', '1']
  const bounds = ['--max-scan-time', String(Number(values.minutes) * 60), '--max-attack-time', '300']
  spawnSync('wapiti', [...flags, ...bounds, '--flush-session', '-f', 'json', '-o', report, '-v', '0'], {
    stdio: 'ignore',
  })
  const { vulnerabilities, anomalies, infos } = JSON.parse(readFileSync(report, 'utf8')) as {
    vulnerabilities: Record<string, { info: string; path: string; parameter: string }[]>
    anomalies: Record<string, { info: string; path: string }[]>
    infos: { crawled_pages?: number }
  }
  const told = Object.entries({ ...vulnerabilities, ...anomalies }).flatMap(([kind, list]) =>
    list
      .slice(0, 5)
      .map(({ info, path: where }) => `  ${kind}: ${where.slice(0, 120)} ${info.slice(0, 160)}`),
  )
  return [`wapiti: ${infos.crawled_pages ?? reads.length} pages, ${told.length} findings`, ...told].join('\n')
}

const demo = await startDemo()
const began = performance.now()
try {
  const cookie = await signIn()
  const { calm, ending } = await requests()
  if (!values.skip.includes('sqlmap')) console.log(runSqlmap('calm', calm, cookie))
  if (!values.skip.includes('wapiti')) console.log(runWapiti(calm, cookie))
  console.log(
    (await signedIn(cookie)) ? 'signed in to the end' : 'SIGNED OUT MEANWHILE: nothing of this counts',
  )
  if (!values.skip.includes('sqlmap')) console.log(runSqlmap('ending', ending, await signIn()))
  console.log(`${((performance.now() - began) / 1000).toFixed(0)} s, load ${loadavg()[0]?.toFixed(1)}`)
} finally {
  demo.kill('SIGKILL')
  rmSync(folder, { recursive: true, force: true })
}
