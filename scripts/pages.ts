/**
 * Builds the browser's pages into dist/web, unless they were built from the same sources already.
 *   node scripts/pages.ts [--force]
 */
import { createHash } from 'node:crypto'
import { existsSync, globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'

const home = fileURLToPath(new URL('..', import.meta.url))
const stamp = path.join(home, 'dist', 'pages.sha256')

/** What the pages are made of: the browser's part and the neutral files that it imports. */
const sources = [
  'src/web/**/*',
  'src/basics/**/*.ts',
  'src/contracts.ts',
  'src/features/**/pages/**/*',
  'src/features/**/{contract,rules}.ts',
  'vite.config.ts',
  'package-lock.json',
]

function digestOfSources(): string {
  const hash = createHash('sha256')
  const files = globSync(sources, { cwd: home, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.includes('.test.'))
    .map((entry) => path.relative(home, path.join(entry.parentPath, entry.name)))
    .sort()
  for (const file of files) {
    const bytes = readFileSync(path.join(home, file))
    hash.update(`${file} ${bytes.length}\n`).update(bytes)
  }
  return hash.digest('hex')
}

const digest = digestOfSources()
const isBuilt = existsSync(path.join(home, 'dist/web/index.html')) && existsSync(stamp)
if (!isBuilt || readFileSync(stamp, 'utf8') !== digest || process.argv.includes('--force')) {
  console.error('正在生成页面…… building the pages')
  process.env.NODE_ENV = 'production'
  await build({ configFile: path.join(home, 'vite.config.ts'), logLevel: 'warn' })
  mkdirSync(path.dirname(stamp), { recursive: true })
  writeFileSync(stamp, digest)
}
