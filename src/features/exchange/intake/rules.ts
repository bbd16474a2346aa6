import { isKind, ownerOf } from '../kinds/rules.ts'

type Item = { kind: string; key: string; gone: boolean; digest: string | null }
type Line = { name: string; digest: string }
type Told = { items: Item[]; entries: Line[]; whole: Record<string, string[]> }

/** Why the list of what is in a package is not believed: each kind comes from its owner, each record has its one text. */
export function whyNotListed(
  { items, entries, whole }: Told,
  from: 'intranet' | 'extranet',
): { code: string; kind?: string } | null {
  for (const kind of [...items.map((one) => one.kind), ...Object.keys(whole)]) {
    if (!isKind(kind)) return { code: 'package-kind', kind }
    if (ownerOf[kind] !== from) return { code: 'package-owner', kind }
  }
  const texts = entries.filter(({ name }) => name.startsWith('items/'))
  const told = items.filter(({ gone }) => !gone)
  const paired = told.every(
    ({ digest }, at) =>
      texts[at]?.digest === digest && texts[at]?.name === `items/${String(at + 1).padStart(6, '0')}.json`,
  )
  if (!paired || texts.length !== told.length) return { code: 'package-format' }
  if (items.some(({ gone, digest }) => gone !== (digest === null))) return { code: 'package-format' }
  const files = entries.filter(({ name }) => name.startsWith('files/'))
  return files.every(({ name, digest }) => name === `files/${digest}`) ? null : { code: 'package-format' }
}

/** Why the files that came are not those that the records name: none is missing, none came along. */
export function whyNotFiles(entries: Line[], wanted: ReadonlySet<string>): string | null {
  const came = new Set(entries.filter(({ name }) => name.startsWith('files/')).map(({ digest }) => digest))
  return came.size === wanted.size && [...wanted].every((digest) => came.has(digest)) ? null : 'package-files'
}
