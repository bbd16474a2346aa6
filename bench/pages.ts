/**
 * What a browser loads before it can show a page, in kB after gzip; from the pages as built last.
 *   node scripts/pages.ts && node bench/pages.ts
 */
import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'

type Piece = { file: string; imports?: string[]; css?: string[]; isEntry?: boolean }

const built = new URL('../dist/web/', import.meta.url)
const read = (file: string) => readFileSync(new URL(file, built))
const manifest = JSON.parse(read('.vite/manifest.json').toString()) as Record<string, Piece>

const pages: Record<string, string[]> = {
  'sign-in': ['src/web/entry/sign-in.tsx'],
  'phone: home': ['src/web/frames/phone.tsx', 'src/web/pages/workbench.tsx'],
  'phone: people': ['src/web/frames/phone.tsx', 'pages/people-list.tsx', 'kit/list-phone.tsx'],
  'desktop: home': ['src/web/frames/desktop.tsx', 'src/web/pages/workbench.tsx'],
  'desktop: people': [
    'src/web/frames/desktop.tsx',
    'pages/people-list.tsx',
    'kit/list-desktop.tsx',
    'kit/desktop-input.tsx',
  ],
  'desktop: a person': ['src/web/frames/desktop.tsx', 'people/pages/person.tsx'],
  'desktop: dashboard': ['src/web/frames/desktop.tsx', 'pages/dashboard.tsx', 'kit/chart-canvas.tsx'],
}

/** The piece whose source ends so. */
function piece(ending: string): string {
  const key = Object.keys(manifest).find((one) => ending.endsWith(one) || one.endsWith(ending))
  if (!key) throw new Error(`no piece of the pages is made of ${ending}`)
  return key
}

function withImports(key: string, all = new Set<string>()): Set<string> {
  if (all.has(key)) return all
  all.add(key)
  for (const other of manifest[key]?.imports ?? []) withImports(other, all)
  return all
}

const zipped = (files: Iterable<string>) =>
  [...new Set(files)].reduce((sum, file) => sum + gzipSync(read(file)).length, 0) / 1000

const entry = Object.keys(manifest).find((key) => manifest[key]?.isEntry) as string
console.log('| page | scripts | styles |\n|---|---:|---:|')
for (const [name, sources] of Object.entries({ 'shell alone': [], ...pages })) {
  const keys = new Set([entry, ...sources.map(piece)].flatMap((key) => [...withImports(key)]))
  const pieces = [...keys].map((key) => manifest[key] as Piece)
  const scripts = zipped(pieces.map(({ file }) => file))
  const styles = zipped(pieces.flatMap(({ css }) => css ?? []))
  console.log(`| ${name} | ${scripts.toFixed(0)} kB | ${styles.toFixed(0)} kB |`)
}
