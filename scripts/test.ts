/**
 * npm test [-- WORD…]   with words, only the files whose path contains one of them.
 * ZHIBU_TEST_ALL_ON_POSTGRES=1 runs every story on PostgreSQL too.
 */
import { existsSync, globSync, mkdtempSync, rmSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { startPostgres } from '#platform/real-postgres.ts'
import { home, type Result, step, tell } from './steps.ts'
import { ensureChromium } from './tests/chromium.ts'
import { ensureDirectory, ensureMessageCentre, ensureReaders } from './tests/debian.ts'

const words = process.argv.slice(2)

const files = (pattern: string) =>
  globSync(pattern, { cwd: home, exclude: ['node_modules/**', 'dist/**'] })
    .filter((file) => !words.length || words.some((word) => file.includes(word)))
    .sort()

const reporter = fileURLToPath(new URL('tests/reporter.ts', import.meta.url))

const nodeTests = (name: string, list: string[], env?: Record<string, string>) => {
  const flags = [
    '--disable-warning=ExperimentalWarning',
    `--test-concurrency=${Math.max(2, availableParallelism())}`,
    `--test-reporter=${reporter}`,
  ]
  return step(name, process.execPath, [...flags, '--test', ...list], env)
}

/** Rules and stories: some of them let independent programs read what we write, one sends by a message centre, one asks a directory. */
function stories(list: string[]): Result | Promise<Result> {
  const byPhone = list.some((file) => file.endsWith('/message-centre.test.ts'))
  const missing = ensureReaders()
  if (byPhone) ensureMessageCentre()
  if (list.some((file) => file.endsWith('/directory.test.ts'))) ensureDirectory()
  if (!missing) return nodeTests('rules and stories', list)
  console.error(missing)
  return { name: 'rules and stories', ok: false, seconds: 0 }
}

/** Races, locks and isolation, where an embedded database with its single session proves nothing. */
async function onPostgres(list: string[]): Promise<Result> {
  const server = await startPostgres()
  try {
    return await nodeTests('on a real PostgreSQL', list, { ZHIBU_TEST_DATABASE_URL: server.url })
  } finally {
    await server.stop()
  }
}

/** Each device visits a server and an institute of its own, both at once. The institute is made once and copied. */
async function journeys(list: string[]): Promise<Result[]> {
  const chromium = ensureChromium()
  if ('missing' in chromium) {
    console.error(chromium.missing)
    return [{ name: 'journeys in the browser', ok: false, seconds: 0 }]
  }
  const built = await step('pages', process.execPath, ['scripts/pages.ts'])
  if (!built.ok) return [{ ...built, name: 'journeys in the browser' }]
  const institute = mkdtempSync(path.join(tmpdir(), 'zhibu-institute-'))
  const made = await step('demo institute', process.execPath, [
    'src/cli.ts',
    'init',
    '--demo',
    '--data',
    institute,
  ])
  if (!made.ok) return [{ ...made, name: 'journeys in the browser' }]
  const visit = (device: string) => {
    // Of the files that were named one device may have none: the whole run always has some.
    const some = words.length > 0 ? ['--pass-with-no-tests'] : []
    const flags = ['test', '-c', 'e2e/playwright.config.ts', '--project', device, ...some]
    const output = ['--output', `test-results/${device}`]
    return step(`journeys on the ${device}`, 'playwright', [...flags, ...output, ...list], {
      ZHIBU_CHROMIUM: chromium.path,
      ZHIBU_JOURNEYS_INSTITUTE: institute,
    })
  }
  try {
    return await Promise.all([visit('desktop'), visit('phone')])
  } finally {
    rmSync(institute, { recursive: true, force: true })
  }
}

const all = files('{src,scripts,bench}/**/*.test.ts')
const embedded = all.filter((file) => !file.endsWith('.postgres.test.ts'))
const everythingTwice = Boolean(process.env.ZHIBU_TEST_ALL_ON_POSTGRES)
const real = everythingTwice ? all : all.filter((file) => file.endsWith('.postgres.test.ts'))
const browser = existsSync(new URL('../e2e/playwright.config.ts', import.meta.url))
  ? files('e2e/**/*.spec.ts')
  : []

const results: Result[] = []
if (embedded.length) results.push(await stories(embedded))
if (real.length) results.push(await onPostgres(real))
if (browser.length) results.push(...(await journeys(browser)))
if (!results.length) {
  console.error(`no test file contains ${words.join(' or ')}`)
  process.exitCode = 1
} else tell(results)
